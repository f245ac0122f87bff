package jp.madoguchi.reliability;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The line between the portal and its database, to be cut: at once, silently, or in the moment between a commit and its answer. It
 * understands no more of MySQL's protocol than that a commit is a short packet with that word in it.
 */
final class CutLine implements AutoCloseable {
    /** What becomes of a commit. */
    enum Loss {
        /** It reaches the server and is done; the answer doesn't come back. */
        ANSWER,
        /** It never reaches the server. */
        COMMIT
    }

    private enum State {
        PASSES,
        /** Nothing comes through, and nobody is told. */
        SILENT,
        /** Every connection is reset, and so is every new one. */
        CUT
    }

    private static final long NEVER = Long.MAX_VALUE;

    private final InetSocketAddress server;
    private final ServerSocket listening;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicInteger lost = new AtomicInteger();
    private long carried;
    /** How many bytes may still pass on one connection before it is reset. */
    private long left = NEVER;

    private @Nullable Link counted;

    private volatile State state = State.PASSES;
    private volatile @Nullable String marker;
    private volatile Loss loss = Loss.ANSWER;

    CutLine(String host, int port) {
        server = new InetSocketAddress(host, port);
        try {
            listening = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("cut-line").start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    void cut() {
        state = State.CUT;
        links.forEach(Link::reset);
    }

    void silence() {
        state = State.SILENT;
    }

    /** Connections that were silenced go on where they were. */
    void restore() {
        state = State.PASSES;
    }

    /** As when a firewall has forgotten them: the connections of now stay silent for good, new ones pass. */
    void restoreForNewOnes() {
        links.forEach(link -> link.forgotten = true);
        state = State.PASSES;
    }

    /** Of the next connection that carries this text, the next commit or its answer is lost. */
    void loseCommitBehind(String text, Loss what) {
        loss = what;
        marker = text;
    }

    /** How many commits were lost until now. */
    int lost() {
        return lost.get();
    }

    /** How many bytes it has carried, both ways. */
    synchronized long carried() {
        return carried;
    }

    /** The connection over which the portal speaks next is reset after so many bytes, both ways, in the middle of what it carries. */
    synchronized void cutAfter(long bytes) {
        left = bytes;
        counted = null;
    }

    /** @return whether what {@link #cutAfter} has asked for had happened already */
    synchronized boolean cutNoMore() {
        boolean happened = left == NEVER;
        left = NEVER;
        return happened;
    }

    /** @return how many of these bytes pass: fewer than all where the connection is to be reset behind them */
    private synchronized int passing(Link link, boolean outward, int bytes) {
        carried += bytes;
        if (left == NEVER) {
            return bytes;
        }
        if (counted == null && outward) {
            counted = link;
        }
        if (counted != link) {
            return bytes;
        }
        if (bytes <= left) {
            left -= bytes;
            return bytes;
        }
        int last = (int) left;
        left = NEVER;
        return last;
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                if (state == State.CUT) {
                    reset(client);
                } else {
                    Thread.ofVirtual().start(() -> link(client));
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void link(Socket client) {
        try {
            Socket to = new Socket();
            to.connect(server, 5_000);
            client.setTcpNoDelay(true);
            to.setTcpNoDelay(true);
            Link link = new Link(client, to);
            links.add(link);
            Thread.ofVirtual().start(() -> link.pump(to, client, false));
            link.pump(client, to, true);
        } catch (IOException e) {
            reset(client);
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException alreadyClosed) {
            // that was the aim
        }
    }

    private final class Link {
        private final Socket client;
        private final Socket to;
        private volatile boolean forgotten;
        private volatile boolean marked;
        /** The commit was passed on; what comes back next is its answer. */
        private volatile boolean committing;

        Link(Socket client, Socket to) {
            this.client = client;
            this.to = to;
        }

        void pump(Socket from, Socket into, boolean outward) {
            byte[] buffer = new byte[64 * 1024];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = into.getOutputStream();
                int read;
                while ((read = in.read(buffer)) >= 0) {
                    while (state == State.SILENT || forgotten) {
                        LockSupport.parkNanos(5_000_000);
                        if (client.isClosed() || listening.isClosed()) {
                            return;
                        }
                    }
                    if (outward && isLost(buffer, read)) {
                        return;
                    }
                    if (!outward && committing) {
                        lost.incrementAndGet();
                        return;
                    }
                    int passing = passing(this, outward, read);
                    out.write(buffer, 0, passing);
                    out.flush();
                    if (passing < read) {
                        return;
                    }
                }
            } catch (IOException closed) {
                // by one of the two, or by a cut
            } finally {
                reset();
            }
        }

        private boolean isLost(byte[] buffer, int read) {
            String wanted = marker;
            if (wanted != null && new String(buffer, 0, read, StandardCharsets.UTF_8).contains(wanted)) {
                marked = true;
                marker = null;
            }
            if (marked && read < 64 && text(buffer, read).contains("commit")) {
                marked = false;
                if (loss == Loss.COMMIT) {
                    lost.incrementAndGet();
                    return true;
                }
                committing = true;
            }
            return false;
        }

        private String text(byte[] buffer, int read) {
            return new String(buffer, 0, read, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        }

        void reset() {
            links.remove(this);
            CutLine.reset(client);
            CutLine.reset(to);
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        links.forEach(Link::reset);
    }
}
