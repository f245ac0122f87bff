package jp.madoguchi.casefile;

import java.util.Objects;

/** What a case says of its person was corrected; published within the correction's transaction. */
public record HolderCorrected(long incidentId, long caseId, HolderFields before, HolderFields after) {
    /** Whether there is another address, or none any more. */
    public boolean email() {
        return !Objects.equals(before.email(), after.email());
    }

    /** Whether there is another number, or none any more. */
    public boolean phone() {
        return !Objects.equals(before.phone(), after.phone());
    }

    @Override
    public String toString() {
        return "HolderCorrected[" + caseId + "]";
    }
}
