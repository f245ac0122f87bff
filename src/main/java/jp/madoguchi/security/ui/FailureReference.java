package jp.madoguchi.security.ui;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs a failure under a short reference that a user can pass on instead of a stack trace. */
final class FailureReference {
    private static final Logger log = LoggerFactory.getLogger(FailureReference.class);

    private FailureReference() {}

    static String log(Throwable failure) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        log.error("A screen failed, reference {}", reference, failure);
        return reference;
    }
}
