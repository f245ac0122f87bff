package jp.madoguchi.outreach.reach;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The reach ledger's sums.
 *
 * @param asOf when the cards were last compared with messages and gifts; absent before the first time
 * @param byIssuer by the issuer's id; one without cards is missing
 */
public record ReachSums(@Nullable Instant asOf, ReachCounts total, Map<Long, ReachCounts> byIssuer) {
    public ReachSums {
        byIssuer = Map.copyOf(byIssuer);
    }

    public ReachCounts ofIssuer(long issuerId) {
        return byIssuer.getOrDefault(issuerId, ReachCounts.NONE);
    }
}
