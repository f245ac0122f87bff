package jp.madoguchi.outreach.gift;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of the provider's result file.
 *
 * @param serialIndex the keyed hash of its serial: nothing behind the reading needs the serial itself
 * @param on the day on which it was received or expired
 */
record ResultRow(
        String serialIndex,
        ToldState told,
        @Nullable LocalDate on,
        @Nullable Integer valueYen) {}
