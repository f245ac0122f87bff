package jp.madoguchi.privacy.retention;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.privacy.CardNumberGuard;
import jp.madoguchi.privacy.retention.DeletionRun.Signed;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What all decisions about erasing need: who decides, and why. */
@Component
class RetentionBasis {
    static final int LONGEST_REASON = 500;

    private final CurrentUser currentUser;
    private final CardNumberGuard guard;
    private final Clock clock;

    RetentionBasis(CurrentUser currentUser, CardNumberGuard guard, Clock clock) {
        this.currentUser = currentUser;
        this.guard = guard;
        this.clock = clock;
    }

    Signed signed() {
        PortalUser user = currentUser.require();
        return new Signed(user.name(), user.displayName(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    /** @throws RejectedException without one, or for one that can't be kept */
    String reason(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw new RejectedException("reason", MessageText.of("privacy.retention.rule.reason"));
        }
        if (reason.codePointCount(0, reason.length()) > LONGEST_REASON) {
            throw new RejectedException("reason", MessageText.of("privacy.retention.rule.longReason", LONGEST_REASON));
        }
        if (!guard.isClean(reason)) {
            throw new RejectedException("reason", MessageText.of("privacy.reveal.reasonCardNumber"));
        }
        return reason.strip();
    }

    static RejectedException unknown() {
        return new RejectedException(MessageText.of("privacy.retention.rule.unknown"));
    }
}
