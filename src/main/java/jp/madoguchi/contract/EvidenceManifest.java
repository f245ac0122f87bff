package jp.madoguchi.contract;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import jp.madoguchi.platform.files.FileType;
import org.jspecify.annotations.Nullable;

/**
 * All that was handed in as evidence and not taken back, by obligation, month and time, then the costs' documents by month, then the
 * contract's own papers; all with their digests.
 */
public record EvidenceManifest(Instant asOf, List<Entry> entries) {
    public EvidenceManifest {
        entries = List.copyOf(entries);
    }

    /** What an entry is. */
    public enum Kind {
        /** A file that was handed in as evidence. */
        EVIDENCE,
        /** Evidence without a file: the digest is that of the statement in UTF-8. */
        STATEMENT,
        /** A document of an amount. */
        COST,
        /** A signed paper of the contract. */
        CONTRACT
    }

    /**
     * One file or statement.
     *
     * @param obligation its number; 0 for what belongs to none
     * @param month which it is about; of a paper of the contract the one in which it was attached
     * @param fileName of a statement a name made from the number of the evidence
     * @param type absent for a statement
     * @param size in bytes
     * @param state absent for what isn't evidence
     */
    public record Entry(
            int obligation,
            YearMonth month,
            String fileName,
            @Nullable FileType type,
            long size,
            String sha256,
            @Nullable EvidenceState state,
            Signed submitted,
            Kind kind) {}
}
