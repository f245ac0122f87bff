package jp.madoguchi.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.FullSize;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.security.AccessTable;
import jp.madoguchi.security.DemoUsers;
import jp.madoguchi.testing.RunningPortal;
import org.junit.jupiter.api.Test;

/** Requests as no browser and no client would write them, over the wire, since what takes an address apart is the server. */
class HostileRequestsIT {
    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE");

    private final List<String> problems = new ArrayList<>();
    private int sent;

    @Test
    @Assures({"A1", "A2"})
    void everyPathOfTheApiIsGuessedAt() throws IOException {
        int turn = 0;
        int step = FullSize.of(37, 1);
        for (String line : AccessTable.of("api").things()) {
            String path = line.substring(line.indexOf(' ') + 1).replace("/**", "/{id}");
            for (String method : METHODS) {
                for (String id : Payloads.ids()) {
                    for (String who : AccessTable.WHO) {
                        if (turn++ % step == 0) {
                            String address = path.contains("{id}")
                                    ? path.replace("{code}", "koko-2022").replace("{id}", id)
                                    : path.contains("{code}") ? path.replace("{code}", id) : path + "/" + id;
                            judge(method, address, who, send(method, address, who));
                        }
                    }
                }
            }
        }

        assertThat(problems).isEmpty();
        Measured.as("%,d requests to guessed addresses of the API: 0 failures, 0 told to whom it isn't for", sent);
    }

    /** Ways around the guard's idea of a path: what isn't the address of a page is refused or leads to the sign-in. */
    @Test
    @Assures("A1")
    void noWayOfWritingAnAddressLeadsPastTheGuard() throws IOException {
        for (String hidden : List.of(
                "actuator/env",
                "actuator/heapdump",
                "actuator/prometheus",
                "admin",
                "city",
                "desk",
                "h2-console",
                "api/v1/audit/verification",
                "VAADIN/../actuator/env",
                "META-INF/MANIFEST.MF",
                "WEB-INF/web.xml",
                "application.yml",
                ".git/config")) {
            for (String address : List.of(
                    "/" + hidden,
                    "//" + hidden,
                    "/./" + hidden,
                    "/s/../" + hidden,
                    "/s/..;/" + hidden,
                    "/s/%2e%2e/" + hidden,
                    "/" + hidden + "/",
                    "/" + hidden + ";a=b",
                    "/" + hidden + "%00",
                    "/" + hidden + "%2f",
                    "/" + hidden.toUpperCase(Locale.ROOT),
                    "/VAADIN/build/../../" + hidden,
                    "/actuator/health/../../" + hidden,
                    "/" + hidden + ".json",
                    "/" + hidden.replace("/", "%2F"),
                    "/" + hidden.replace("/", "\\"),
                    "http://attacker.example/" + hidden)) {
                String answer = send("GET", address, AccessTable.NOBODY);
                sent++;
                int status = status(answer);
                String body = body(answer);
                boolean page = body.contains("<!doctype html>") || body.contains("<!DOCTYPE html>");
                if (status >= 500
                        || (status == 200 && !page && !body.contains("\"status\":\"UP\"") && !body.isEmpty())) {
                    problems.add(address + " -> " + status + " " + body.substring(0, Math.min(200, body.length())));
                }
            }
        }

        assertThat(problems).isEmpty();
        Measured.as("%,d ways of writing the address of something hidden: 0 lead there", sent);
    }

    private void judge(String method, String address, String who, String answer) {
        int status = status(answer);
        String body = body(answer);
        String shown =
                method + " " + address.substring(0, Math.min(120, address.length())) + " as " + who + " -> " + status;
        if (status >= 500) {
            problems.add(shown + " " + body);
        }
        if (body.contains("Exception") || body.contains("jp.madoguchi") || body.contains("<script>window")) {
            problems.add(shown + " tells too much: " + body);
        }
        if (answer.substring(0, answer.length() - body.length()).contains("\nSet-Cookie: x=1")) {
            problems.add(shown + " writes a header of the caller's");
        }
        if (who.equals(AccessTable.NOBODY) && status == 200 && !method.equals("OPTIONS")) {
            problems.add(shown + " is open to nobody");
        }
    }

    private String send(String method, String address, String who) throws IOException {
        sent++;
        URI portal = URI.create(RunningPortal.demo().url());
        try (Socket socket = new Socket(portal.getHost(), portal.getPort())) {
            socket.setSoTimeout(30_000);
            String head = method + " " + address + " HTTP/1.1\r\nHost: localhost:" + portal.getPort()
                    + "\r\nAccept: */*\r\nConnection: close\r\n"
                    + (who.equals(AccessTable.NOBODY)
                            ? ""
                            : "Authorization: Basic "
                                    + Base64.getEncoder()
                                            .encodeToString(
                                                    (who + ":" + DemoUsers.PASSWORD).getBytes(StandardCharsets.UTF_8))
                                    + "\r\n")
                    + (List.of("POST", "PUT", "PATCH").contains(method)
                            ? "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
                            : "\r\n");
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.UTF_8));
            out.flush();
            return read(socket.getInputStream());
        }
    }

    private static String read(InputStream in) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            in.transferTo(all);
        } catch (IOException closedByTheServer) {
            // what came before counts
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    /** 400 where the server hung up without a word. */
    private static int status(String answer) {
        return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 400;
    }

    private static String body(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        return end < 0 ? "" : answer.substring(end + 4);
    }
}
