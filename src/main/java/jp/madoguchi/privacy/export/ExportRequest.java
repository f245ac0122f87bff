package jp.madoguchi.privacy.export;

import java.time.Instant;
import java.util.stream.Stream;
import jp.madoguchi.platform.i18n.LocalizedText;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's wish to take a list away.
 *
 * @param rows as many as the list had then
 * @param what it is filtered by, and its columns, in words; absent of requests from before that was kept, and when it has been erased
 * @param organisation of whoever asks; absent where it isn't known
 * @param byDesk whether somebody of the desk asks
 */
public record ExportRequest(
        long id,
        ExportScope scope,
        long rows,
        @Nullable LocalizedText what,
        String reason,
        State state,
        String requestedBy,
        String requestedByName,
        @Nullable String organisation,
        boolean byDesk,
        Instant requestedAt,
        @Nullable String decidedByName,
        @Nullable Instant decidedAt,
        @Nullable String remark,
        @Nullable Instant usedAt) {
    /**
     * Whether this user may allow it: an approver of the city, or a supervisor of another organisation than whoever asks. What the desk
     * asks for is decided by the city alone.
     */
    boolean isDecidedBy(PortalUser user) {
        return isDecidedBy(user, requestedBy, organisation, byDesk);
    }

    /** The same of one that isn't read for it. */
    static boolean isDecidedBy(PortalUser user, String requestedBy, @Nullable String organisation, boolean byDesk) {
        String theirs = user.organisation();
        boolean same = organisation != null && organisation.equals(theirs);
        boolean elsewhere = organisation != null && theirs != null && !same;
        if (requestedBy.equals(user.name())) {
            return false;
        }
        return byDesk
                // who works at a desk and has been made an approver, too, remains a colleague
                ? user.has(Role.APPROVER)
                        && !same
                        && Stream.of(Role.OPERATOR, Role.SUPERVISOR, Role.CONTRACTOR)
                                .noneMatch(user::has)
                : user.has(Role.APPROVER) || user.has(Role.SUPERVISOR) && elsewhere;
    }

    /** Where it stands. What was approved and not taken within a day lapses. */
    public enum State {
        REQUESTED,
        APPROVED,
        REFUSED,
        USED;

        public String textKey() {
            return "privacy.export.state." + name();
        }
    }
}
