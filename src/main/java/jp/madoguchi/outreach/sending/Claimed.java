package jp.madoguchi.outreach.sending;

import jp.madoguchi.outreach.MessageChannel;
import org.jspecify.annotations.Nullable;

/**
 * A message that a worker has taken.
 *
 * @param wave absent for what is sent again
 * @param attempts tries before this one
 * @param before how many of them were before a person queued it again
 */
record Claimed(long deliveryId, @Nullable Long wave, MessageChannel channel, int attempts, int before) {
    /** How often it will have been tried after this one, since it was queued. */
    int tries() {
        return attempts - before + 1;
    }
}
