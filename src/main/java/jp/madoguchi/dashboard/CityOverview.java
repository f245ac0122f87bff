package jp.madoguchi.dashboard;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.callstats.CallStatistics;
import jp.madoguchi.callstats.DailyCallStatistics;
import jp.madoguchi.callstats.Span;
import jp.madoguchi.contract.ContractWaiting;
import jp.madoguchi.inquiry.escalation.EscalationCounts;
import jp.madoguchi.inquiry.request.WaitingRequests;
import jp.madoguchi.outreach.reach.ReachSums;
import jp.madoguchi.regulator.RegulatorWaiting;
import jp.madoguchi.reissue.ReissueRates;
import jp.madoguchi.report.ReportsWaiting;
import org.jspecify.annotations.Nullable;

/**
 * How things stand.
 *
 * @param today the figures of the day that it is now
 * @param calls all days of which anything is known; absent before any
 * @param rates the latest that was accepted, and what waits beside it
 * @param toConfirm the days before today that the city has not closed
 * @param differences the days with something that doesn't fit together
 * @param waitingReports reissue reports that wait for the city's review
 * @param escalations what the call center has asked the city
 * @param requests what the call center has handed to the city
 * @param contract what waits about the contract
 * @param regulator what is due about the actions of regulators, and what has changed
 * @param reports which reports wait for somebody
 * @param exports wishes to take a large list away that the user may decide
 * @param files wishes to take a file for a sender outside once more that the user may decide
 * @param reach how many cards are in each state of the reach ledger
 */
public record CityOverview(
        DailyCallStatistics today,
        @Nullable CallStatistics calls,
        ReissueRates rates,
        List<LocalDate> toConfirm,
        List<LocalDate> differences,
        int waitingReports,
        EscalationCounts escalations,
        WaitingRequests requests,
        ContractWaiting contract,
        RegulatorWaiting regulator,
        ReportsWaiting reports,
        int exports,
        int files,
        ReachSums reach) {
    public CityOverview {
        toConfirm = List.copyOf(toConfirm);
        differences = List.copyOf(differences);
    }

    public boolean isEmpty() {
        return calls == null && rates.isEmpty() && !rates.total().waiting();
    }

    /** The last so many days of which anything is known, or all of them. */
    public List<DailyCallStatistics> lastDays(int days) {
        List<DailyCallStatistics> all = calls == null ? List.of() : calls.days();
        return all.subList(Math.max(0, all.size() - days), all.size());
    }

    public List<DailyCallStatistics> allDays() {
        return calls == null ? List.of() : calls.days();
    }

    /** From the first to the last of some days; empty where there are none. */
    public static Optional<Span> spanOf(List<LocalDate> days) {
        return days.isEmpty() ? Optional.empty() : Optional.of(Span.of(days.getFirst(), days.getLast()));
    }
}
