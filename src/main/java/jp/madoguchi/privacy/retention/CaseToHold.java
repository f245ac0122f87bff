package jp.madoguchi.privacy.retention;

import java.util.Optional;

/** A case by its number: nothing else of it is needed to hold it. */
public record CaseToHold(long id, String number) {
    /** Finds it. The room of cases answers. */
    public interface Source {
        /** The case that stands for the one with this number. */
        Optional<CaseToHold> byNumber(long incidentId, String number);
    }
}
