package jp.madoguchi.outreach.gift;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where the provider says something else than we know. The file and the line lead to the serial, which isn't shown.
 *
 * @param cardReference none where the gift is no card's, or not ours
 * @param settled none while somebody still has to look at it
 */
public record GiftDifference(
        long id,
        GiftDifferenceKind kind,
        String fileName,
        long line,
        @Nullable String lotName,
        @Nullable String cardReference,
        ToldState told,
        @Nullable LocalDate toldOn,
        @Nullable Integer toldValue,
        @Nullable GiftState ourState,
        @Nullable Integer ourValue,
        Instant foundAt,
        @Nullable Settled settled) {

    /** What came of it. */
    public record Settled(Instant at, String by, String note) {}
}
