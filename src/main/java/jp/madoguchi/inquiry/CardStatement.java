package jp.madoguchi.inquiry;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a holder says of one card.
 *
 * @param happenedOn when it was asked for, reissued or declined, as far as the holder knows
 */
public record CardStatement(
        long cardId, ReissueStatement statement, @Nullable LocalDate happenedOn) {}
