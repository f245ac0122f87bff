package jp.madoguchi.platform.id;

import io.hypersistence.tsid.TSID;

/**
 * Record ids: 64-bit, given by the portal and rising with time. The database need not be asked for them, so that
 * thousands of rows go in one batch, and several nodes never give the same one.
 */
public final class Ids {
    private Ids() {}

    public static long next() {
        return TSID.Factory.getTsid().toLong();
    }
}
