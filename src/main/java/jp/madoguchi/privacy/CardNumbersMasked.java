package jp.madoguchi.privacy;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.pattern.CompositeConverter;
import java.util.Optional;

/**
 * Takes card numbers out of each line of the log, whoever writes it: the server tells of a request that it can't read with the words of
 * whoever sent it, and exceptions of libraries name the value that they stumbled over. {@code logback-spring.xml} puts it around the
 * message and the stack trace.
 */
public class CardNumbersMasked extends CompositeConverter<ILoggingEvent> {
    private static final String MASK = "[card number]";

    private final CardNumberGuard guard = new CardNumberGuard();

    @Override
    protected String transform(ILoggingEvent event, String text) {
        return masked(text);
    }

    String masked(String text) {
        StringBuilder clean = new StringBuilder();
        String rest = text;
        for (Optional<CardMatch> match = guard.find(rest); match.isPresent(); match = guard.find(rest)) {
            clean.append(rest, 0, match.get().start()).append(MASK);
            rest = rest.substring(match.get().end());
        }
        return clean.append(rest).toString();
    }
}
