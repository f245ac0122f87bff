package jp.madoguchi.platform.imports;

import java.util.List;
import jp.madoguchi.platform.jobs.Progress;

/**
 * What a room brings for a kind of file, as a Spring bean. The room guards {@link #check} and {@link #store} with the roles that may
 * import; {@link Imports} calls them in the name of the user.
 */
public interface Importer<R> {

    /** Message key of what is imported, such as {@code casefile.import.kind}; it also tells the kinds apart. */
    String kind();

    ImportFormat<R> format();

    /** Compares with the database without changing it. Runs in a read-only transaction. */
    ImportCheck check(List<Numbered<R>> rows);

    /**
     * Stores all rows, in the caller's transaction. Tells {@link Progress#done} after each batch: that is also where a cancelled import
     * stops, by an exception which rolls everything back.
     */
    ImportOutcome store(List<Numbered<R>> rows, ImportSource source, Progress progress);
}
