package jp.madoguchi.report.content;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.madoguchi.callstats.CallStatisticsService;
import jp.madoguchi.callstats.ConfirmedDay;
import jp.madoguchi.callstats.Measure;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.reissue.ReissueReport;
import jp.madoguchi.reissue.ReissueService;
import jp.madoguchi.reissue.ReportState;
import jp.madoguchi.reissue.review.DossierService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Knows what people changed between two moments: figures of confirmed days, and counts of the reissue. */
@Component
class FigureCauses {
    private static final String CALLS_MAX = "max";

    private final IncidentService incidents;
    private final CallStatisticsService statistics;
    private final ReissueService reissue;
    private final DossierService dossiers;
    private final CallFigureSource names;

    FigureCauses(
            IncidentService incidents,
            CallStatisticsService statistics,
            ReissueService reissue,
            DossierService dossiers,
            CallFigureSource names) {
        this.incidents = incidents;
        this.statistics = statistics;
        this.reissue = reissue;
        this.dossiers = dossiers;
        this.names = names;
    }

    /** @param reason in words; of several, one a line */
    record Cause(String reason, String by, Instant at) {}

    /** What was changed after the earlier figures were taken, up to when the later ones were. */
    Known between(ReportFigures earlier, ReportFigures later) {
        ReportScope scope = later.scope();
        Incident incident = incidents.byId(scope.incidentId()).orElse(null);
        if (incident == null) {
            return new Known(List.of(), List.of());
        }
        LocalDate from = first(earlier, later);
        LocalDate to =
                earlier.scope().to().isAfter(scope.to()) ? earlier.scope().to() : scope.to();
        Moments moments = new Moments(earlier.takenAt(), later.takenAt());
        return new Known(corrections(incident, from, to, moments, earlier), replacements(incident, moments));
    }

    /** A window of a figure may begin before the report, but not so long that its days couldn't be read. */
    private static LocalDate first(ReportFigures earlier, ReportFigures later) {
        LocalDate to = later.scope().to();
        LocalDate least = to.minusYears(3).plusDays(1);
        return List.of(earlier, later).stream()
                .flatMap(figures -> figures.figures().values().stream())
                .filter(figure -> isOfCalls(figure.key()))
                .map(figure -> figure.origin().from())
                .filter(day -> !day.isBefore(least))
                .min(Comparator.naturalOrder())
                .orElse(later.scope().from());
    }

    private static boolean isOfCalls(String key) {
        return key.startsWith("calls.")
                || key.startsWith("day.")
                || key.startsWith("month.")
                || key.startsWith("category.")
                || (key.startsWith("wave.") && key.contains("." + CALLS_MAX));
    }

    /** What was changed is known to the second where the database keeps no more, so both ends count with their whole second. */
    private record Moments(Instant after, Instant until) {
        boolean contain(Instant moment) {
            return !moment.isBefore(after.truncatedTo(ChronoUnit.SECONDS)) && !moment.isAfter(until);
        }
    }

    /** @param name of the measure, as the table has it */
    private record Corrected(LocalDate day, String name, ConfirmedDay.Correction correction) {
        String words() {
            return FigureSheet.day(day) + "の" + name + "："
                    + (correction.oldValue() == null ? FigureWriting.NONE : correction.oldValue()) + "→"
                    + correction.newValue() + "（" + correction.reason() + "）";
        }
    }

    private List<Corrected> corrections(
            Incident incident, LocalDate from, LocalDate to, Moments moments, ReportFigures earlier) {
        List<Corrected> corrected = new ArrayList<>();
        statistics.confirmations(incident.id(), from, to).values().stream()
                .sorted(Comparator.comparing(ConfirmedDay::day))
                .forEach(day -> day.corrections().stream()
                        .filter(correction ->
                                moments.contain(correction.correctedAt()) && !isIn(earlier, day, correction))
                        .forEach(correction -> corrected.add(new Corrected(
                                day.day(),
                                Measure.named(correction.measure(), incident)
                                        .map(names::name)
                                        .orElse(correction.measure()),
                                correction))));
        return corrected;
    }

    /** Whether the earlier figures have this correction's value or a later one's: made in the same second, but before them. */
    private static boolean isIn(ReportFigures earlier, ConfirmedDay day, ConfirmedDay.Correction correction) {
        FigureValue then = earlier.figure("day." + day.day() + "." + correction.measure())
                .map(ReportFigure::value)
                .orElse(null);
        if (!(then instanceof FigureValue.Count count)) {
            return false;
        }
        List<ConfirmedDay.Correction> same = day.corrections().stream()
                .filter(other -> other.measure().equals(correction.measure()))
                .toList();
        return same.subList(same.indexOf(correction), same.size()).stream()
                .anyMatch(one -> one.newValue() == count.number());
    }

    /** A count that was sent for a day, with the report whose place it took. */
    private record Replaced(ReissueReport report, @Nullable String reason) {}

    private List<Replaced> replacements(Incident incident, Moments moments) {
        Map<LocalDate, List<ReissueReport>> byDay = new HashMap<>();
        reissue.allUploads(incident.id()).stream()
                .filter(upload -> upload.organisation().equals(incident.reportingOrganisation()))
                .flatMap(upload -> upload.reports().stream())
                .forEach(report -> byDay.computeIfAbsent(report.asOf(), day -> new ArrayList<>())
                        .add(report));
        List<Replaced> replaced = new ArrayList<>();
        byDay.values()
                .forEach(reports -> reports.stream()
                        .filter(report -> report.state() == ReportState.ACCEPTED
                                && moments.contain(report.submittedAt())
                                && reports.stream().anyMatch(other -> other.state() == ReportState.SUPERSEDED))
                        .forEach(report -> replaced.add(new Replaced(
                                report,
                                dossiers.find(report.id())
                                        .map(dossier -> dossier.sending().correctionReason())
                                        .orElse(null)))));
        return replaced;
    }

    /** The causes that are known, by the figure that they moved. */
    static final class Known {
        private final List<Corrected> corrected;
        private final List<Replaced> replaced;

        private Known(List<Corrected> corrected, List<Replaced> replaced) {
            this.corrected = corrected;
            this.replaced = replaced;
        }

        Optional<Cause> of(ReportFigure figure) {
            return isOfCalls(figure.key()) ? correction(figure) : replacement(figure);
        }

        private Optional<Cause> correction(ReportFigure figure) {
            FigureOrigin origin = figure.origin();
            List<Corrected> own = corrected.stream()
                    .filter(one ->
                            !one.day().isBefore(origin.from()) && !one.day().isAfter(origin.to()))
                    .filter(one -> isMovedBy(figure.key(), one.correction().measure()))
                    .toList();
            if (own.isEmpty()) {
                return Optional.empty();
            }
            boolean ofOneDay = figure.key().startsWith("day.");
            return Optional.of(new Cause(
                    own.stream()
                            .map(one -> ofOneDay ? one.correction().reason() : one.words())
                            .collect(Collectors.joining("\n")),
                    own.stream()
                            .map(one -> one.correction().correctedBy())
                            .distinct()
                            .collect(Collectors.joining("、")),
                    own.stream()
                            .map(one -> one.correction().correctedAt())
                            .max(Comparator.naturalOrder())
                            .orElseThrow()));
        }

        /** Busy calls and rates follow from what came in and what was answered; maxima are of what came in. */
        private static boolean isMovedBy(String key, String measure) {
            List<String> parts = List.of(key.split("\\."));
            String last = parts.getLast();
            boolean calls = measure.equals(Measure.INCOMING.key()) || measure.equals(Measure.ANSWERED.key());
            return switch (last) {
                case "busy", "rate" -> calls;
                case "last", CALLS_MAX -> measure.equals(Measure.INCOMING.key());
                case "day" -> parts.contains(CALLS_MAX) && measure.equals(Measure.INCOMING.key());
                default -> last.equals(measure);
            };
        }

        private Optional<Cause> replacement(ReportFigure figure) {
            boolean ofReissue = List.of("reissue", "issuer", "trend")
                    .contains(figure.key().substring(0, figure.key().indexOf('.')));
            return ofReissue
                    ? replaced.stream()
                            .filter(one ->
                                    one.report().asOf().equals(figure.origin().to()))
                            .reduce((one, later) -> later)
                            .map(Known::cause)
                    : Optional.empty();
        }

        private static Cause cause(Replaced one) {
            ReissueReport report = one.report();
            String why = one.reason() == null || one.reason().isBlank() ? "" : "（" + one.reason() + "）";
            return new Cause(
                    FigureSheet.day(report.asOf()) + "時点の再発行件数報告が、第" + report.revision() + "版に差し替えられた" + why,
                    report.submittedBy(),
                    report.submittedAt());
        }
    }
}
