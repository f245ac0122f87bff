package jp.madoguchi.report.content;

import java.util.List;

/**
 * A part of a section's text.
 *
 * @param line where it begins, from 1
 */
record SectionPart(Kind kind, List<Piece> pieces, String list, int line) {
    enum Kind {
        PARAGRAPH,
        /** (1) */
        ITEM,
        /** ① */
        SUBITEM,
        /** ・ */
        BULLET,
        /** ＜…＞ */
        LABEL,
        /** ※ */
        NOTE,
        /** [[…]] */
        LIST
    }

    SectionPart {
        pieces = List.copyOf(pieces);
    }

    sealed interface Piece {}

    record Plain(String text) implements Piece {}

    /** @param form as it was written; empty for none */
    record Named(String key, String form, int line, int column) implements Piece {}
}
