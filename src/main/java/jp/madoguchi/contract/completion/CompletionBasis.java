package jp.madoguchi.contract.completion;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.contract.Signed;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.privacy.CardNumberGuard;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What all services here need: who it is, whether a text may be kept, and telling others that something changed. */
@Component
class CompletionBasis {
    private final CurrentUser currentUser;
    private final CardNumberGuard guard;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CompletionBasis(
            CurrentUser currentUser,
            CardNumberGuard guard,
            AuditTrail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.trail = trail;
        this.currentUser = currentUser;
        this.guard = guard;
        this.events = events;
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
        return optional(field, text, longest);
    }

    /** @throws RejectedException like {@link #required}; it may be empty */
    String optional(String field, String text, int longest) {
        String kept = text.strip();
        if (kept.codePointCount(0, kept.length()) > longest) {
            throw new RejectedException(field, MessageText.of("contract.completion.rule.long", longest));
        }
        if (!guard.isClean(kept)) {
            throw new RejectedException(field, MessageText.of("contract.completion.rule.cardNumber"));
        }
        return kept;
    }

    void changed(long contractId) {
        events.publishEvent(new CompletionChanged(contractId));
    }

    /** Tells open screens and adds to the audit trail; call it last in the transaction. */
    void changed(long contractId, String action, String object, @Nullable String reason, Map<String, String> details) {
        changed(contractId);
        trail.record(action, object, reason, details);
    }

    /** Somebody else changed it meanwhile; what was typed stays. */
    static RejectedException meanwhile() {
        return new RejectedException(MessageText.of("contract.completion.rule.meanwhile"));
    }
}
