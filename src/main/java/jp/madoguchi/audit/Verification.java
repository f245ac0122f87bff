package jp.madoguchi.audit;

/** Whether the chain holds from its first event to its last. */
public sealed interface Verification {
    /** Nothing has been changed, removed, put in between or cut off. */
    record Intact(long events, String lastHash) implements Verification {}

    /**
     * The first event that isn't as it was written.
     *
     * @param number its place in the chain
     */
    record Broken(long number, Fault fault) implements Verification {}

    /** What is wrong with it. */
    enum Fault {
        /** An event is missing, or stands in another place. */
        MISSING,
        /** It isn't what its hash was made of. */
        CHANGED,
        /** It follows another event than the one that stands before it. */
        UNCHAINED,
        /** The chain ends earlier than it did, or goes on behind its end. */
        END,
        /** A checkpoint kept outside of the database has signed another event in this place. */
        REWRITTEN,
        /** A checkpoint kept outside of the database has signed events behind the chain's end. */
        CUT,
        /** A checkpoint is missing, or its signature isn't right: the folder outside was touched. */
        CHECKPOINT
    }
}
