package jp.madoguchi.report.content;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import jp.madoguchi.callstats.CallStatistics;
import jp.madoguchi.callstats.Measure;
import jp.madoguchi.callstats.Span;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.calendar.JapaneseHolidays;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import org.springframework.stereotype.Component;

/**
 * Takes all figures of a report as they are now, in one read of the database. What isn't there has no figure, and what was not counted
 * says so; neither is 0. The statements are as many for a year as for a day.
 */
@Component
public class FigureCollector {
    private final IncidentService incidents;
    private final CallFigureSource calls;
    private final ReissueFigureSource reissue;
    private final OutreachFigureSource outreach;
    private final ContractFigureSource contract;
    private final ActionFigureSource actions;
    private final Clock clock;

    FigureCollector(
            IncidentService incidents,
            CallFigureSource calls,
            ReissueFigureSource reissue,
            OutreachFigureSource outreach,
            ContractFigureSource contract,
            ActionFigureSource actions,
            Clock clock) {
        this.incidents = incidents;
        this.calls = calls;
        this.reissue = reissue;
        this.outreach = outreach;
        this.contract = contract;
        this.actions = actions;
        this.clock = clock;
    }

    /** The caller's transaction makes it one moment. @throws jp.madoguchi.platform.error.RejectedException where the span can't be */
    public ReportFigures collect(ReportScope scope) {
        Span span = Span.of(scope.from(), scope.to());
        Incident incident = incidents
                .byId(scope.incidentId())
                .orElseThrow(() -> new RejectedException(MessageText.of("incident.unknown")));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        FigureSheet sheet = new FigureSheet(scope, now);
        about(incident, span, sheet);
        List<ReportFacts.Action> issued = List.of();
        switch (scope.kind()) {
            case STATUS -> {
                CallStatistics days = calls.collect(incident, sheet);
                outreach.collect(incident, days, sheet);
                reissue.collect(incident, sheet);
                issued = actions.collect(incident, sheet);
                contract.collect(incident, sheet);
            }
            case CALL_CENTER -> calls.collect(incident, sheet);
            case REISSUE -> reissue.collect(incident, sheet);
            case PERFORMANCE -> contract.collect(incident, sheet);
        }
        boolean daily = scope.kind() == ReportKind.STATUS || scope.kind() == ReportKind.CALL_CENTER;
        return new ReportFigures(scope, now, sheet.figures(), facts(incident, span, daily, issued));
    }

    private static void about(Incident incident, Span span, FigureSheet sheet) {
        sheet.group("span", "報告の対象期間", "")
                .day("from", "対象期間の最初の日", span.from())
                .day("to", "対象期間の最後の日（基準日）", span.to())
                .count("days", "対象期間の日数", span.length(), FigureUnits.DAYS);
        sheet.group("incident", "事案の設定", "")
                .words("name", "事案の名前", incident.name().ja());
        sheet.group("cards", "事案の設定にある、情報が流出したカード", "city/reissue")
                .count("affected", "対象カード", incident.affectedCards(), FigureUnits.CARDS)
                .count("issuers", "カード会社", incident.issuers().size(), FigureUnits.ISSUERS);
    }

    private ReportFacts facts(Incident incident, Span span, boolean daily, List<ReportFacts.Action> issued) {
        return new ReportFacts(
                daily
                        ? span.days()
                                .map(day -> new ReportFacts.Day(day, JapaneseHolidays.isDayOff(day)))
                                .toList()
                        : List.of(),
                daily ? CallFigureSource.rows(incident).stream().map(this::row).toList() : List.of(),
                incident.milestones().stream()
                        .filter(mark -> !mark.endsOn().isBefore(span.from())
                                && !mark.startsOn().isAfter(span.to()))
                        .map(mark -> new ReportFacts.Mark(
                                mark.startsOn(), mark.endsOn(), mark.title().ja()))
                        .toList(),
                issued,
                incident.issuers().stream()
                        .map(issuer -> new ReportFacts.IssuerLine(
                                ReissueFigureSource.key(issuer.code()),
                                issuer.name().ja()))
                        .toList());
    }

    private ReportFacts.Row row(Measure measure) {
        return new ReportFacts.Row(measure.key(), calls.name(measure));
    }
}
