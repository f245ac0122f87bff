package jp.madoguchi.reissue.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A report that is or was due.
 *
 * @param nil whether it says that nothing has been reissued since the one before
 * @param sentAt when the first report of the period was sent; absent while there is none
 * @param reportId the one that stands for the period; absent while there is none
 */
public record DueReport(
        String organisation,
        ReportingPlan.Period period,
        Timeliness timeliness,
        boolean nil,
        @Nullable Instant sentAt,
        @Nullable Long reportId) {
    /** So many days before it is due one is reminded, also where the period still runs. */
    private static final int REMIND_DAYS = 7;

    public enum Timeliness {
        /** There is time. */
        AHEAD,
        IN_TIME,
        /** Sent after the due day. */
        LATE,
        /** Given back, and not sent again. */
        RETURNED,
        /** The due day has passed and nothing was sent. */
        MISSING;

        public boolean isSent() {
            return this == IN_TIME || this == LATE;
        }
    }

    /** Whether its sender should be reminded on that day. */
    public boolean isReminder(LocalDate today) {
        return switch (timeliness) {
            case AHEAD ->
                period.due().minusDays(REMIND_DAYS).isBefore(today)
                        || period.to().isBefore(today);
            case RETURNED, MISSING -> true;
            case IN_TIME, LATE -> false;
        };
    }

    /** Days from the due day to this one; negative before it. */
    public long daysLate(LocalDate today) {
        return period.due().until(today, ChronoUnit.DAYS);
    }
}
