package jp.madoguchi.outreach.sending;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of a mail server: 450 4.2.1 Try later.
 *
 * @param reply the three digits; -1 where there was no answer
 */
record SmtpAnswer(int reply, String text) {
    private static final Pattern ENHANCED = Pattern.compile("^\\s*\\d{3}[ -]\\s*([245]\\.\\d{1,3}\\.\\d{1,3})\\b");

    static SmtpAnswer of(int reply, @Nullable String text) {
        return new SmtpAnswer(reply, text == null ? "" : text.strip());
    }

    /** The status of RFC 3463; a server that gives none gets the one that says no more than its class. */
    String status() {
        Matcher matcher = ENHANCED.matcher(text);
        return matcher.find() ? matcher.group(1) : reply / 100 + ".0.0";
    }

    boolean isTemporary() {
        return reply / 100 == 4;
    }

    boolean isPermanent() {
        return reply / 100 == 5;
    }

    /** Whether a status speaks of the address (X.1.X) or of the mailbox (X.2.X), not of the message, the way or the rules. */
    static boolean isOfAddress(String status) {
        return status.startsWith("5.1.") || status.startsWith("5.2.");
    }
}
