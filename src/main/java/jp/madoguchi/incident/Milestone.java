package jp.madoguchi.incident;

import java.time.LocalDate;
import jp.madoguchi.platform.i18n.LocalizedText;

/** A mark on the time axis (節目), of one day or of a span with both ends included. */
public record Milestone(
        long id, LocalDate startsOn, LocalDate endsOn, MilestoneKind kind, Channel channel, LocalizedText title) {
    public enum MilestoneKind {
        ADVANCE_NOTICE,
        GIFT_DELIVERY,
        BOUNCE_FALLBACK,
        REMINDER,
        SURVEY,
        OTHER
    }

    public enum Channel {
        EMAIL,
        SMS,
        LETTER,
        PRESS,
        NONE
    }
}
