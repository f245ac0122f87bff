package jp.madoguchi.privacy.retention;

/**
 * A kind of personal data of a room, and how it is erased. Records that figures are made of stay; what they say of a person goes.
 * What belongs to a held case is left alone. Only this package calls it, and only for what two people have decided.
 */
public interface Erasable {
    ErasedKind kind();

    /** How many records the scope has that are not erased yet. */
    Found find(ErasureScope scope);

    /**
     * Erases the next records in the caller's transaction.
     *
     * @param behind the id of the last one that was looked at; 0 at the beginning
     * @param most so many at once
     */
    Step erase(ErasureScope scope, long behind, int most);

    /**
     * Takes away what the database still keeps of erased records beside the records, such as words in an index. Called outside of a
     * transaction when everything has been erased; once more where a run was interrupted at its end.
     */
    default void sweep() {}

    /** @param held those that stay because their case is held */
    record Found(long due, long held) {}

    /**
     * @param reached the id of the last record that was looked at
     * @param over whether there is no further one
     */
    record Step(long erased, long reached, boolean over) {}
}
