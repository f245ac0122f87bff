package jp.madoguchi.regulator;

import java.time.LocalDate;

/**
 * Something in the register that falls on a day.
 *
 * @param key the same as long as the entry is the same thing, whatever becomes of it
 * @param position of the measure; 0 for the action itself
 * @param text of the measure or the note; the subject of the action itself
 * @param settled whether nothing is left to do about it
 */
public record CalendarEntry(
        String key,
        LocalDate day,
        Kind kind,
        long actionId,
        ActionKind actionKind,
        String authority,
        int position,
        String text,
        boolean settled) {

    /** Why it stands in the calendar. */
    public enum Kind {
        ISSUED,
        DUE,
        PROGRESS_REPORT;

        public String textKey() {
            return "regulator.calendar.kind." + name();
        }
    }
}
