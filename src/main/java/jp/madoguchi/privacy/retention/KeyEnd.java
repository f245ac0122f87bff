package jp.madoguchi.privacy.retention;

import java.time.Instant;
import jp.madoguchi.privacy.retention.DeletionRun.Signed;
import org.jspecify.annotations.Nullable;

/**
 * The end of the keys from before the erasure of everything.
 *
 * @param runNumber of the deletion run that it follows
 * @param newKey number of the data key that has all that is left; absent until somebody else has agreed
 * @param goneAt when the last data key from before was destroyed
 * @param certificate SHA-256 of the certificate
 */
public record KeyEnd(
        long id,
        long incidentId,
        long runId,
        int runNumber,
        State state,
        String reason,
        Signed asked,
        @Nullable Signed decided,
        @Nullable String remark,
        @Nullable Integer newKey,
        @Nullable Instant goneAt,
        @Nullable String certificate) {
    /** Where it stands. */
    public enum State {
        ASKED,
        /** Values are encrypted anew, and the keys destroyed when nothing needs them. */
        APPROVED,
        /** No data key from before is left; the keys of the settings may be. */
        GONE,
        CERTIFIED,
        REFUSED;

        public String textKey() {
            return "privacy.keyEnd.state." + name();
        }

        boolean isOpen() {
            return this == ASKED || this == APPROVED || this == GONE;
        }
    }
}
