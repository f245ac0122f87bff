package jp.madoguchi.privacy;

import java.util.ArrayList;
import java.util.List;

/** The digits of a text in their groups, with what stands between the groups and where in the text they are. */
final class DigitGroups {

    private static final int LONGEST_GAP = 3;
    /** A gap that belongs together with no other. */
    private static final String FOREIGN = "";

    private record Group(String digits, int start, int end, String gapBefore) {}

    private final List<Group> groups = new ArrayList<>();

    private DigitGroups() {}

    /** Quick look whether the text has that many digits at all: most texts haven't. */
    static boolean mayHold(String text, int digits) {
        int found = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            found += Digits.of(c).length();
            if (found >= digits) {
                return true;
            }
            i += Character.charCount(c);
        }
        return false;
    }

    static DigitGroups of(String text) {
        DigitGroups result = new DigitGroups();
        StringBuilder digits = new StringBuilder();
        StringBuilder gap = new StringBuilder();
        int start = 0;
        int end = 0;
        String before = FOREIGN;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            String found = Digits.of(c);
            if (!found.isEmpty()) {
                if (digits.isEmpty()) {
                    start = i;
                    before = result.groups.isEmpty() ? FOREIGN : kindOf(gap);
                }
                digits.append(found);
                end = next;
            } else if (!isInvisible(c)) {
                if (!digits.isEmpty()) {
                    result.groups.add(new Group(digits.toString(), start, end, before));
                    digits.setLength(0);
                    gap.setLength(0);
                }
                append(gap, c);
            }
            i = next;
        }
        if (!digits.isEmpty()) {
            result.groups.add(new Group(digits.toString(), start, end, before));
        }
        return result;
    }

    int count() {
        return groups.size();
    }

    String digits(int group) {
        return groups.get(group).digits();
    }

    int start(int group) {
        return groups.get(group).start();
    }

    int end(int group) {
        return groups.get(group).end();
    }

    /** Whether the same kind of separator stands before both groups. */
    boolean sameGap(int group, int other) {
        String gap = groups.get(group).gapBefore();
        return !gap.equals(FOREIGN) && gap.equals(groups.get(other).gapBefore());
    }

    /** One character more than allowed is enough to know that the gap is none. */
    private static void append(StringBuilder gap, int c) {
        char kind = kindOf(c);
        boolean repeatedSpace = kind == ' ' && !gap.isEmpty() && gap.charAt(gap.length() - 1) == ' ';
        if (!repeatedSpace && gap.length() <= LONGEST_GAP) {
            gap.append(kind);
        }
    }

    private static String kindOf(StringBuilder gap) {
        if (gap.length() > LONGEST_GAP) {
            return FOREIGN;
        }
        String kind = gap.toString().strip();
        if (kind.length() > 1 && kind.chars().anyMatch(Character::isLetter)) {
            // one letter may be a separator (4111の1111の…), words are none
            return FOREIGN;
        }
        return kind.isEmpty() ? " " : kind;
    }

    /** The same letter for all that look and serve alike: hyphens of all lengths, spaces of all widths. */
    private static char kindOf(int c) {
        if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            return ' ';
        }
        if (Character.getType(c) == Character.DASH_PUNCTUATION) {
            return '-';
        }
        return switch (c) {
            case 0x2212, 0x30FC, 0xFF70, 0xFF0D, 0x2500, 0x2501, 0x2043, 0x00AF -> '-';
            case 0x30FB, 0xFF65, 0x00B7, 0x2022, 0x2219, 0x22C5 -> '\u30FB';
            case 0x3002, 0xFF61, 0xFF0E, 0x2024, '.' -> '.';
            case 0x3001, 0xFF64, 0xFF0C, ',' -> ',';
            case 0xFF5E, 0x301C, 0x223C, '~' -> '~';
            default -> fullWidthToAscii(c);
        };
    }

    private static char fullWidthToAscii(int c) {
        if (c >= 0xFF01 && c <= 0xFF5E) {
            return (char) (c - 0xFEE0);
        }
        return Character.isBmpCodePoint(c) ? (char) c : '\uFFFC';
    }

    /** Zero-width characters, soft hyphens, variation selectors and key-cap frames: on screen the digits stand side by side. */
    private static boolean isInvisible(int c) {
        int type = Character.getType(c);
        return type == Character.FORMAT
                || type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || c == 0x180E
                || c == 0x3164
                || c == 0x115F
                || c == 0x1160;
    }
}
