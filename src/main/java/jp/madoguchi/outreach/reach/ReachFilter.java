package jp.madoguchi.outreach.reach;

import org.jspecify.annotations.Nullable;

/**
 * Which cards of the ledger.
 *
 * @param state absent: all
 * @param issuerId absent: all
 */
public record ReachFilter(
        @Nullable ReachState state, @Nullable Long issuerId) {
    public static final ReachFilter ALL = new ReachFilter(null, null);
}
