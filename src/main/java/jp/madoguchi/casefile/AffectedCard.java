package jp.madoguchi.casefile;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A card whose data leaked, by a reference of ours; no digit of its number is known to the portal. */
public record AffectedCard(
        long id,
        String reference,
        String issuerCode,
        @Nullable LocalDate purchasedOn) {}
