package jp.madoguchi.report.content;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.reissue.ReissueFigure;
import jp.madoguchi.reissue.ReissueRates;
import jp.madoguchi.reissue.ReissueReport;
import jp.madoguchi.reissue.ReissueService;
import jp.madoguchi.reissue.plan.PlanService;
import jp.madoguchi.reissue.plan.ReportingPlan;
import jp.madoguchi.report.content.FigureSheet.Group;
import org.springframework.stereotype.Component;

/**
 * The reissue as the issuers counted it. Counts stand for a day and come in some time later. A report speaks of the latest accepted
 * count that was there on its own day: one that had been sent by then, or whose time for being sent, by the plan of reporting, was over
 * by then. So a report as of 3 August speaks of the end of June, also if it is made later, when July's counts have come.
 */
@Component
class ReissueFigureSource {
    private static final int SCALE = 6;
    private static final String SCREEN = "city/reissue";

    private final ReissueService reissue;
    private final PlanService plans;

    ReissueFigureSource(ReissueService reissue, PlanService plans) {
        this.reissue = reissue;
        this.plans = plans;
    }

    void collect(Incident incident, FigureSheet sheet) {
        LocalDate day = sheet.scope().to();
        Map<LocalDate, LocalDate> came = came(incident);
        List<ReissueRates> known = reissue.history(incident.id()).reversed().stream()
                .filter(rates -> !rates.asOf().isAfter(day)
                        && !came.getOrDefault(rates.asOf(), rates.asOf()).isAfter(day))
                .toList();
        Optional<ReissueRates> latest = known.isEmpty() ? Optional.empty() : Optional.of(known.getLast());
        total(incident, latest, sheet);
        issuers(incident, latest, sheet);
        known.forEach(rates -> trend(rates, sheet));
    }

    /** By the day of the counts, when they were there at the latest. */
    private Map<LocalDate, LocalDate> came(Incident incident) {
        ReportingPlan plan = plans.plans(incident.id()).get(incident.reportingOrganisation());
        int daysAfter = plan == null ? 0 : plan.daysAfter();
        Map<LocalDate, LocalDate> came = new HashMap<>();
        reissue.allUploads(incident.id()).stream()
                .filter(upload -> upload.organisation().equals(incident.reportingOrganisation()))
                .flatMap(upload -> upload.reports().stream())
                .filter(report -> report.state().counts())
                .forEach(report -> came.merge(
                        report.asOf(), earlier(sentOn(report), report.asOf().plusDays(daysAfter)), this::earlier));
        return came;
    }

    private static LocalDate sentOn(ReissueReport report) {
        return Tokyo.day(report.submittedAt());
    }

    private LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static void total(Incident incident, Optional<ReissueRates> latest, FigureSheet sheet) {
        ReissueFigure total =
                latest.map(ReissueRates::total).orElseGet(() -> ReissueFigure.of(incident.affectedCards(), null, null));
        int reporting = (int) latest.stream()
                .flatMap(rates -> rates.issuers().stream())
                .filter(issuer -> issuer.figure().reissued() != null)
                .count();
        figures(group(sheet, "reissue", total), "全カード会社", total)
                .day("asof", "再発行件数の時点", total.asOf())
                .count("issuers", "再発行件数を報告したカード会社", reporting == 0 ? null : reporting, FigureUnits.ISSUERS);
    }

    private static void issuers(Incident incident, Optional<ReissueRates> latest, FigureSheet sheet) {
        incident.issuers().forEach(issuer -> {
            ReissueFigure figure = latest.stream()
                    .flatMap(rates -> rates.issuers().stream())
                    .filter(of -> of.issuer().code().equals(issuer.code()))
                    .map(ReissueRates.OfIssuer::figure)
                    .findFirst()
                    .orElseGet(() -> ReissueFigure.of(issuer.affectedCards(), null, null));
            figures(
                            group(sheet, "issuer." + key(issuer.code()), figure),
                            issuer.name().ja(),
                            figure)
                    .day("asof", issuer.name().ja() + "の再発行件数の時点", figure.asOf());
        });
    }

    static String key(String issuerCode) {
        return issuerCode.toLowerCase(Locale.ROOT);
    }

    private static Group group(FigureSheet sheet, String name, ReissueFigure figure) {
        LocalDate asOf = figure.asOf() == null ? sheet.scope().to() : figure.asOf();
        return sheet.group(name, "基準日までに届き、自治体が確認した最新の再発行件数報告（累計）", asOf, asOf, SCREEN);
    }

    private static Group figures(Group group, String of, ReissueFigure figure) {
        return group.count("affected", of + "の対象カード", figure.affected(), FigureUnits.CARDS)
                .count("reissued", of + "の再発行枚数", figure.reissued(), FigureUnits.CARDS)
                .add("rate", of + "の再発行率", rate(figure));
    }

    private static FigureValue rate(ReissueFigure figure) {
        Integer reissued = figure.reissued();
        return reissued == null || figure.affected() == 0
                ? new FigureValue.NotCounted()
                : new FigureValue.Share(BigDecimal.valueOf(reissued)
                        .divide(BigDecimal.valueOf(figure.affected()), SCALE, RoundingMode.HALF_UP));
    }

    private static void trend(ReissueRates rates, FigureSheet sheet) {
        LocalDate day = rates.asOf();
        Group group = sheet.group("trend." + day, "その日の再発行件数報告による再発行率", day, day, SCREEN)
                .add("all", FigureSheet.day(day) + "時点の再発行率", rate(rates.total()));
        rates.issuers()
                .forEach(of -> group.add(
                        key(of.issuer().code()),
                        FigureSheet.day(day) + "時点の" + of.issuer().name().ja() + "の再発行率",
                        rate(of.figure())));
    }
}
