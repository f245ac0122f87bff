package jp.madoguchi.report;

import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.report.content.FigureChange;
import jp.madoguchi.report.content.FigureCollector;
import jp.madoguchi.report.content.FigureComparison;
import jp.madoguchi.report.content.FigureValue;
import jp.madoguchi.report.content.ReportComposer;
import jp.madoguchi.report.content.ReportContent;
import jp.madoguchi.report.content.ReportFigures;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What differs between reports, and between a released report and today. */
@Service
@Transactional(readOnly = true)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
public class ReportComparisonService {
    private final KeptReportStore store;
    private final ReportPartStore parts;
    private final ReportService reports;
    private final FigureCollector collector;
    private final FigureComparison comparison;
    private final ReportComposer composer;
    private final ReportDocuments documents;

    ReportComparisonService(
            KeptReportStore store,
            ReportPartStore parts,
            ReportService reports,
            FigureCollector collector,
            FigureComparison comparison,
            ReportComposer composer,
            ReportDocuments documents) {
        this.store = store;
        this.parts = parts;
        this.reports = reports;
        this.collector = collector;
        this.comparison = comparison;
        this.composer = composer;
        this.documents = documents;
    }

    /**
     * What of a report is another figure today.
     *
     * @param quotedOnly only what the report shows
     * @throws RejectedException where there is no such report
     */
    public List<FigureChange> againstToday(long reportId, boolean quotedOnly) {
        OpenReport report = reports.open(reportId);
        return chosen(
                report,
                quotedOnly,
                comparison.between(
                        report.figures(), collector.collect(report.report().scope())));
    }

    /**
     * What is another figure in a report than in an earlier one.
     *
     * @param quotedOnly only what the later one shows
     * @throws RejectedException where one of them isn't there
     */
    public List<FigureChange> againstEarlier(long reportId, long earlierId, boolean quotedOnly) {
        OpenReport report = reports.open(reportId);
        return chosen(
                report, quotedOnly, comparison.between(reports.open(earlierId).figures(), report.figures()));
    }

    private List<FigureChange> chosen(OpenReport report, boolean quotedOnly, List<FigureChange> changes) {
        if (!quotedOnly) {
            return changes;
        }
        Map<String, String> quoted = quoted(report);
        return changes.stream()
                .filter(change -> quoted.containsKey(change.key()))
                .toList();
    }

    private Map<String, String> quoted(OpenReport open) {
        Report report = open.report();
        return report.state().isReleased()
                ? parts.quotes(report.id())
                : composer.quoted(documents.content(
                        report,
                        report.texts(),
                        open.figures(),
                        true,
                        report.changed().at()));
    }

    /** Figures that released reports show and that are others today, with the reports; those without a new reading come last. */
    public List<Correction> corrections(long incidentId) {
        Map<Changed, List<Correction.Document>> found = new LinkedHashMap<>();
        Map<Changed, FigureChange> changes = new LinkedHashMap<>();
        for (ReportLine line : store.lines(incidentId)) {
            if (line.state() == ReportState.RELEASED && line.corrects() == null) {
                differences(line.id()).forEach(difference -> {
                    Changed key = Changed.of(difference.change());
                    changes.putIfAbsent(key, difference.change());
                    found.computeIfAbsent(key, any -> new ArrayList<>()).add(difference.document());
                });
            }
        }
        return found.entrySet().stream()
                .map(entry -> new Correction(Objects.requireNonNull(changes.get(entry.getKey())), entry.getValue()))
                .sorted(Comparator.comparing(
                        correction -> correction.documents().stream().noneMatch(Correction.Document::isOpen)))
                .toList();
    }

    private record Changed(
            String key,
            @Nullable FigureValue before,
            @Nullable FigureValue after) {
        static Changed of(FigureChange change) {
            return new Changed(change.key(), change.before(), change.after());
        }
    }

    record Difference(FigureChange change, Correction.Document document) {}

    /** What a released report shows and is another figure today. */
    List<Difference> differences(long reportId) {
        Report report = store.find(reportId).orElseThrow(ReportBasis::unknown);
        FrozenReport frozen = store.frozen(reportId).map(ReportArchive::report).orElseThrow(ReportBasis::unknown);
        ReportContent then = frozen.content();
        ReportFigures today = collector.collect(report.scope());
        List<FigureChange> changes = comparison.between(then.figures(), today);
        if (changes.isEmpty()) {
            return List.of();
        }
        Map<String, String> quotes = parts.quotes(reportId);
        Map<String, String> quotesToday = composer.quoted(new ReportContent(
                then.title(),
                then.head(),
                today,
                then.sections(),
                then.overrides(),
                then.numerals(),
                then.draft(),
                then.createdAt()));
        return changes.stream()
                .filter(change -> quotes.containsKey(change.key()))
                .map(change -> new Difference(
                        change,
                        new Correction.Document(
                                report.reference(),
                                quotes.getOrDefault(change.key(), "-"),
                                quotesToday.getOrDefault(change.key(), "-"),
                                erratum(report, change.key(), quotesToday.getOrDefault(change.key(), "-"))
                                        .orElse(null))))
                .toList();
    }

    /** The released erratum that says what the figure is today. */
    private Optional<ReportReference> erratum(Report report, String key, String today) {
        return report.correctedBy().stream()
                .filter(erratum -> parts.errata(erratum.id()).stream()
                        .anyMatch(
                                line -> line.key().equals(key) && line.correct().equals(today)))
                .findFirst();
    }
}
