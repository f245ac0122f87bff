package jp.madoguchi.inquiry.callback;

import java.time.Instant;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.incident.OpeningHours;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.privacy.CardNumberGuard;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What holds for whatever the desk does until a time that was said, be it a promised call, an apology or what follows an inquiry: the note
 * with it, and the time.
 */
@Component
public class DueRules {
    static final int LONGEST_NOTE = 500;

    private final IncidentService incidents;
    private final CardNumberGuard guard;

    DueRules(IncidentService incidents, CardNumberGuard guard) {
        this.incidents = incidents;
        this.guard = guard;
    }

    /** @throws RejectedException where it is too long or holds a card number */
    public void checkNote(String note) {
        if (!guard.isClean(note)) {
            throw new RejectedException("note", MessageText.of("inquiry.rule.cardNumber"));
        }
        if (note.codePointCount(0, note.length()) > LONGEST_NOTE) {
            throw new RejectedException("note", MessageText.of("inquiry.callback.longNote", LONGEST_NOTE));
        }
    }

    /** @throws RejectedException without a reason, and where it can't be kept as a note */
    public void checkReason(String reason) {
        if (reason.isBlank()) {
            throw new RejectedException("note", MessageText.of("inquiry.callback.reasonMissing"));
        }
        checkNote(reason);
    }

    /**
     * @param again until when it is to be tried again
     * @return the same
     * @throws RejectedException without one, for a time that has passed, and for one at which the call center is closed
     */
    public Instant checkedTime(long incidentId, @Nullable Instant again, Instant now) {
        if (again == null || !again.isAfter(now)) {
            throw new RejectedException("dueAt", MessageText.of("inquiry.rule.dueAt"));
        }
        checkOpen(incidentId, again);
        return again;
    }

    /** @throws RejectedException where the call center is closed then */
    public void checkOpen(long incidentId, Instant dueAt) {
        if (!hours(incidentId).isOpenAt(dueAt)) {
            throw new RejectedException("dueAt", MessageText.of("inquiry.rule.dueClosed"));
        }
    }

    /** Until when, if nobody says otherwise: for an hour, while the call center is open. */
    public Instant usualTime(long incidentId, Instant now) {
        return Callback.usualTime(hours(incidentId), now);
    }

    private OpeningHours hours(long incidentId) {
        return incidents
                .byId(incidentId)
                .orElseThrow(() -> new RejectedException(MessageText.of("incident.unknown")))
                .hours();
    }
}
