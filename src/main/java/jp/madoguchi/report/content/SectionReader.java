package jp.madoguchi.report.content;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.report.content.SectionPart.Kind;
import jp.madoguchi.report.content.SectionPart.Named;
import jp.madoguchi.report.content.SectionPart.Piece;
import jp.madoguchi.report.content.SectionPart.Plain;

/** Takes a section's text apart by the grammar that {@link SectionText} has. It knows no figures. */
final class SectionReader {
    private static final Pattern ITEM = Pattern.compile("[(（][0-9０-９]{1,2}[)）][ 　]*");
    private static final Pattern SUBITEM = Pattern.compile("[①-⑳][ 　]*");
    private static final Pattern BULLET = Pattern.compile("・[ 　]*");
    private static final Pattern NOTE = Pattern.compile("※[ 　]*");
    private static final Pattern LABEL = Pattern.compile("[＜<](.+)[＞>]");
    private static final Pattern LIST = Pattern.compile("\\[\\[([^\\[\\]]*)]]");
    /** A figure in brackets of the other width, as a Japanese keyboard easily makes them. */
    private static final Pattern WIDE = Pattern.compile("｛[A-Za-z0-9.|｜-]+｝");

    private final List<SectionPart> parts = new ArrayList<>();
    private final List<TextProblem> problems = new ArrayList<>();
    private boolean open;

    private SectionReader() {}

    /** @param problems those of the brackets */
    record Found(List<SectionPart> parts, List<TextProblem> problems) {
        Found {
            parts = List.copyOf(parts);
            problems = List.copyOf(problems);
        }
    }

    static Found read(String text) {
        SectionReader reader = new SectionReader();
        int number = 1;
        for (String line : text.lines().toList()) {
            reader.line(line, number++);
        }
        return new Found(reader.parts, reader.problems);
    }

    private void line(String line, int number) {
        String stripped = line.strip();
        int indent = line.indexOf(stripped);
        if (stripped.isEmpty()) {
            open = false;
            return;
        }
        Matcher list = LIST.matcher(stripped);
        if (list.matches()) {
            parts.add(new SectionPart(Kind.LIST, List.of(), list.group(1).strip(), number));
            open = false;
            return;
        }
        Matcher label = LABEL.matcher(stripped);
        if (label.matches()) {
            add(Kind.LABEL, label.group(1), number, indent + label.start(1));
            open = false;
            return;
        }
        if (!begins(ITEM, Kind.ITEM, stripped, number, indent)
                && !begins(SUBITEM, Kind.SUBITEM, stripped, number, indent)
                && !begins(BULLET, Kind.BULLET, stripped, number, indent)
                && !begins(NOTE, Kind.NOTE, stripped, number, indent)) {
            if (open) {
                goOn(pieces(stripped, number, indent));
            } else {
                add(Kind.PARAGRAPH, stripped, number, indent);
            }
        }
        open = true;
    }

    private boolean begins(Pattern mark, Kind kind, String text, int number, int indent) {
        Matcher matcher = mark.matcher(text);
        if (!matcher.lookingAt()) {
            return false;
        }
        add(kind, text.substring(matcher.end()), number, indent + matcher.end());
        return true;
    }

    private void add(Kind kind, String text, int number, int offset) {
        parts.add(new SectionPart(kind, pieces(text, number, offset), "", number));
    }

    /** Lines are joined as Japanese is: with a blank only between Latin words. */
    private void goOn(List<Piece> more) {
        SectionPart part = parts.removeLast();
        List<Piece> pieces = new ArrayList<>(part.pieces());
        if (!pieces.isEmpty()
                && pieces.getLast() instanceof Plain(String before)
                && !more.isEmpty()
                && more.getFirst() instanceof Plain(String after)
                && isLatin(before.charAt(before.length() - 1))
                && isLatin(after.charAt(0))) {
            pieces.add(new Plain(" "));
        }
        pieces.addAll(more);
        parts.add(new SectionPart(part.kind(), pieces, part.list(), part.line()));
    }

    private static boolean isLatin(char c) {
        return c > ' ' && c < 0x7F;
    }

    private List<Piece> pieces(String text, int line, int offset) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if ((c == '{' || c == '}') && i + 1 < text.length() && text.charAt(i + 1) == c) {
                plain.append(c);
                i += 2;
            } else if (c == '{') {
                int end = text.indexOf('}', i);
                if (end < 0) {
                    problem(line, offset + i, "report.content.problem.open");
                    plain.append(text, i, text.length());
                    i = text.length();
                } else {
                    flush(plain, pieces);
                    figure(text.substring(i + 1, end), line, offset + i, pieces);
                    i = end + 1;
                }
            } else {
                check(text, i, line, offset);
                plain.append(c);
                i++;
            }
        }
        flush(plain, pieces);
        return pieces;
    }

    private void figure(String inside, int line, int column, List<Piece> pieces) {
        String[] words = inside.split("[|｜]", 2);
        String key = words[0].strip();
        if (key.isEmpty()) {
            problem(line, column, "report.content.problem.empty");
            return;
        }
        pieces.add(new Named(key, words.length == 1 ? "" : words[1].strip(), line, column + 1));
    }

    private void check(String text, int i, int line, int offset) {
        char c = text.charAt(i);
        if (c == '}') {
            problem(line, offset + i, "report.content.problem.stray");
        } else if (c == '｛' && WIDE.matcher(text).region(i, text.length()).lookingAt()) {
            problem(line, offset + i, "report.content.problem.wide");
        } else if (text.startsWith("[[", i)) {
            problem(line, offset + i, "report.content.problem.alone");
        }
    }

    private static void flush(StringBuilder plain, List<Piece> pieces) {
        if (!plain.isEmpty()) {
            pieces.add(new Plain(plain.toString()));
            plain.setLength(0);
        }
    }

    private void problem(int line, int index, String key) {
        problems.add(new TextProblem(line, index + 1, MessageText.of(key)));
    }
}
