package jp.madoguchi.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.FullSize;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.bench.RoundTrips;
import jp.madoguchi.bench.VaadinTab;
import jp.madoguchi.privacy.FieldCipher;
import jp.madoguchi.privacy.SealedColumn;
import jp.madoguchi.privacy.SealedFieldException;
import jp.madoguchi.security.DemoUsers;
import jp.madoguchi.testing.HiddenText;
import jp.madoguchi.testing.KeysOfPortal;
import jp.madoguchi.testing.Workbooks;
import jp.madoguchi.testing.WrittenIn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Card numbers, brought in by every way there is, are afterwards nowhere: not in the database, not encrypted either, not in a log or a file. */
class NoCardNumberIT {
    private static final int DIGITS = 16;
    private static final List<UnaryOperator<String>> SPELLINGS = List.of(
            card -> card,
            card -> card.replaceAll("(....)(?=.)", "$1-"),
            card -> card.replaceAll("(....)(?=.)", "$1 "),
            NoCardNumberIT::fullWidth);

    private static final byte[] COUNTS = counts();

    private final WatchedPortal portal = WatchedPortal.running();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(threads)
            .build();
    private final Random random = new Random(4);
    private final Set<String> cards = new HashSet<>();
    private final Set<String> problems = new TreeSet<>();
    private int ways;

    @Test
    @Assures("C3")
    void noneIsAnywhereAfterItWasBroughtInByEveryWay() throws Exception {
        int many = FullSize.of(20, 1_000);
        try (VaadinTab operator = tab("operator", "desk");
                VaadinTab supervisor = tab("supervisor", "desk/import")) {
            // to a page, what was typed into it is told back only as it was typed
            for (int i = 0; i < many; i++) {
                String card = card();
                cards.add(card);
                String said = SPELLINGS.get(i % SPELLINGS.size()).apply(card);
                type(operator, said);
                call(said, card);
                ask(operator, said, card);
                upload(supervisor, said, i);
                HiddenText place = HiddenText.values()[i % HiddenText.values().length];
                assertThat(report("hidden-" + i + ".xlsx", place.in(COUNTS, said), false))
                        .as("%s: %s", i, place)
                        .isEqualTo(422);
            }
        }
        // it was the number alone that was refused
        assertThat(report("counts.xlsx", COUNTS, true)).isEqualTo(200);
        threads.shutdown();
        searchDatabase();
        searchFiles("log", Stream.of(Path.of("target", "running-portal").toAbsolutePath()));
        searchFiles("file", Stream.of(portal.accessLog(), portal.temporary(), portal.data()));
        note("the portal's log", portal.log());

        assertThat(problems).isEmpty();
        Measured.as(
                "%,d card numbers by %,d fields, searches, addresses, headers, files and calls, hidden in workbooks in %d ways: 0 in the database, encrypted ones read, 0 in logs and files",
                many, ways, HiddenText.values().length);
    }

    private VaadinTab tab(String user, String route) throws IOException, InterruptedException {
        VaadinTab tab = new VaadinTab(portal.url(), threads, new RoundTrips(), () -> {});
        tab.signIn(user, DemoUsers.PASSWORD);
        tab.open(route);
        return tab;
    }

    private void type(VaadinTab tab, String said) throws IOException, InterruptedException {
        tab.type("text", tab.tree().find("vaadin-text-area", "内容"), "番号は" + said + "とのこと");
        tab.type("caller", tab.tree().find("vaadin-text-field", "電話番号"), said);
        tab.search("search", tab.tree().find("vaadin-combo-box", "ほかの方法で探す"), said);
        tab.click("category", tab.tree().find("vaadin-button", "QUOカードPay関連"));
        tab.click("outcome", tab.tree().find("vaadin-button", "解決"));
        tab.click("save", tab.tree().find("vaadin-button", "保存して次へ"));
        ways += 4;
    }

    /** By the API: in a field, as a name of a field, in the path, as a file's column. */
    private void call(String said, String card) throws IOException, InterruptedException {
        String calls = "/api/v1/incidents/koko-2022/call-records";
        String record =
                "{\"callId\":\"%s\",\"receivedAt\":\"2022-08-03T10:00:00+09:00\",\"caller\":\"%s\",\"agent\":\"%s\",\"result\":\"BUSY\"}"
                        .formatted(said, said, said);
        send(api(calls, "supervisor").header("Content-Type", "application/x-ndjson"), record, card);
        send(
                api(calls, "supervisor").header("Content-Type", "application/x-ndjson"),
                "{\"%s\":\"1\",\"receivedAt\":\"%s\"}".formatted(said, said),
                card);
        send(
                api(calls, "supervisor").header("Content-Type", "text/csv"),
                "call_id,received_at,answered_at,ended_at,trunk,caller,agent,result\n%s,2022-08-03T10:00:00+09:00,,,%s,%s,%s,BUSY\n"
                        .formatted(said, said, said, said),
                card);
        send(
                api("/api/v1/incidents/" + encode(said) + "/call-records", "supervisor")
                        .header("Content-Type", "text/csv"),
                "x",
                card);
    }

    /** In addresses and headers, signed in or not. */
    private void ask(VaadinTab tab, String said, String card) throws IOException, InterruptedException {
        for (String path : List.of(
                "/desk?case=" + encode(said),
                "/desk/inquiries?text=" + encode(said),
                "/" + encode(said),
                "/s/" + encode(said),
                "/api/v1/" + encode(said) + "?x=" + encode(said))) {
            send(to(path).header("Cookie", tab.cookies()), null, card);
        }
        send(
                to("/desk")
                        .header("Cookie", tab.cookies())
                        .header("User-Agent", "x " + card)
                        .header("X-Forwarded-For", card)
                        .header("Referer", portal.url() + "/?q=" + card),
                null,
                card);
        send(api("/api/v1/incidents/koko-2022/call-records", said), "x", card);
        VaadinTab nobody = new VaadinTab(portal.url(), threads, new RoundTrips(), () -> {});
        nobody.signIn(said, said);
    }

    private void upload(VaadinTab tab, String said, int turn) throws IOException, InterruptedException {
        int upload = tab.tree().all("vaadin-upload", any -> true).getFirst();
        String target = tab.tree().attribute(upload, "target");
        byte[] sheet = Workbooks.of(page -> {
            Workbooks.header(page, "call_id", "received_at", "caller", "result");
            page.value(1, 0, said);
            page.value(1, 2, said);
        });
        byte[] properties = Workbooks.replaced(
                sheet,
                "docProps/core.xml",
                "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
                        + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>" + said
                        + "</dc:title></cp:coreProperties>");
        byte[] csv = ("call_id,received_at,caller,result\n" + said + ",2022-08-03T10:00:00+09:00," + said + ",BUSY\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] content = switch (turn % 4) {
            case 0 -> csv;
            case 1 -> sheet;
            case 2 -> properties;
            default -> HiddenText.values()[turn / 4 % HiddenText.values().length].in(sheet, said);
        };
        ways++;
        client.send(
                to("/" + target)
                        .header("Cookie", tab.cookies())
                        .header("X-Filename", encode(said) + (turn % 4 == 0 ? ".csv" : ".xlsx"))
                        .header("Content-Type", "application/octet-stream")
                        .POST(BodyPublishers.ofByteArray(content))
                        .build(),
                BodyHandlers.discarding());
    }

    /** A workbook that would be taken as it is, file and all, were it not for the number hidden in it. */
    private int report(String name, byte[] workbook, boolean dryRun) throws IOException, InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(workbook);
        body.writeBytes("\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8));
        ways++;
        return client.send(
                        api(
                                        "/api/v1/incidents/koko-2022/reissue-reports?dryRun=" + dryRun + "&explanation="
                                                + encode("説明"),
                                        "contractor")
                                .header("Content-Type", "multipart/form-data; boundary=x")
                                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private static byte[] counts() {
        String[] issuers = {"A社", "B社", "C社", "D社", "E社"};
        String[] reissued = {"15500", "10400", "8600", "5500", "3200"};
        return Workbooks.of(page -> {
            Workbooks.header(page, "基準日", "カード会社", "再発行件数");
            for (int i = 0; i < issuers.length; i++) {
                page.value(i + 1, 0, "2022-08-01");
                page.value(i + 1, 1, issuers[i]);
                page.value(i + 1, 2, reissued[i]);
            }
        });
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(portal.url() + path)).timeout(Duration.ofMinutes(1));
    }

    private HttpRequest.Builder api(String path, String user) {
        return to(path).header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(
                                                (user + ":" + DemoUsers.PASSWORD).getBytes(StandardCharsets.UTF_8)));
    }

    private void send(HttpRequest.Builder request, @Nullable String body, String card)
            throws IOException, InterruptedException {
        ways++;
        HttpRequest built = (body == null ? request.GET() : request.POST(BodyPublishers.ofString(body))).build();
        HttpResponse<String> answer = client.send(built, BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (digits(answer.body()).contains(card)) {
            problems.add("told back by " + built.method() + " "
                    + built.uri().getPath().replaceAll("[0-9０-９][-0-9０-９ ]{12,}", "N") + " with "
                    + answer.statusCode());
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String card() {
        StringBuilder start = new StringBuilder("4");
        while (start.length() < DIGITS - 1) {
            start.append(random.nextInt(10));
        }
        int sum = 0;
        for (int i = 0; i < start.length(); i++) {
            int digit = start.charAt(start.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return start.append((10 - sum % 10) % 10).toString();
    }

    private static String fullWidth(String card) {
        StringBuilder wide = new StringBuilder();
        card.chars().forEach(digit -> wide.append((char) (digit - '0' + '０')));
        return wide.toString();
    }

    /** All that stands in tables, and what stands there encrypted. */
    private void searchDatabase() {
        FieldCipher cipher = KeysOfPortal.with(portal.data().resolve("demo"), portal.dataSource())
                .getBean(FieldCipher.class);
        JdbcClient jdbc = portal.jdbc();
        for (String table : jdbc.sql(
                        "select table_name from information_schema.tables where table_schema = database() and table_type = 'BASE TABLE'")
                .query(String.class)
                .list()) {
            String key = jdbc.sql(
                            "select column_name from information_schema.key_column_usage where table_schema = database()"
                                    + " and table_name = ? and constraint_name = 'PRIMARY' order by ordinal_position limit 1")
                    .param(table)
                    .query(String.class)
                    .optional()
                    .orElse("");
            jdbc.sql("select * from " + table).query(row -> {
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    String column = row.getMetaData().getColumnName(i);
                    Object value = row.getObject(i);
                    String text = switch (value) {
                        case null -> "";
                        case byte[] bytes ->
                            key.isEmpty() ? plain(bytes) : open(cipher, table, column, row.getObject(key), bytes);
                        default -> value.toString();
                    };
                    note(table + "." + column, text);
                }
            });
        }
    }

    private static String open(FieldCipher cipher, String table, String column, Object id, byte[] sealed) {
        if (!(id instanceof Long row)) {
            return plain(sealed);
        }
        try {
            String clear = new SealedColumn(table, column).open(cipher, row, sealed);
            return clear == null ? "" : clear;
        } catch (SealedFieldException | IllegalArgumentException e) {
            return plain(sealed);
        }
    }

    private static String plain(byte[] bytes) {
        return WrittenIn.bytes(bytes);
    }

    private void searchFiles(String what, Stream<Path> folders) {
        folders.filter(Files::exists).forEach(folder -> {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (Files.size(file) < 100_000_000) {
                        note(what + " " + folder.relativize(file), plain(Files.readAllBytes(file)));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void note(String place, String text) {
        if (text.length() < DIGITS) {
            return;
        }
        String digits = digits(text);
        for (int i = 0; i + DIGITS <= digits.length(); i++) {
            if (cards.contains(digits.substring(i, i + DIGITS))) {
                problems.add("left in " + place);
                return;
            }
        }
    }

    /** Without what stands between the groups; other signs part what doesn't belong together. */
    private static String digits(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replace("%20", " ")
                .replace('+', ' ');
        StringBuilder digits = new StringBuilder();
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            } else if (c != '-' && c != ' ' && !digits.isEmpty()) {
                parts.add(digits.toString());
                digits.setLength(0);
            }
        }
        parts.add(digits.toString());
        return String.join(
                "/", parts.stream().filter(part -> part.length() >= DIGITS).toList());
    }
}
