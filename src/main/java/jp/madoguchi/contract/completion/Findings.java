package jp.madoguchi.contract.completion;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import jp.madoguchi.callstats.CallStatistics;
import jp.madoguchi.callstats.DailyCallStatistics;
import jp.madoguchi.contract.Contract;
import jp.madoguchi.contract.ContractState;
import jp.madoguchi.contract.Judgement;
import jp.madoguchi.contract.MonthStanding;
import jp.madoguchi.contract.Obligation;
import jp.madoguchi.contract.ObligationKind;
import jp.madoguchi.contract.ObligationStanding;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.reissue.ReportState;
import jp.madoguchi.reissue.SentReport;
import org.jspecify.annotations.Nullable;

/** Gathers what speaks for the end, what speaks against it, and what is missing to say. */
final class Findings {
    /** So many late reports are named one by one; the others are summed up. */
    private static final int MOST_LINES = 20;

    private final Contract contract;
    private final LocalDate today;
    private final CallStatistics calls;
    private final List<ObligationStanding> standing;
    private final String toContract;
    private final String toRule;
    private final String toHandover;
    private final List<Finding> pro = new ArrayList<>();
    private final List<Finding> con = new ArrayList<>();
    private final List<Finding> missing = new ArrayList<>();

    Findings(Contract contract, LocalDate today, CallStatistics calls, List<ObligationStanding> standing) {
        this.contract = contract;
        this.today = today;
        this.calls = calls;
        this.standing = standing;
        String which = "?contract=" + contract.id();
        this.toContract = "city/contract" + which;
        this.toRule = "city/completion/rule" + which;
        this.toHandover = "city/completion/handover" + which;
    }

    List<Finding> pro() {
        return pro;
    }

    List<Finding> con() {
        return con;
    }

    List<Finding> missing() {
        return missing;
    }

    /** How the obligations whose time has come stand; what begins after the end isn't asked for yet. */
    static Verdict.Performance performance(List<ObligationStanding> standing) {
        List<ObligationStanding> asked = asked(standing);
        if (asked.stream().anyMatch(one -> !one.openFindings().isEmpty() || one.overdueRemediations() > 0)) {
            return Verdict.Performance.NOT_FULFILLED;
        }
        boolean known = !asked.isEmpty()
                && asked.stream()
                        .allMatch(one -> one.missingMonths().isEmpty()
                                && one.unreviewedMonths().isEmpty()
                                && one.lastReviewed().isPresent());
        return known ? Verdict.Performance.FULFILLED : Verdict.Performance.UNKNOWN;
    }

    private static List<ObligationStanding> asked(List<ObligationStanding> standing) {
        return standing.stream()
                .filter(one -> one.obligation().kind() != ObligationKind.AFTER_TERM)
                .toList();
    }

    void ofIndicators(List<Indicator> indicators) {
        for (Indicator indicator : indicators) {
            MessageText name = indicator.key().name();
            IndicatorKind kind = indicator.key().kind();
            switch (indicator.met()) {
                case MET -> pro.add(finding(indicator.address(), "contract.completion.pro.met", words(indicator)));
                case NOT_MET ->
                    con.add(finding(indicator.address(), "contract.completion.con.notMet", words(indicator)));
                case NO_DATA ->
                    missing.add(
                            kind == IndicatorKind.GIFTS_OPEN
                                    ? finding(null, "contract.completion.missing.gifts")
                                    : indicator.missing().isEmpty()
                                            ? finding(null, "contract.completion.missing.data", name)
                                            : finding(
                                                    "city/daily",
                                                    "contract.completion.missing.days",
                                                    name,
                                                    indicator.missing().size()));
                case NO_THRESHOLD -> missing.add(finding(toRule, "contract.completion.missing.threshold", name));
            }
            if (kind == IndicatorKind.REISSUE_TOTAL
                    && indicator.source().equals("contract.completion.source.reissueWaiting")) {
                missing.add(finding(
                        indicator.address(),
                        "contract.completion.missing.reissueWaiting",
                        indicator.to().toString()));
            }
        }
    }

    private static Object[] words(Indicator indicator) {
        IndicatorKind kind = indicator.key().kind();
        return new Object[] {
            indicator.key().name(),
            indicator.words().orElseThrow(),
            kind.thresholdWords(Objects.requireNonNull(indicator.threshold()).figure())
        };
    }

    void ofCalls() {
        for (DailyCallStatistics day : calls.days()) {
            if (!day.isKnown()) {
                missing.add(finding(
                        "city/daily",
                        "contract.completion.missing.day",
                        day.day().toString()));
            } else if (day.busy() > 0) {
                con.add(finding(
                        "city/figures?from=" + day.day() + "&to=" + day.day() + "&measure=busy",
                        "contract.completion.con.busyDay",
                        day.day().toString(),
                        day.incoming(),
                        day.busy()));
            }
        }
    }

    /**
     * Reports of the contractor that came after the day on which the contract wants them. What counts is when a day was first
     * reported, also where the report was returned or replaced later; one that was taken back doesn't.
     *
     * @param sent by the contractor's organisation
     */
    void ofReports(List<SentReport> sent) {
        Optional<Obligation> reporting = standing.stream()
                .map(ObligationStanding::obligation)
                .filter(obligation -> obligation.kind() == ObligationKind.REPORT)
                .findFirst();
        if (reporting.isEmpty()) {
            return;
        }
        Map<LocalDate, Instant> first = new TreeMap<>();
        sent.stream()
                .filter(report -> report.state() != ReportState.WITHDRAWN)
                .forEach(report ->
                        first.merge(report.asOf(), report.sentAt(), (one, other) -> one.isBefore(other) ? one : other));
        List<Finding> late = new ArrayList<>();
        first.forEach((asOf, at) -> {
            LocalDate due = reporting.get().dueOn(YearMonth.from(asOf));
            LocalDate came = Tokyo.day(at);
            if (reporting.get().isFollowedIn(YearMonth.from(asOf)) && came.isAfter(due)) {
                late.add(finding(
                        "city/reissue",
                        "contract.completion.con.late",
                        asOf.toString(),
                        due.toString(),
                        came.toString()));
            }
        });
        con.addAll(late.stream().limit(MOST_LINES).toList());
        if (late.size() > MOST_LINES) {
            con.add(finding("city/reissue", "contract.completion.con.lateMore", late.size() - MOST_LINES));
        }
    }

    void ofPerformance() {
        for (ObligationStanding one : asked(standing)) {
            int number = one.obligation().number();
            for (MonthStanding month : one.openFindings()) {
                con.add(finding(
                        toContract,
                        "contract.completion.con.finding",
                        number,
                        month.month().toString(),
                        month.review() == null ? "" : month.review().finding()));
            }
            if (one.overdueRemediations() > 0) {
                con.add(finding(toContract, "contract.completion.con.overdue", number, one.overdueRemediations()));
            }
            if (!one.missingMonths().isEmpty()) {
                missing.add(
                        finding(toContract, "contract.completion.missing.months", number, months(one.missingMonths())));
            }
            if (!one.unreviewedMonths().isEmpty()) {
                missing.add(finding(
                        toContract, "contract.completion.missing.reviews", number, months(one.unreviewedMonths())));
            }
            long fulfilled = one.months().stream()
                    .filter(month -> month.review() != null && month.review().judgement() != Judgement.NOT_FULFILLED)
                    .count();
            if (fulfilled > 0 && one.openFindings().isEmpty()) {
                pro.add(finding(toContract, "contract.completion.pro.fulfilled", number, fulfilled));
            }
        }
        if (contract.state() != ContractState.CONFIRMED) {
            missing.add(finding(toContract, "contract.completion.missing.confirmed"));
        }
    }

    private static String months(List<YearMonth> months) {
        return String.join(", ", months.stream().map(YearMonth::toString).toList());
    }

    void ofInspection(List<CompletionNotice> notices) {
        if (notices.isEmpty()) {
            missing.add(finding(null, "contract.completion.missing.notice"));
            return;
        }
        CompletionNotice last = notices.getFirst();
        if (last.inspection() == null) {
            missing.add(finding(
                    null, "contract.completion.missing.inspection", last.dueOn().toString()));
            if (last.isOverdue(today)) {
                con.add(finding(
                        null,
                        "contract.completion.con.inspectionLate",
                        last.dueOn().toString()));
            }
        } else if (last.isPassed()) {
            pro.add(finding(
                    null,
                    "contract.completion.pro.inspection",
                    last.inspection().inspectedOn().toString()));
        } else {
            con.add(finding(
                    null,
                    "contract.completion.con.inspection",
                    last.inspection().inspectedOn().toString()));
        }
    }

    void ofPreparation(RuleBook book, List<HandoverItem> items) {
        if (book.rule().isEmpty()) {
            missing.add(finding(toRule, "contract.completion.missing.rule"));
        }
        if (items.isEmpty()) {
            missing.add(finding(toHandover, "contract.completion.missing.handover"));
        }
        long unowned = items.stream().filter(item -> item.owner() == null).count();
        if (unowned > 0) {
            missing.add(finding(toHandover, "contract.completion.missing.owners", unowned));
        }
    }

    private static Finding finding(@Nullable String address, String key, Object... args) {
        return new Finding(MessageText.of(key, args), address);
    }
}
