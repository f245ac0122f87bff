package jp.madoguchi.outreach.sending;

import java.time.Instant;
import jp.madoguchi.outreach.MessageChannel;
import org.jspecify.annotations.Nullable;

/**
 * A message that was given up: the other side has surely not got it.
 *
 * @param waveNumber absent for what was sent again
 * @param address masked
 * @param code the other side's, or {@code NO_TEXT} where it couldn't be written
 */
public record FailedMessage(
        long deliveryId,
        @Nullable Integer waveNumber,
        String caseNumber,
        MessageChannel channel,
        String address,
        Instant since,
        @Nullable String code,
        @Nullable String cause,
        int attempts) {}
