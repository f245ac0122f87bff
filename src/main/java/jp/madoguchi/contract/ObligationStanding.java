package jp.madoguchi.contract;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** How an obligation stands over all its months. */
public record ObligationStanding(Obligation obligation, List<MonthStanding> months) {
    public ObligationStanding {
        months = List.copyOf(months);
    }

    public Optional<MonthStanding> month(YearMonth month) {
        return months.stream().filter(one -> one.month().equals(month)).findFirst();
    }

    /** The latest month that was reviewed. */
    public Optional<MonthStanding> lastReviewed() {
        return months.reversed().stream()
                .filter(month -> month.review() != null)
                .findFirst();
    }

    public List<MonthStanding> openFindings() {
        return months.stream().filter(MonthStanding::hasOpenFinding).toList();
    }

    public int openRemediations() {
        return months.stream().mapToInt(MonthStanding::openRemediations).sum();
    }

    public int overdueRemediations() {
        return months.stream().mapToInt(MonthStanding::overdueRemediations).sum();
    }

    /** Pieces of evidence that were not taken back. */
    public int evidence() {
        return months.stream()
                .mapToInt(month -> month.submitted() + month.reviewed())
                .sum();
    }

    /** Months whose time is over and of which there is nothing. */
    public List<YearMonth> missingMonths() {
        return in(CellState.MISSING);
    }

    /** Months of which there is something, and no review. */
    public List<YearMonth> unreviewedMonths() {
        return in(CellState.TO_REVIEW);
    }

    private List<YearMonth> in(CellState state) {
        return months.stream()
                .filter(month -> month.state() == state)
                .map(MonthStanding::month)
                .toList();
    }
}
