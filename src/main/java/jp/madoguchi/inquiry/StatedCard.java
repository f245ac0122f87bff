package jp.madoguchi.inquiry;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was said of a card, with its source.
 *
 * @param statedTo the operator who noted it
 * @param inquiryId the inquiry in which it was said
 */
public record StatedCard(
        long cardId,
        ReissueStatement statement,
        @Nullable LocalDate happenedOn,
        Instant statedAt,
        String statedTo,
        long inquiryId) {}
