package jp.madoguchi.dashboard;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.List;
import jp.madoguchi.callstats.CallStatistics;
import jp.madoguchi.callstats.CallStatisticsService;
import jp.madoguchi.callstats.DailyCallStatistics;
import jp.madoguchi.callstats.DayDifferences;
import jp.madoguchi.callstats.DifferenceService;
import jp.madoguchi.callstats.Span;
import jp.madoguchi.contract.StandingService;
import jp.madoguchi.inquiry.escalation.CityEscalationService;
import jp.madoguchi.inquiry.request.RequestService;
import jp.madoguchi.outreach.reach.ReachService;
import jp.madoguchi.outreach.sending.OutsideReadingService;
import jp.madoguchi.privacy.export.WaitingExports;
import jp.madoguchi.regulator.RegulatorService;
import jp.madoguchi.reissue.ReissueService;
import jp.madoguchi.reissue.review.ReviewService;
import jp.madoguchi.report.ReportScheduleService;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what the city's start page shows, with the same number of statements however much there is to show. */
@Service
@Transactional(readOnly = true)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
public class CityOverviewService {
    private final CallStatisticsService statistics;
    private final DifferenceService differences;
    private final ReissueService reissue;
    private final ReviewService reviews;
    private final CityEscalationService escalations;
    private final RequestService requests;
    private final StandingService standings;
    private final RegulatorService regulator;
    private final ReportScheduleService reports;
    private final WaitingExports exports;
    private final OutsideReadingService files;
    private final ReachService reach;

    CityOverviewService(
            CallStatisticsService statistics,
            DifferenceService differences,
            ReissueService reissue,
            ReviewService reviews,
            CityEscalationService escalations,
            RequestService requests,
            StandingService standings,
            RegulatorService regulator,
            ReportScheduleService reports,
            WaitingExports exports,
            OutsideReadingService files,
            ReachService reach) {
        this.reports = reports;
        this.exports = exports;
        this.files = files;
        this.reach = reach;
        this.standings = standings;
        this.regulator = regulator;
        this.requests = requests;
        this.statistics = statistics;
        this.differences = differences;
        this.reissue = reissue;
        this.reviews = reviews;
        this.escalations = escalations;
    }

    public CityOverview now(long incidentId) {
        LocalDate today = statistics.today();
        Span period = statistics.period(incidentId).orElse(null);
        CallStatistics calls = period == null ? null : statistics.between(incidentId, period.from(), period.to());
        return new CityOverview(
                today(incidentId, today, calls),
                calls,
                reissue.rates(incidentId, today),
                calls == null
                        ? List.of()
                        : calls.days().stream()
                                .filter(day -> day.isKnown()
                                        && !day.confirmed()
                                        && day.day().isBefore(today))
                                .map(DailyCallStatistics::day)
                                .toList(),
                period == null
                        ? List.of()
                        : differences.between(incidentId, period.from(), period.to()).stream()
                                .map(DayDifferences::day)
                                .toList(),
                reviews.waiting(incidentId),
                escalations.counts(incidentId),
                requests.waiting(incidentId),
                standings.waiting(incidentId),
                regulator.waiting(incidentId),
                reports.waiting(incidentId),
                exports.forMe(),
                files.waitingForMe(incidentId),
                reach.sums(incidentId));
    }

    private DailyCallStatistics today(long incidentId, LocalDate today, @Nullable CallStatistics calls) {
        return calls != null && calls.span().contains(today)
                ? calls.days().stream()
                        .filter(day -> day.day().equals(today))
                        .findFirst()
                        .orElseThrow()
                : statistics.between(incidentId, today, today).days().getFirst();
    }
}
