package jp.madoguchi.hostile;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import jp.madoguchi.testing.Workbooks;

/**
 * A file as somebody sends it who wants to get in, or to break something, or whose program is broken.
 *
 * @param what it is, for the list of what went wrong
 */
record TwistedFile(String what, String name, byte[] bytes) {
    /** A valid number of a test card. */
    static final String CARD = "4111111111111111";

    private static final Charset CP932 = Charset.forName("windows-31j");
    private static final byte[] EXE = hex("4D5A90000300000004000000FFFF0000");
    private static final byte[] ELF = hex("7F454C460201010000000000000000000300");
    private static final byte[] PNG = hex("89504E470D0A1A0A0000000D49484452");
    private static final byte[] PDF =
            "%PDF-1.4\n1 0 obj\n<< /OpenAction << /S /JavaScript >> >>\n%%EOF\n".getBytes(UTF_8);
    private static final Map<String, byte[]> ATTACKS = Workbooks.attacks();
    private static final int LONG_LINE = 5 * 1024 * 1024;
    private static final int MANY_COLUMNS = 100_000;

    /**
     * All of them, except those with a bad name.
     *
     * @param header of the table that the place expects, without a line end; twisted texts stand under it
     */
    static List<TwistedFile> all(String header) {
        List<TwistedFile> files = new ArrayList<>(noTables());
        byte[] book = Workbooks.of(sheet -> Workbooks.header(sheet, "x"));
        files.add(new TwistedFile("workbook called CSV", "counts.csv", book));
        files.add(new TwistedFile("CSV called workbook", "counts.xlsx", "x\n1\n".getBytes(UTF_8)));
        ATTACKS.forEach((what, bytes) -> files.add(new TwistedFile(what, "counts.xlsx", bytes)));
        files.add(new TwistedFile("macros called so", "counts.xlsm", ATTACKS.get("macros")));
        files.add(new TwistedFile("lying dimensions", "counts.xlsx", Workbooks.withLyingDimensions()));
        files.addAll(texts(header));
        return files;
    }

    /** What isn't a table at all, under each name that could open a door. */
    private static List<TwistedFile> noTables() {
        byte[] random = new byte[4_096];
        new Random(7).nextBytes(random);
        List<TwistedFile> files = new ArrayList<>();
        for (String name : List.of("counts.csv", "counts.xlsx", "counts.pdf", "counts.json")) {
            files.add(new TwistedFile("nothing", name, new byte[0]));
            files.add(new TwistedFile("random bytes", name, random));
            files.add(new TwistedFile("Windows program", name, EXE));
            files.add(new TwistedFile("Linux program", name, ELF));
            files.add(new TwistedFile("PDF with a script", name, PDF));
            files.add(new TwistedFile("PNG", name, PNG));
        }
        files.add(new TwistedFile("page", "counts.csv", "<html><script>alert(1)</script>".getBytes(UTF_8)));
        files.add(new TwistedFile("old Excel", "counts.xlsx", hex("D0CF11E0A1B11AE1")));
        return files;
    }

    private static List<TwistedFile> texts(String header) {
        List<TwistedFile> files = new ArrayList<>();
        int columns = header.split(",", -1).length;
        files.add(csv("NUL bytes", header + "\n" + row(columns, "a\u0000b")));
        files.add(csv("a line of 5 MB", header + "\n" + "窓".repeat(LONG_LINE / 3)));
        files.add(csv("a cell of 5 MB", header + "\n" + row(columns, "x").replaceFirst("x", "9".repeat(LONG_LINE))));
        files.add(csv("100,000 columns", ",".repeat(MANY_COLUMNS) + "\n" + "1,".repeat(MANY_COLUMNS)));
        files.add(csv("only quotes", "\"".repeat(9_999)));
        files.add(csv("an open quote", header + "\n\"" + row(columns, "x")));
        files.add(csv("only the header", header));
        files.add(csv("the header twice", header + "\n" + header + "\n"));
        files.add(csv("a card number in each cell", header + "\n" + row(columns, CARD)));
        files.add(csv("a card number as a header", header + "," + CARD + "\n" + row(columns + 1, "x")));
        files.add(
                new TwistedFile("cut CP932", "counts.csv", cut((header + "\n" + row(columns, "髙①表")).getBytes(CP932))));
        files.add(new TwistedFile(
                "cut UTF-16", "counts.csv", cut(("\uFEFF" + header + "\n" + row(columns, "表")).getBytes(UTF_16LE))));
        files.add(new TwistedFile(
                "CP932 and UTF-8 in one",
                "counts.csv",
                joined(
                        (header + "\n").getBytes(UTF_8),
                        row(columns, "表示").getBytes(CP932),
                        row(columns, "表示").getBytes(UTF_8))));
        for (String text : Payloads.texts()) {
            if (!text.isBlank()) {
                String quoted = "\"" + text.replace("\"", "\"\"") + "\"";
                files.add(csv("cells of " + text, header + "\n" + row(columns, quoted)));
            }
        }
        return files;
    }

    /** Bad names, each for a file that is good but for its name, and so without an ending of its own. */
    static List<String> names() {
        return List.of(
                "../../etc/passwd",
                "..\\..\\windows\\win.ini",
                "/etc/cron.d/x",
                "a\r\nSet-Cookie: x=1\r\n\r\n<b>",
                "数\u202Efdp.exe",
                "\u2066数\u200B\uFEFF",
                "<img src=x onerror=window." + Payloads.TRIPWIRE + "=1>",
                "\"><svg onload=window." + Payloads.TRIPWIRE + "=1>",
                "javascript:window." + Payloads.TRIPWIRE + "=1",
                "長".repeat(4_000),
                "長".repeat(140) + CARD + "長".repeat(100),
                CARD,
                "4111-1111-1111-1111",
                "４１１１　１１１１　１１１１　１１１１",
                "4111\u200B1111\u200B1111\u200B1111",
                "a\u0000b",
                "CON",
                "aux.",
                "数. . .",
                "",
                "   ",
                "..",
                "%2e%2e%2f%00",
                "=HYPERLINK(\"http://attacker.example/\",\"見る\")",
                "'; drop table inquiry; --",
                "{0} {1} '{",
                "\uD83D数",
                "か\u3099".repeat(90));
    }

    private static TwistedFile csv(String what, String text) {
        return new TwistedFile(what, "counts.csv", text.getBytes(UTF_8));
    }

    private static String row(int columns, String cell) {
        return String.join(",", Collections.nCopies(columns, cell)) + "\n";
    }

    /** Within its last character. */
    private static byte[] cut(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length - 2);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    @Override
    public String toString() {
        return what.substring(0, Math.min(40, what.length())) + " as " + name;
    }
}
