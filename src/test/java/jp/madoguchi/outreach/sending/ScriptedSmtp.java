package jp.madoguchi.outreach.sending;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A mail server on a real socket that answers as a test says, and breaks off where it says. What it has accepted is what it has said
 * 250 to after the text, or would have, had the line not broken.
 */
final class ScriptedSmtp implements AutoCloseable {
    /** Instead of an answer: the connection is gone. */
    static final String DROP = "DROP";

    /** The message is in the server's spool, and the connection is gone before it says so. */
    static final String TAKE_AND_DROP = "TAKE AND DROP";

    private final ServerSocket socket;
    private final List<Socket> open = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, List<String>> answers = new ConcurrentHashMap<>();
    final List<String> accepted = Collections.synchronizedList(new ArrayList<>());
    final List<String> commands = Collections.synchronizedList(new ArrayList<>());
    final AtomicInteger connections = new AtomicInteger();

    ScriptedSmtp() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** @param step CONNECT, MAIL, RCPT, DATA or END; the answers are given in turn, then all is well again */
    ScriptedSmtp answering(String step, String... inTurn) {
        answers.put(step, Collections.synchronizedList(new ArrayList<>(List.of(inTurn))));
        return this;
    }

    private String answer(String step, String usual) {
        List<String> left = answers.get(step);
        return left == null || left.isEmpty() ? usual : left.removeFirst();
    }

    private void serve() {
        try {
            while (true) {
                Socket client = socket.accept();
                open.add(client);
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> talk(client));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void talk(Socket client) {
        try (client) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            if (!say(client, answer("CONNECT", "220 scripted ESMTP"))) {
                return;
            }
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                commands.add(line);
                String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
                String said = switch (verb) {
                    case "EHLO" -> "250 scripted";
                    case "MAIL" -> answer("MAIL", "250 2.1.0 Ok");
                    case "RCPT" -> answer("RCPT", "250 2.1.5 Ok");
                    case "DATA" -> answer("DATA", "354 Go on");
                    case "QUIT" -> "221 Bye";
                    default -> "250 Ok";
                };
                if (!say(client, said)) {
                    return;
                }
                if (verb.equals("DATA") && said.startsWith("354") && !text(client, in)) {
                    return;
                }
            }
        } catch (IOException gone) {
            // what the portal does with it is the test's matter
        }
    }

    private boolean text(Socket client, BufferedReader in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals(".")) {
                String said = answer("END", "250 2.0.0 queued");
                if (said.startsWith("250") || said.equals(TAKE_AND_DROP)) {
                    accepted.add(text.toString());
                }
                return say(client, said);
            }
            text.append(line).append('\n');
        }
        return false;
    }

    private static boolean say(Socket client, String answer) throws IOException {
        if (answer.equals(DROP) || answer.equals(TAKE_AND_DROP)) {
            client.close();
            return false;
        }
        if (answer.equals("SILENCE")) {
            return true;
        }
        OutputStream out = client.getOutputStream();
        out.write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return !answer.startsWith("421");
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket client : List.copyOf(open)) {
            client.close();
        }
    }
}
