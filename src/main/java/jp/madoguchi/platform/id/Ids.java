package jp.madoguchi.platform.id;

import io.hypersistence.tsid.TSID;
import java.util.Optional;

/**
 * Record ids: 64-bit, given by the portal and rising with time. The database need not be asked for them, so that
 * thousands of rows go in one batch, and several nodes never give the same one.
 */
public final class Ids {
    private Ids() {}

    public static long next() {
        return TSID.Factory.getTsid().toLong();
    }

    /** The id that stands in an address; none where something else stands there, a number that no id can be included. */
    public static Optional<Long> read(String text) {
        if (!text.matches("\\d{1,19}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.valueOf(text));
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }
}
