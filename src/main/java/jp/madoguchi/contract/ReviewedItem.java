package jp.madoguchi.contract;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One thing on which a review rests, as it was then; it doesn't change with what it was taken from. */
public sealed interface ReviewedItem {
    /** What the contractor stated, by the id of the evidence. */
    record Statement(long evidenceId, String text) implements ReviewedItem {}

    record File(long evidenceId, long fileId, String name, long size, String sha256) implements ReviewedItem {}

    record Figure(
            PortalFigure.Kind kind,
            @Nullable BigDecimal value,
            @Nullable BigDecimal of,
            LocalDate from,
            LocalDate to,
            Instant asOf)
            implements ReviewedItem {}
}
