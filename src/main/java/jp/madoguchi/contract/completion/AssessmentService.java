package jp.madoguchi.contract.completion;

import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import jp.madoguchi.callstats.CallStatistics;
import jp.madoguchi.callstats.CallStatisticsService;
import jp.madoguchi.contract.Contract;
import jp.madoguchi.contract.ContractService;
import jp.madoguchi.contract.ObligationStanding;
import jp.madoguchi.contract.StandingService;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.incident.OutreachFigures;
import jp.madoguchi.inquiry.callback.CallbackService;
import jp.madoguchi.inquiry.escalation.CityEscalationService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.reissue.ReissueService;
import jp.madoguchi.reissue.SentReportService;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers whether a contract can end, from what the rooms know now and what was laid down before. */
@Service
@Transactional(readOnly = true)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
public class AssessmentService {
    private final ContractService contracts;
    private final StandingService standings;
    private final IncidentService incidents;
    private final CallStatisticsService statistics;
    private final ReissueService reissue;
    private final SentReportService reports;
    private final CallbackService callbacks;
    private final CityEscalationService escalations;
    private final RuleService rules;
    private final HandoverService handover;
    private final NoticeService notices;
    private final OutreachFigures outreach;
    private final Clock clock;

    AssessmentService(
            ContractService contracts,
            StandingService standings,
            IncidentService incidents,
            CallStatisticsService statistics,
            ReissueService reissue,
            SentReportService reports,
            CallbackService callbacks,
            CityEscalationService escalations,
            RuleService rules,
            HandoverService handover,
            NoticeService notices,
            OutreachFigures outreach,
            Clock clock) {
        this.contracts = contracts;
        this.standings = standings;
        this.incidents = incidents;
        this.statistics = statistics;
        this.reissue = reissue;
        this.reports = reports;
        this.callbacks = callbacks;
        this.escalations = escalations;
        this.rules = rules;
        this.handover = handover;
        this.notices = notices;
        this.outreach = outreach;
        this.clock = clock;
    }

    /** @throws RejectedException where there is no such contract */
    public Assessment now(long contractId) {
        Contract contract = contracts.contract(contractId);
        Incident incident = incidents
                .byId(contract.incidentId())
                .orElseThrow(() -> new RejectedException(MessageText.of("incident.unknown")));
        LocalDate today = Tokyo.today(clock);
        RuleBook book = rules.book(contractId);
        CallStatistics calls =
                statistics.between(incident.id(), CallIndicators.firstDay(today), CallIndicators.lastDay(today));
        Assessment.OpenCounts counts = new Assessment.OpenCounts(
                callbacks.open(incident.id()), escalations.counts(incident.id()).open());
        List<Indicator> indicators = indicators(incident, today, book, calls, counts);
        List<ObligationStanding> standing = standings.standing(contractId);
        List<HandoverItem> items = handover.items(contractId);
        List<CompletionNotice> sent = notices.notices(contractId);
        Findings findings = new Findings(contract, today, calls, standing);
        findings.ofIndicators(indicators);
        findings.ofCalls();
        findings.ofReports(reports.sent(incident.id(), contract.contractor(), contract.startsOn(), today));
        findings.ofPerformance();
        findings.ofInspection(sent);
        findings.ofPreparation(book, items);
        return new Assessment(
                contract,
                today,
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                indicators,
                book,
                Verdict.of(book.rule().orElse(null), indicators, Findings.performance(standing)),
                standing,
                findings.pro(),
                findings.con(),
                findings.missing(),
                items,
                counts,
                sent);
    }

    private List<Indicator> indicators(
            Incident incident, LocalDate today, RuleBook book, CallStatistics calls, Assessment.OpenCounts counts) {
        Map<String, Setting> thresholds = new HashMap<>();
        IndicatorKey.of(incident)
                .forEach(key -> book.threshold(key).ifPresent(setting -> thresholds.put(key.code(), setting)));
        CallIndicators ofCalls = new CallIndicators(incident, calls, thresholds);
        ReissueIndicators ofReissue =
                new ReissueIndicators(reissue.rates(incident.id(), today), reissue.history(incident.id()), thresholds);
        List<Indicator> indicators = new ArrayList<>();
        for (IndicatorKey key : IndicatorKey.of(incident)) {
            indicators.add(
                    switch (key.kind()) {
                        case DAILY_CALLS, TREND, FRAUD, ANSWER_RATE -> ofCalls.of(key.kind());
                        case REISSUE_TOTAL, REISSUE_ISSUER -> ofReissue.of(key);
                        case OPEN_CALLBACKS -> open(key, counts.callbacks(), thresholds, today, null);
                        case OPEN_ESCALATIONS -> open(key, counts.escalations(), thresholds, today, "city/escalations");
                        case GIFTS_OPEN -> open(key, giftsOpen(incident), thresholds, today, "city/reach");
                    });
        }
        return indicators;
    }

    private @Nullable Integer giftsOpen(Incident incident) {
        OptionalInt open = outreach.giftsOpen(incident.id());
        return open.isPresent() ? open.getAsInt() : null;
    }

    private static Indicator open(
            IndicatorKey key,
            @Nullable Integer count,
            Map<String, Setting> thresholds,
            LocalDate today,
            @Nullable String address) {
        return new Indicator(
                key,
                count == null ? null : BigDecimal.valueOf(count),
                thresholds.get(key.code()),
                today,
                today,
                List.of(),
                List.of(),
                count == null ? "contract.completion.source.none" : "contract.completion.source.portal",
                address);
    }
}
