package jp.madoguchi.contract.completion;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import jp.madoguchi.contract.Signed;
import org.jspecify.annotations.Nullable;

/**
 * The contractor's notice that the work is done (業務完了届), and the clock that it starts.
 *
 * <p>政府契約の支払遅延防止等に関する法律 (1949, no. 256): article 5 (1) has the inspection made within 14 days of the notice for construction
 * works and within 10 for everything else, services among it; article 5 (2) starts the same time anew with the notice that what was
 * found wanting is mended; article 10 sets 10 days where the contract says nothing; article 14 applies all this to local
 * governments, whose duty to inspect is in article 234-2 (1) of 地方自治法. The day of the notice isn't counted (article 140 of the
 * Civil Code). A contract may set fewer days.
 *
 * @param number 1, and one more with each notice after an inspection that wasn't passed
 * @param completedOn when the work was done, as the contractor says
 * @param inspections the versions of the inspection's record, the latest first; the earlier ones were recorded by mistake. Empty
 *     while the city hasn't inspected
 */
public record CompletionNotice(
        long id,
        long contractId,
        int number,
        LocalDate completedOn,
        LocalDate receivedOn,
        String text,
        Signed submitted,
        List<Inspection> inspections) {
    public CompletionNotice {
        inspections = List.copyOf(inspections);
    }

    /** Days for the inspection of services. */
    public static final int DAYS = 10;

    /** The record that holds; absent while the city hasn't inspected. */
    public @Nullable Inspection inspection() {
        return inspections.isEmpty() ? null : inspections.getFirst();
    }

    /** The last day on which the inspection is in time. */
    public LocalDate dueOn() {
        return receivedOn.plusDays(DAYS);
    }

    /** Negative once the time is over. */
    public long daysLeft(LocalDate today) {
        return ChronoUnit.DAYS.between(today, dueOn());
    }

    public boolean isOverdue(LocalDate today) {
        return inspections.isEmpty() && daysLeft(today) < 0;
    }

    public boolean isPassed() {
        Inspection last = inspection();
        return last != null && last.result() == Inspection.Result.PASSED;
    }

    /**
     * What the city found (検査).
     *
     * @param version 1, and one more with each correction
     * @param reason why the version before was wrong; absent for the first
     */
    public record Inspection(
            int version,
            LocalDate inspectedOn,
            Result result,
            String finding,
            @Nullable String reason,
            Signed inspected,
            IssuedDocument document) {
        public enum Result {
            PASSED,
            FAILED;

            public String textKey() {
                return "contract.completion.inspection." + name();
            }
        }
    }
}
