package jp.madoguchi.outreach.gift;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of a lot's file.
 *
 * @param host of the address
 * @param provider as the file says it
 */
record GiftRow(
        GiftCode code,
        String host,
        int valueYen,
        @Nullable LocalDate lapsesOn,
        @Nullable String provider) {}
