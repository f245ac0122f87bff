package jp.madoguchi.regulator;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who did what to an entry or about a measure.
 *
 * @param measureId absent where it was done to the entry itself
 * @param measurePosition the measure's place then
 * @param version the one that it made, of the entry or of the measure
 * @param words why, or what is noted
 * @param noteKind absent for what isn't noted about a measure
 * @param onDay the day that a note is about
 */
public record RegulatorChange(
        long id,
        @Nullable Long measureId,
        @Nullable Integer measurePosition,
        Step step,
        int version,
        Signed signed,
        @Nullable String words,
        @Nullable NoteKind noteKind,
        @Nullable LocalDate onDay,
        List<Line> lines) {
    public RegulatorChange {
        lines = List.copyOf(lines);
    }

    /** What was done. */
    public enum Step {
        ENTERED,
        CHANGED,
        WITHDRAWN,
        FOLLOWED,
        FILE_ADDED,
        FILE_REMOVED;

        public String textKey() {
            return "regulator.step." + name();
        }
    }

    /**
     * One thing that became different.
     *
     * @param position which of several; absent where there is one
     * @param was absent for what is new
     * @param became absent for what was taken away
     */
    public record Line(
            Field field,
            @Nullable Integer position,
            @Nullable String was,
            @Nullable String became) {}

    /** What of an entry or a measure. Values are as they are stored: names of states and kinds, ISO days, texts. */
    public enum Field {
        KIND,
        AUTHORITY,
        ISSUED_ON,
        ADDRESSEE,
        LAW,
        ARTICLE,
        AS_OF,
        LATER_NUMBER,
        SUBJECT,
        MEASURE,
        REASON,
        REMARK,
        OWNER,
        STATE,
        DUE_ON,
        FILE;

        public String textKey() {
            return "regulator.field." + name();
        }
    }
}
