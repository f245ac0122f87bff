package jp.madoguchi.outreach.sending;

import java.time.Instant;
import jp.madoguchi.outreach.MessageChannel;
import org.jspecify.annotations.Nullable;

/**
 * A message about which a person decides.
 *
 * @param waveNumber absent for what was sent again
 * @param address masked
 * @param messageId what a mail server's log calls it
 * @param cause {@code NODE_DIED}, {@code BROKEN_OFF}, or the words of the connection
 */
public record UncertainMessage(
        long deliveryId,
        @Nullable Integer waveNumber,
        String caseNumber,
        MessageChannel channel,
        String address,
        String messageId,
        Instant since,
        @Nullable String cause,
        int attempts) {}
