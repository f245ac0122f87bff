package jp.madoguchi.platform.imports;

import org.jspecify.annotations.Nullable;

/**
 * A column of the file and what it was taken for.
 *
 * @param position from 0
 * @param address C in a workbook, 3 in a text file
 * @param header as the file has it
 * @param field the name of the format's column; null if it isn't read
 * @param across of a cross table: the value that its header stands for
 */
public record MappedColumn(
        int position,
        String address,
        String header,
        @Nullable String field,
        @Nullable String across,
        Source source) {

    /** Why it was taken for that. */
    public enum Source {
        /** Its header says so. */
        NAME,
        /** The organisation corrected it before. */
        REMEMBERED,
        /** Whoever looks at it said so just now. */
        CHOSEN,
        /** Nothing is known of it. */
        NONE
    }

    public boolean isRead() {
        return field != null;
    }
}
