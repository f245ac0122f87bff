package jp.madoguchi.inquiry;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which inquiries a list shows; what is absent doesn't restrict it.
 *
 * @param from the first day
 * @param to the last day, which belongs to it
 * @param text words that all occur in the note, or that the caller's number, the call's id, the inquiry's number or the case's
 *     number contains
 * @param further what fewer ask for
 */
public record InquiryFilter(
        long incidentId,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Long categoryId,
        @Nullable Outcome outcome,
        @Nullable String operator,
        @Nullable Channel channel,
        @Nullable String text,
        FurtherFilter further) {
    public InquiryFilter {
        operator = operator == null || operator.isBlank() ? null : operator.strip();
        text = text == null || text.isBlank() ? null : text.strip();
    }

    public static InquiryFilter all(long incidentId) {
        return new InquiryFilter(incidentId, null, null, null, null, null, null, null, FurtherFilter.NONE);
    }

    public InquiryFilter between(@Nullable LocalDate first, @Nullable LocalDate last) {
        return new InquiryFilter(incidentId, first, last, categoryId, outcome, operator, channel, text, further);
    }

    public InquiryFilter ofCategory(@Nullable Long category) {
        return new InquiryFilter(incidentId, from, to, category, outcome, operator, channel, text, further);
    }

    public InquiryFilter containing(@Nullable String words) {
        return new InquiryFilter(incidentId, from, to, categoryId, outcome, operator, channel, words, further);
    }

    public InquiryFilter by(@Nullable String who) {
        return new InquiryFilter(incidentId, from, to, categoryId, outcome, who, channel, text, further);
    }

    public InquiryFilter endingIn(@Nullable Outcome how) {
        return new InquiryFilter(incidentId, from, to, categoryId, how, operator, channel, text, further);
    }

    public InquiryFilter over(@Nullable Channel way) {
        return new InquiryFilter(incidentId, from, to, categoryId, outcome, operator, way, text, further);
    }

    public InquiryFilter with(FurtherFilter more) {
        return new InquiryFilter(incidentId, from, to, categoryId, outcome, operator, channel, text, more);
    }

    /** Only span and category: what the kept counts answer. */
    boolean isCounted() {
        return outcome == null
                && operator == null
                && channel == null
                && text == null
                && further.equals(FurtherFilter.NONE);
    }

    /** Nothing that only the inquiry's own row tells. */
    boolean isOfTimeAndText() {
        return categoryId == null && outcome == null && operator == null && channel == null && !further.needsRow();
    }
}
