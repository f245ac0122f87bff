package jp.madoguchi.reissue.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.incident.Issuer;
import jp.madoguchi.reissue.ReissueCount;
import jp.madoguchi.reissue.ReissueFigure;
import jp.madoguchi.reissue.ReissueReport;
import jp.madoguchi.reissue.ReportState;
import jp.madoguchi.reissue.review.ReportDossier.Compared;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts one report beside the accepted one before it. */
@Component
class Dossiers {
    /** So many steps say what is usual; older ones say what was. */
    private static final int STEPS = 12;

    private final DossierStore store;
    private final ReviewStore reviews;
    private final IncidentService incidents;

    Dossiers(DossierStore store, ReviewStore reviews, IncidentService incidents) {
        this.store = store;
        this.reviews = reviews;
        this.incidents = incidents;
    }

    /** Without the remarks on figures. */
    Optional<ReportDossier> find(long reportId) {
        return store.head(reportId).map(this::dossier);
    }

    private ReportDossier dossier(DossierStore.Head head) {
        Incident incident = incidents.byId(head.incidentId()).orElseThrow();
        ReportDecision decision = reviews.decision(head.id()).orElse(null);
        List<Compared> found = store.around(head, STEPS + 1);
        List<Compared> sameDay = found.stream()
                .filter(other -> other.asOf().equals(head.asOf()))
                .sorted(Comparator.comparing(Compared::revision))
                .toList();
        List<Compared> earlier = found.stream()
                .filter(other -> other.asOf().isBefore(head.asOf()))
                .toList();
        Compared later = found.stream()
                .filter(other -> other.asOf().isAfter(head.asOf()))
                .findFirst()
                .orElse(null);
        Compared comparedWith = corrected(head, decision, sameDay)
                .or(() -> earlier.stream().findFirst())
                .orElse(null);
        Map<Long, List<ReissueCount>> counts =
                store.counts(Stream.concat(Stream.of(head.id()), found.stream().map(Compared::id))
                        .distinct()
                        .toList());
        List<ReissueCount> own = counts.getOrDefault(head.id(), List.of());
        Comparison comparison = new Comparison(comparedWith, earlier.reversed(), counts);
        List<FigureChange> figures = incident.issuers().stream()
                .flatMap(issuer -> own.stream()
                        .filter(count -> count.issuerCode().equals(issuer.code()))
                        .map(count -> comparison.change(issuer, count, head)))
                .toList();
        return new ReportDossier(
                head.incidentId(),
                head.organisation(),
                new ReissueReport(
                        head.id(),
                        head.asOf(),
                        head.revision(),
                        head.state(),
                        own,
                        head.sending().submittedAt(),
                        head.sending().submittedBy()),
                head.sending(),
                comparedWith,
                later != null && exceeds(own, counts.getOrDefault(later.id(), List.of())) ? later : null,
                figures,
                before(figures),
                decision,
                List.of(),
                sameDay,
                decision == null || decision.figuresSha256().equals(FiguresDigest.of(head.asOf(), own)));
    }

    /** The accepted report of the same day that this one replaces, or has replaced. */
    private static Optional<Compared> corrected(
            DossierStore.Head head, @Nullable ReportDecision decision, List<Compared> sameDay) {
        Long superseded = decision == null ? null : decision.supersededId();
        return sameDay.stream()
                .filter(other -> other.id() != head.id())
                .filter(other -> superseded != null
                        ? other.id() == superseded
                        : other.state() == ReportState.ACCEPTED && other.revision() < head.revision())
                .findFirst();
    }

    private static boolean exceeds(List<ReissueCount> own, List<ReissueCount> later) {
        return own.stream()
                .anyMatch(count -> later.stream()
                        .anyMatch(other ->
                                other.issuerCode().equals(count.issuerCode()) && other.reissued() < count.reissued()));
    }

    private static ReissueFigure before(List<FigureChange> figures) {
        List<ReissueFigure> known = figures.stream()
                .map(FigureChange::before)
                .filter(figure -> figure.reissued() != null)
                .toList();
        int affected = figures.stream().mapToInt(f -> f.before().affected()).sum();
        return known.isEmpty()
                ? ReissueFigure.of(affected, null, null)
                : ReissueFigure.of(
                        affected,
                        known.stream()
                                .map(ReissueFigure::reissued)
                                .mapToInt(count -> count == null ? 0 : count)
                                .sum(),
                        known.getFirst().asOf());
    }

    /** @param earlier accepted ones of the days before, by their day */
    private record Comparison(@Nullable Compared with, List<Compared> earlier, Map<Long, List<ReissueCount>> counts) {

        FigureChange change(Issuer issuer, ReissueCount count, DossierStore.Head head) {
            Integer old = with == null ? null : countOf(with.id(), issuer);
            ReissueFigure before =
                    ReissueFigure.of(issuer.affectedCards(), old, with == null || old == null ? null : with.asOf());
            List<Outlier.Point> points = new ArrayList<>();
            for (Compared report : earlier) {
                Integer point = countOf(report.id(), issuer);
                if (point != null) {
                    points.add(new Outlier.Point(report.asOf(), point));
                }
            }
            Outlier outlier = Outlier.of(points, new Outlier.Point(head.asOf(), count.reissued()))
                    .orElse(null);
            return new FigureChange(
                    issuer, before, ReissueFigure.of(count.affected(), count.reissued(), head.asOf()), outlier);
        }

        private @Nullable Integer countOf(long reportId, Issuer issuer) {
            return counts.getOrDefault(reportId, List.of()).stream()
                    .filter(count -> count.issuerCode().equals(issuer.code()))
                    .map(ReissueCount::reissued)
                    .findFirst()
                    .orElse(null);
        }
    }
}
