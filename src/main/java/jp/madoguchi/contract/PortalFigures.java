package jp.madoguchi.contract;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jp.madoguchi.callstats.CallStatistics;
import jp.madoguchi.callstats.CallStatisticsService;
import jp.madoguchi.callstats.DailyCallStatistics;
import jp.madoguchi.callstats.Figures;
import jp.madoguchi.incident.OutreachFigures;
import jp.madoguchi.inquiry.InquiryTotalsService;
import jp.madoguchi.inquiry.callback.CallbackService;
import jp.madoguchi.inquiry.callback.KeptPromises;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.reissue.ReportState;
import jp.madoguchi.reissue.SentReport;
import jp.madoguchi.reissue.SentReportService;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes from the rooms below what they know about an obligation's month. The contractor sees these sums too, though not the rooms
 * they come from: they are what its work is judged by, and name nobody.
 */
@Component
class PortalFigures {
    private static final PortalUser SELF = SystemUser.named("contract", Role.OFFICIAL);

    private final CallStatisticsService statistics;
    private final InquiryTotalsService inquiries;
    private final CallbackService callbacks;
    private final SentReportService reports;
    private final CostStore costs;
    private final OutreachFigures outreach;
    private final Clock clock;

    PortalFigures(
            CallStatisticsService statistics,
            InquiryTotalsService inquiries,
            CallbackService callbacks,
            SentReportService reports,
            CostStore costs,
            OutreachFigures outreach,
            Clock clock) {
        this.statistics = statistics;
        this.inquiries = inquiries;
        this.callbacks = callbacks;
        this.reports = reports;
        this.costs = costs;
        this.outreach = outreach;
        this.clock = clock;
    }

    /** In the order in which they are shown. */
    List<PortalFigure> of(ContractCells.Cell cell) {
        return SystemUser.run(SELF, () -> switch (cell.obligation().kind()) {
            case SERVICE, AFTER_TERM -> service(cell);
            case REPORT -> reports(cell);
            case COST -> costs(cell);
        });
    }

    /** For which months of an obligation the portal has something, in the same few statements however many there are. */
    Map<Long, Set<YearMonth>> known(ContractStore.Head contract, List<Obligation> obligations) {
        Set<ObligationKind> kinds = obligations.stream().map(Obligation::kind).collect(Collectors.toSet());
        return SystemUser.run(SELF, () -> {
            Set<LocalDate> days = kinds.contains(ObligationKind.SERVICE) || kinds.contains(ObligationKind.AFTER_TERM)
                    ? daysWithFigures(contract.incidentId())
                    : Set.of();
            Set<YearMonth> reported = kinds.contains(ObligationKind.REPORT)
                    ? reports(contract, first(obligations), Tokyo.today(clock)).keySet().stream()
                            .map(YearMonth::from)
                            .collect(Collectors.toSet())
                    : Set.of();
            Set<YearMonth> paid = kinds.contains(ObligationKind.COST) ? costs.months(contract.id()) : Set.of();
            Map<Long, Set<YearMonth>> known = new TreeMap<>();
            for (Obligation obligation : obligations) {
                known.put(
                        obligation.id(),
                        switch (obligation.kind()) {
                            case SERVICE, AFTER_TERM ->
                                days.stream()
                                        .filter(day -> isIn(obligation, day))
                                        .map(YearMonth::from)
                                        .collect(Collectors.toSet());
                            case REPORT -> reported;
                            case COST -> paid;
                        });
            }
            return known;
        });
    }

    private static LocalDate first(List<Obligation> obligations) {
        return obligations.stream()
                .map(obligation -> obligation.terms().from().withDayOfMonth(1))
                .min(LocalDate::compareTo)
                .orElse(LocalDate.EPOCH);
    }

    private static boolean isIn(Obligation obligation, LocalDate day) {
        LocalDate end = obligation.terms().to();
        return !day.isBefore(obligation.terms().from()) && (end == null || !day.isAfter(end));
    }

    private Set<LocalDate> daysWithFigures(long incidentId) {
        return statistics
                .period(incidentId)
                .map(span -> statistics.between(incidentId, span.from(), span.to()))
                .map(all -> all.days().stream()
                        .filter(DailyCallStatistics::isKnown)
                        .map(DailyCallStatistics::day)
                        .collect(Collectors.toSet()))
                .orElseGet(HashSet::new);
    }

    private List<PortalFigure> service(ContractCells.Cell cell) {
        long incident = cell.contract().incidentId();
        Taken taken = new Taken(cell, clock);
        if (taken.from.isAfter(taken.to)) {
            return List.of();
        }
        CallStatistics calls = statistics.between(incident, taken.from, taken.to);
        int known =
                (int) calls.days().stream().filter(DailyCallStatistics::isKnown).count();
        int confirmed = (int)
                calls.days().stream().filter(DailyCallStatistics::confirmed).count();
        Figures sums = calls.totals();
        boolean any = calls.isKnown();
        String days = "city/daily?from=" + taken.from + "&to=" + taken.to;
        String figures = "city/figures?from=" + taken.from + "&to=" + taken.to + "&measure=";
        taken.add(PortalFigure.Kind.DAYS_WITH_FIGURES, known, calls.span().length(), days);
        taken.add(PortalFigure.Kind.DAYS_CONFIRMED, confirmed, calls.span().length(), days);
        taken.add(PortalFigure.Kind.CALLS_INCOMING, any ? sums.incoming() : null, null, figures + "incoming");
        taken.add(PortalFigure.Kind.CALLS_ANSWERED, any ? sums.answered() : null, null, figures + "answered");
        taken.add(PortalFigure.Kind.CALLS_BUSY, any ? sums.busy() : null, null, figures + "busy");
        taken.add(PortalFigure.Kind.ANSWER_RATE, any ? sums.answerRate() : null, days);
        long received = inquiries.received(incident, taken.from, taken.to);
        taken.add(PortalFigure.Kind.INQUIRIES, any || received > 0 ? (int) received : null, null, null);
        KeptPromises kept = callbacks.kept(incident, taken.from, taken.to);
        boolean promised = kept.promised() > 0;
        taken.add(
                PortalFigure.Kind.CALLBACKS_KEPT,
                promised ? kept.reached() : null,
                promised ? kept.promised() : null,
                null);
        return taken.figures;
    }

    private List<PortalFigure> reports(ContractCells.Cell cell) {
        Taken taken = new Taken(cell, clock);
        Collection<List<SentReport>> days = reports(
                        cell.contract(), cell.month().atDay(1), cell.month().atEndOfMonth())
                .values();
        LocalDate due = cell.obligation().dueOn(cell.month());
        boolean any = !days.isEmpty();
        int inTime = (int) days.stream()
                .filter(sent ->
                        sent.stream().anyMatch(one -> !Tokyo.day(one.sentAt()).isAfter(due)))
                .count();
        taken.add(PortalFigure.Kind.REPORTS_IN_TIME, any ? inTime : null, any ? days.size() : null, "city/reissue");
        taken.add(PortalFigure.Kind.REPORTS_LATE, any ? days.size() - inTime : null, null, "city/reissue");
        taken.add(
                PortalFigure.Kind.REPORTS_ACCEPTED,
                any ? count(days, ReportState.ACCEPTED) : null,
                null,
                "city/reissue");
        taken.add(
                PortalFigure.Kind.REPORTS_RETURNED,
                any ? count(days, ReportState.RETURNED) : null,
                null,
                "city/reissue");
        return taken.figures;
    }

    private static int count(Collection<List<SentReport>> days, ReportState state) {
        return (int) days.stream()
                .flatMap(List::stream)
                .filter(sent -> sent.state() == state)
                .count();
    }

    /** What the contractor's organisation has sent and not taken back, by the day that it is about. */
    private Map<LocalDate, List<SentReport>> reports(ContractStore.Head contract, LocalDate from, LocalDate to) {
        return reports.sent(contract.incidentId(), contract.terms().contractor(), from, to).stream()
                .filter(report -> report.state() != ReportState.WITHDRAWN)
                .collect(Collectors.groupingBy(SentReport::asOf, TreeMap::new, Collectors.toList()));
    }

    private List<PortalFigure> costs(ContractCells.Cell cell) {
        Taken taken = new Taken(cell, clock);
        CostSums sums = costs.sums(cell.contract().id());
        String page = "city/contract/costs?contract=" + cell.contract().id();
        taken.add(
                PortalFigure.Kind.COSTS_ENTERED,
                sums.yen(cell.month(), null, CostState.ENTERED, CostState.ACCEPTED, CostState.RETURNED),
                page);
        taken.add(PortalFigure.Kind.COSTS_ACCEPTED, sums.yen(cell.month(), null, CostState.ACCEPTED), page);
        OptionalInt waves = outreach.wavesSent(cell.contract().incidentId(), taken.from, taken.to);
        taken.add(PortalFigure.Kind.WAVES_SENT, waves.isPresent() ? waves.getAsInt() : null, null, "city/waves");
        return taken.figures;
    }

    /** The figures of one month as they are taken now. */
    private static final class Taken {
        final List<PortalFigure> figures = new ArrayList<>();
        final LocalDate from;
        final LocalDate to;
        private final Instant asOf;

        Taken(ContractCells.Cell cell, Clock clock) {
            Obligation.DaysOfMonth days = cell.obligation().daysOf(cell.month());
            LocalDate today = Tokyo.today(clock);
            from = days.from();
            // a day that hasn't come has no figures
            to = days.to().isAfter(today) ? today : days.to();
            asOf = clock.instant();
        }

        void add(PortalFigure.Kind kind, @Nullable Integer value, @Nullable Integer of, @Nullable String address) {
            figures.add(new PortalFigure(
                    kind,
                    value == null ? null : BigDecimal.valueOf(value),
                    of == null ? null : BigDecimal.valueOf(of),
                    from,
                    to,
                    asOf,
                    address));
        }

        void add(PortalFigure.Kind kind, @Nullable BigDecimal value, @Nullable String address) {
            figures.add(new PortalFigure(kind, value, null, from, to, asOf, address));
        }
    }
}
