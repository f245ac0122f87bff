package jp.madoguchi.privacy.retention;

import java.time.LocalDate;
import java.util.Optional;

/** Knows on which day an incident, or its contract, ended. The rooms that keep these days answer. */
public interface TermEnd {
    Term term();

    /** The last day; empty while it isn't over or no such day is set. */
    Optional<LocalDate> of(long incidentId);
}
