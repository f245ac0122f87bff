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
        END
    }
}
