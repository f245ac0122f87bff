package jp.madoguchi.outreach.sending;

import jp.madoguchi.outreach.MessageChannel;
import org.jspecify.annotations.Nullable;

/**
 * A message that a worker has taken.
 *
 * @param wave absent for what is sent again
 * @param attempts tries before this one
 */
record Claimed(long deliveryId, @Nullable Long wave, MessageChannel channel, int attempts) {}
