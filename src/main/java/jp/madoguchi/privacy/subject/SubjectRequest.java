package jp.madoguchi.privacy.subject;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A request of a person about their own data.
 *
 * @param identityCheck how it was checked that they are who they say
 * @param words what they ask for
 * @param answer what was decided and why; absent while it is open
 * @param receivedBy the user's name; of a disclosure somebody else makes the document
 */
public record SubjectRequest(
        long id,
        long incidentId,
        int number,
        Kind kind,
        long caseId,
        String caseNumber,
        LocalDate askedOn,
        LocalDate dueOn,
        State state,
        String identityCheck,
        String words,
        @Nullable String answer,
        String receivedBy,
        String receivedByName,
        Instant receivedAt,
        @Nullable String closedByName,
        @Nullable Instant closedAt) {
    /** What they ask for (Act on the Protection of Personal Information: disclosure, correction, cease of use). */
    public enum Kind {
        DISCLOSURE,
        CORRECTION,
        OBJECTION;

        public String textKey() {
            return "privacy.subject.kind." + name();
        }
    }

    /** Where it stands. */
    public enum State {
        OPEN,
        DONE,
        DECLINED;

        public String textKey() {
            return "privacy.subject.state." + name();
        }
    }

    public String name() {
        return "P-" + number;
    }
}
