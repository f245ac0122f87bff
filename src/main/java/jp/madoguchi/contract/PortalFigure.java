package jp.madoguchi.contract;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A figure that the portal has itself, as evidence for a month.
 *
 * @param value absent where there is no data, which is not 0
 * @param of of how many, where the figure is a part of something
 * @param from first day of the span that it is about
 * @param asOf when it was taken
 * @param address where the city's readers see what it is made of; absent where there is no such screen
 */
public record PortalFigure(
        Kind kind,
        @Nullable BigDecimal value,
        @Nullable BigDecimal of,
        LocalDate from,
        LocalDate to,
        Instant asOf,
        @Nullable String address) {

    /** Which figure. */
    public enum Kind {
        DAYS_WITH_FIGURES(Source.CALL_STATISTICS),
        DAYS_CONFIRMED(Source.CALL_STATISTICS),
        CALLS_INCOMING(Source.CALL_STATISTICS),
        CALLS_ANSWERED(Source.CALL_STATISTICS),
        CALLS_BUSY(Source.CALL_STATISTICS),
        ANSWER_RATE(Source.CALL_STATISTICS),
        INQUIRIES(Source.INQUIRIES),
        CALLBACKS_KEPT(Source.CALLBACKS),
        REPORTS_IN_TIME(Source.REISSUE_REPORTS),
        REPORTS_LATE(Source.REISSUE_REPORTS),
        REPORTS_ACCEPTED(Source.REISSUE_REPORTS),
        REPORTS_RETURNED(Source.REISSUE_REPORTS),
        COSTS_ENTERED(Source.COSTS),
        COSTS_ACCEPTED(Source.COSTS),
        WAVES_SENT(Source.WAVES);

        private final Source source;

        Kind(Source source) {
            this.source = source;
        }

        public Source source() {
            return source;
        }

        public String textKey() {
            return "contract.figure." + name();
        }
    }

    /** Which part of the portal keeps it. */
    public enum Source {
        CALL_STATISTICS,
        INQUIRIES,
        CALLBACKS,
        REISSUE_REPORTS,
        COSTS,
        WAVES;

        public String textKey() {
            return "contract.source." + name();
        }
    }

    public boolean isKnown() {
        return value != null;
    }
}
