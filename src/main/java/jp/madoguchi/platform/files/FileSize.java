package jp.madoguchi.platform.files;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How the size of a file is written. */
public final class FileSize {
    private static final long KILOBYTE = 1024;

    private FileSize() {}

    /** 12 KB, from a megabyte on 1.5 MB; rounded up, so that nothing is 0. */
    public static String words(long bytes) {
        long kilobytes = Math.max(1, (bytes + KILOBYTE - 1) / KILOBYTE);
        return kilobytes < KILOBYTE
                ? kilobytes + " KB"
                : BigDecimal.valueOf(kilobytes).divide(BigDecimal.valueOf(KILOBYTE), 1, RoundingMode.HALF_UP) + " MB";
    }
}
