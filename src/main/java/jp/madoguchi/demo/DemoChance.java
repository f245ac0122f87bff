package jp.madoguchi.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.zip.CRC32;
import jp.madoguchi.platform.time.Tokyo;

/** What happened by chance in the demo's history: the same for the same name at each load, whatever the rows' ids are. */
final class DemoChance {
    private static final double LARGEST = 0x1p32;
    private static final Duration OPENS = Duration.ofHours(9);
    private static final int SECONDS_OPEN = 12 * 3_600 - 60;

    private DemoChance() {}

    /** From 0 to below 1. */
    static double of(String name, String what) {
        CRC32 sum = new CRC32();
        sum.update((what + '|' + name).getBytes(StandardCharsets.UTF_8));
        // neighbours differ in their last bits only: they are stirred, as in the finaliser of MurmurHash3
        long bits = sum.getValue();
        bits = (bits ^ (bits >>> 16)) * 0x85ebca6bL & 0xffffffffL;
        bits = (bits ^ (bits >>> 13)) * 0xc2b2ae35L & 0xffffffffL;
        return (bits ^ (bits >>> 16)) / LARGEST;
    }

    /** A time within the sending hours of one of the days. */
    static Instant within(LocalDate from, LocalDate to, String name, String what) {
        long days = from.until(to).getDays() + 1L;
        LocalDate day = from.plusDays((long) (of(name, what + " day") * days));
        return Tokyo.startOf(day).plus(OPENS).plusSeconds((long) (of(name, what + " second") * SECONDS_OPEN));
    }

    /** Days until somebody does what the share does sooner or later, most of them soon; a negative number: never. */
    static long delay(String name, String what, double share, double days) {
        double chance = of(name, what);
        return chance < share ? (long) (-Math.log(1 - chance / share) * days) : -1;
    }
}
