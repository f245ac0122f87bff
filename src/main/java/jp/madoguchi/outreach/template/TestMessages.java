package jp.madoguchi.outreach.template;

import jp.madoguchi.platform.error.RejectedException;
import org.jspecify.annotations.Nullable;

/** The way on which somebody sends a test message to oneself. */
interface TestMessages {
    /** Whether a mail server is configured. */
    boolean available();

    /** @throws RejectedException where there is no server, or it doesn't take the message */
    void send(String to, String subject, String text, @Nullable String html);
}
