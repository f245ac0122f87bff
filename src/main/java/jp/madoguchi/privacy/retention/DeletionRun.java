package jp.madoguchi.privacy.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A run that erases personal data, from its preview to its certificate.
 *
 * @param number counts within the incident
 * @param asOf the day on which the rules were looked at
 * @param parts in the order in which they are erased
 * @param certificate SHA-256 of the certificate; absent before the end
 */
public record DeletionRun(
        long id,
        long incidentId,
        int number,
        Extent extent,
        State state,
        LocalDate asOf,
        String reason,
        Signed prepared,
        @Nullable Signed decided,
        @Nullable String remark,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        List<Part> parts,
        @Nullable String certificate) {
    public DeletionRun {
        parts = List.copyOf(parts);
    }

    /** How far a run goes. */
    public enum Extent {
        /** What is due by the rules. */
        DUE,
        /** All of the incident, at the contract's end. */
        EVERYTHING;

        public String textKey() {
            return "privacy.retention.extent." + name();
        }
    }

    /** Where it stands. */
    public enum State {
        PREPARED,
        /** The background works on it, or will at once. */
        APPROVED,
        DONE,
        REFUSED,
        WITHDRAWN;

        public String textKey() {
            return "privacy.retention.state." + name();
        }
    }

    public record Signed(String by, String name, Instant at) {}

    /**
     * A kind of data in it.
     *
     * @param before erased is what lies before this day; absent: all
     * @param term of the rule that it follows; absent in a run of everything
     * @param due as the preview counted
     * @param held what stays because its case is held
     */
    public record Part(
            ErasedKind kind,
            @Nullable LocalDate before,
            @Nullable Term term,
            @Nullable Integer days,
            @Nullable Integer ruleVersion,
            long due,
            long held,
            long erased,
            long reached,
            boolean done) {
        /** Whether both follow the same rule up to the same day, and no less is held here. */
        boolean restsOnTheSameAs(Part before) {
            return kind == before.kind
                    && Objects.equals(this.before, before.before)
                    && term == before.term
                    && Objects.equals(days, before.days)
                    && Objects.equals(ruleVersion, before.ruleVersion)
                    && held >= before.held;
        }
    }

    public String name() {
        return "D-" + number;
    }

    public long due() {
        return parts.stream().mapToLong(Part::due).sum();
    }

    public long erased() {
        return parts.stream().mapToLong(Part::erased).sum();
    }
}
