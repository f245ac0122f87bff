package jp.madoguchi.outreach.sending;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A long way to the mail server: what the server says arrives later, so that there is time to die between its word and our hearing. */
public final class SlowLine implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int server;
    private final long millis;

    public SlowLine(int server, long millis) throws IOException {
        this.server = server;
        this.millis = millis;
        Thread.ofVirtual().start(this::serve);
    }

    public int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        try {
            while (true) {
                Socket client = socket.accept();
                Socket to = new Socket(InetAddress.getLoopbackAddress(), server);
                client.setTcpNoDelay(true);
                to.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> pipe(client, to, 0));
                Thread.ofVirtual().start(() -> pipe(to, client, millis));
            }
        } catch (IOException closed) {
            // the trial is over
        }
    }

    private static void pipe(Socket from, Socket to, long millis) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] some = new byte[8192];
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                if (millis > 0) {
                    Thread.sleep(millis);
                }
                out.write(some, 0, read);
                out.flush();
            }
        } catch (IOException | InterruptedException gone) {
            // one side has died, which is what this is for
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
