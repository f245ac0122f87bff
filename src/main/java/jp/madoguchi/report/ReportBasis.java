package jp.madoguchi.report;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.contract.Signed;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.privacy.CardNumberGuard;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What all services here need: who it is, whether a text may be kept, and telling others that something changed. */
@Component
class ReportBasis {
    static final int LONGEST_REASON = 500;

    private final CurrentUser currentUser;
    private final CardNumberGuard guard;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final Messages messages;
    private final Clock clock;

    ReportBasis(
            CurrentUser currentUser,
            CardNumberGuard guard,
            AuditTrail trail,
            ApplicationEventPublisher events,
            Messages messages,
            Clock clock) {
        this.currentUser = currentUser;
        this.guard = guard;
        this.trail = trail;
        this.events = events;
        this.messages = messages;
        this.clock = clock;
    }

    Signed signed() {
        PortalUser user = currentUser.require();
        return new Signed(user.name(), user.displayName(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    /** @throws RejectedException at the field, for a text that is missing, too long, or holds a card number */
    String required(String field, String missing, String text, int longest) {
        if (text.isBlank()) {
            throw new RejectedException(field, MessageText.of(missing));
        }
        return optional(field, text.strip(), longest);
    }

    /** @throws RejectedException like {@link #required}; it may be empty, and blanks at its ends stay */
    String optional(String field, String text, int longest) {
        if (text.codePointCount(0, text.length()) > longest) {
            throw new RejectedException(field, MessageText.of("report.rule.long", longest));
        }
        if (!guard.isClean(text)) {
            throw new RejectedException(field, MessageText.of("report.rule.cardNumber"));
        }
        return text;
    }

    void changed(Report report) {
        events.publishEvent(new ReportsChanged(report.scope().incidentId(), report.id()));
    }

    /** Tells open screens and adds to the audit trail; call it last in the transaction. */
    void changed(Report report, String action, @Nullable String reason, Map<String, String> details) {
        changed(report);
        record(report, action, reason, details);
    }

    void record(Report report, String action, @Nullable String reason, Map<String, String> details) {
        trail.record(action, words(report.reference().name()), reason, details);
    }

    /** In Japanese, as the documents are. */
    String words(MessageText text) {
        return messages.get(Locale.JAPANESE, text);
    }

    /**
     * Says who was first, or in what state the report is by now.
     *
     * @param expected the state that the change is made in
     */
    static RejectedException refusal(Optional<KeptReportStore.Now> found, ReportState expected) {
        KeptReportStore.Now now = found.orElseThrow(ReportBasis::unknown);
        return now.state() == expected
                ? new RejectedException(MessageText.of("report.rule.meanwhile", now.changedBy()))
                : new RejectedException(MessageText.of(
                        "report.rule.state", MessageText.of(now.state().textKey())));
    }

    static RejectedException unknown() {
        return new RejectedException(MessageText.of("report.rule.unknown"));
    }
}
