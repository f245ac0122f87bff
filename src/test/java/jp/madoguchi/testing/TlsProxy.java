package jp.madoguchi.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Ends TLS before the portal and tells it so, as {@code docker/proxy/Caddyfile} has Caddy do it, but adds no header to what comes back:
 * what a client sees is the portal's own. Each connection serves one request, or one web socket.
 */
public final class TlsProxy implements AutoCloseable {
    private static final int LONGEST_HEAD = 100_000;
    /** What the proxy says itself, and the other ways to say the same. */
    private static final Set<String> TAKEN_AWAY = Set.of(
            "forwarded",
            "x-forwarded-for",
            "x-forwarded-proto",
            "x-forwarded-host",
            "x-forwarded-port",
            "x-forwarded-prefix",
            "x-forwarded-ssl");

    private final ServerSocket server;
    private final int portal;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** @param portal the port where it listens without TLS */
    public TlsProxy(LocalTls tls, int portal) throws IOException {
        this.portal = portal;
        this.server =
                tls.context().getServerSocketFactory().createServerSocket(0, 200, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    /** The address without a slash at its end. */
    public String url() {
        return "https://" + authority();
    }

    private String authority() {
        return "localhost:" + server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                threads.execute(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket behind = new Socket(InetAddress.getLoopbackAddress(), portal)) {
            behind.getOutputStream().write(head(client));
            threads.execute(() -> pass(client, behind));
            pass(behind, client);
        } catch (IOException gone) {
            // one of both; the other is told by the end of its connection
        }
    }

    private static void pass(Socket from, Socket to) {
        try (to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException gone) {
            // as above
        }
    }

    /** The request's first lines as they go on. */
    private byte[] head(Socket client) throws IOException {
        List<String> lines = List.of(read(client.getInputStream()).split("\r\n"));
        boolean upgrade =
                lines.stream().anyMatch(line -> line.toLowerCase(Locale.ROOT).startsWith("upgrade:"));
        List<String> sent = new ArrayList<>();
        sent.add(lines.getFirst());
        for (String line : lines.subList(1, lines.size())) {
            String name = line.split(":", 2)[0].strip().toLowerCase(Locale.ROOT);
            if (!TAKEN_AWAY.contains(name) && (upgrade || !name.equals("connection"))) {
                sent.add(line);
            }
        }
        sent.add("X-Forwarded-For: " + client.getInetAddress().getHostAddress());
        sent.add("X-Forwarded-Proto: https");
        sent.add("X-Forwarded-Host: " + authority());
        // Caddy stands at the usual port, which the portal takes where none is said
        sent.add("X-Forwarded-Port: " + server.getLocalPort());
        if (!upgrade) {
            sent.add("Connection: close");
        }
        return (String.join("\r\n", sent) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int last = 0;
        while (head.size() < LONGEST_HEAD) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the client has gone before its request was whole");
            }
            head.write(next);
            last = last << 8 | next;
            if (last == 0x0d0a0d0a) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
        }
        throw new IOException("a request with too many headers");
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
