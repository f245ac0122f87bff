package jp.madoguchi.contract;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the contractor has handed in for an obligation and a month (履行の証拠).
 *
 * @param statement what it shows, in the contractor's words
 */
public record Evidence(
        long id,
        long obligationId,
        YearMonth month,
        String statement,
        EvidenceState state,
        Signed submitted,
        @Nullable Signed withdrawn,
        List<KeptFile> files) {
    public Evidence {
        files = List.copyOf(files);
    }
}
