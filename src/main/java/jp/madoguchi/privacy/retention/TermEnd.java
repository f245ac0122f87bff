package jp.madoguchi.privacy.retention;

import java.time.LocalDate;
import java.util.Optional;

/** Knows on which day an incident, or its contract, ended. The rooms that keep these days answer. */
public interface TermEnd {
    Term term();

    /** The last day; empty while it isn't over or no such day is set. */
    Optional<LocalDate> of(long incidentId);

    /** Whether something of it isn't over on this day, or nobody has decided that it is: not everything may be erased then. */
    boolean runs(long incidentId, LocalDate day);

    /** The last day of the period for which a kind has to be kept by what was signed; empty where nothing was laid down. */
    default Optional<LocalDate> keptUntil(long incidentId, ErasedKind kind) {
        return Optional.empty();
    }
}
