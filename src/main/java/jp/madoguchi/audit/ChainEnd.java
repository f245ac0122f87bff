package jp.madoguchi.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How far the trail has come, for documents that say behind which of its entries they stand.
 *
 * @param number of the last entry
 * @param hash of the last entry
 * @param checkpoint the last one that was signed and kept outside; absent where none is made
 */
public record ChainEnd(long number, String hash, @Nullable SignedCheckpoint checkpoint) {
    public record SignedCheckpoint(long serial, Instant at, long number) {}

    /** Reads it. */
    @Component
    public static class Reader {
        private final AuditStore chain;
        private final CheckpointStore checkpoints;

        Reader(AuditStore chain, CheckpointStore checkpoints) {
            this.chain = chain;
            this.checkpoints = checkpoints;
        }

        /** As the running transaction sees it: with what it has recorded itself. */
        public ChainEnd now() {
            AuditStore.Head head = chain.head().orElse(AuditStore.Head.START);
            return new ChainEnd(
                    head.number(),
                    head.hash(),
                    checkpoints
                            .last()
                            .map(last -> new SignedCheckpoint(last.serial(), last.at(), last.number()))
                            .orElse(null));
        }
    }
}
