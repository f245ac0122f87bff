package jp.madoguchi.audit;

import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import org.jspecify.annotations.Nullable;

/** What was asked for can't be shown, since the look at it can't be noted. Trying again later may help. */
public class AuditUnavailableException extends RejectedException {
    AuditUnavailableException(@Nullable Throwable cause) {
        super(MessageText.of("audit.unavailable"));
        if (cause != null) {
            initCause(cause);
        }
    }
}
