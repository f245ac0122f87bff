package jp.madoguchi.inquiry.callback;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A promised call is given to somebody; published within the transaction that does it.
 *
 * @param person absent: whoever has time
 * @param taken by that person themselves
 * @param note what was said with it; may be empty
 */
public record CallbackHanded(
        long incidentId, long inquiryId, @Nullable String person, Instant dueAt, boolean taken, String note) {}
