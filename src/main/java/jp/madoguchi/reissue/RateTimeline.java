package jp.madoguchi.reissue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.Issuer;
import org.jspecify.annotations.Nullable;

/** Works out the rates of several days in one walk along the reports. */
final class RateTimeline {
    private final Incident incident;
    private final Map<String, ReissueFigure> accepted = new HashMap<>();
    /** What would count if all that waits were accepted. */
    private final Map<String, ReissueFigure> withWaiting = new HashMap<>();

    private RateTimeline(Incident incident) {
        this.incident = incident;
    }

    /**
     * @param reports of one organisation, by day and revision, accepted or waiting
     * @param days in ascending order
     * @return one for each day, in the same order
     */
    static List<ReissueRates> of(Incident incident, List<ReissueReport> reports, List<LocalDate> days) {
        RateTimeline timeline = new RateTimeline(incident);
        List<ReissueRates> rates = new ArrayList<>();
        int next = 0;
        for (LocalDate day : days) {
            while (next < reports.size() && !reports.get(next).asOf().isAfter(day)) {
                timeline.take(reports.get(next++));
            }
            rates.add(timeline.on(day));
        }
        return rates;
    }

    private void take(ReissueReport report) {
        for (ReissueCount count : report.counts()) {
            incident.issuer(count.issuerCode()).ifPresent(issuer -> {
                ReissueFigure figure = ReissueFigure.of(issuer.affectedCards(), count.reissued(), report.asOf());
                withWaiting.put(issuer.code(), figure);
                if (report.state().counts()) {
                    accepted.put(issuer.code(), figure);
                }
            });
        }
    }

    private ReissueRates on(LocalDate day) {
        List<ReissueRates.OfIssuer> issuers = new ArrayList<>();
        Sum now = new Sum();
        Sum then = new Sum();
        boolean waiting = false;
        for (Issuer issuer : incident.issuers()) {
            ReissueFigure none = ReissueFigure.of(issuer.affectedCards(), null, null);
            ReissueFigure counts = accepted.getOrDefault(issuer.code(), none);
            ReissueFigure would = withWaiting.getOrDefault(issuer.code(), none);
            boolean changes = !would.equals(counts);
            now.add(counts);
            then.add(would);
            waiting |= changes;
            issuers.add(new ReissueRates.OfIssuer(
                    issuer,
                    new ReissueFigure(counts.affected(), counts.reissued(), counts.asOf(), changes ? would : null)));
        }
        ReissueFigure total = now.figure();
        return new ReissueRates(
                day,
                issuers,
                new ReissueFigure(total.affected(), total.reissued(), total.asOf(), waiting ? then.figure() : null));
    }

    private static final class Sum {
        private int affected;
        private @Nullable Integer reissued;
        private @Nullable LocalDate latest;

        void add(ReissueFigure figure) {
            affected += figure.affected();
            Integer count = figure.reissued();
            LocalDate day = figure.asOf();
            if (count != null && day != null) {
                reissued = reissued == null ? count : Integer.valueOf(reissued + count);
                latest = latest == null || day.isAfter(latest) ? day : latest;
            }
        }

        ReissueFigure figure() {
            return ReissueFigure.of(affected, reissued, latest);
        }
    }
}
