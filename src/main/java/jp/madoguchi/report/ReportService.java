package jp.madoguchi.report;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.madoguchi.platform.document.OfficialDocument;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.report.content.FigureCollector;
import jp.madoguchi.report.content.FigureValue;
import jp.madoguchi.report.content.OpenData;
import jp.madoguchi.report.content.ReportComposer;
import jp.madoguchi.report.content.ReportFigures;
import jp.madoguchi.report.content.TextProblem;
import jp.madoguchi.security.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reports as they are read, and their files. */
@Service
@Transactional(readOnly = true)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
public class ReportService {
    private final KeptReportStore store;
    private final ReportPartStore parts;
    private final FigureCollector collector;
    private final ReportComposer composer;
    private final ReportDocuments documents;
    private final OpenData openData;
    private final ReportBasis basis;

    ReportService(
            KeptReportStore store,
            ReportPartStore parts,
            FigureCollector collector,
            ReportComposer composer,
            ReportDocuments documents,
            OpenData openData,
            ReportBasis basis) {
        this.store = store;
        this.parts = parts;
        this.collector = collector;
        this.composer = composer;
        this.documents = documents;
        this.openData = openData;
        this.basis = basis;
    }

    /** The latest day first. */
    public List<ReportLine> reports(long incidentId) {
        return store.lines(incidentId);
    }

    /** Without its figures. */
    public Optional<Report> find(long reportId) {
        return store.find(reportId);
    }

    /**
     * With its figures: a draft's are taken anew.
     *
     * @throws RejectedException where there is no such report
     */
    public OpenReport open(long reportId) {
        Report report = require(reportId);
        if (report.state().isReleased()) {
            FrozenReport frozen = ReportArchive.report(store.frozen(reportId).orElseThrow());
            return new OpenReport(
                    report, frozen.content().figures(), documents.document(frozen.content(), frozen.errata()));
        }
        ReportFigures figures = store.figures(reportId).orElseGet(() -> collector.collect(report.scope()));
        return new OpenReport(report, figures, compose(report, report.texts(), figures));
    }

    /** The document as it would be with these texts, which nobody has saved yet. */
    public OfficialDocument preview(Report report, ReportTexts texts, ReportFigures figures) {
        return compose(report, texts, figures);
    }

    /** What is wrong with a section's text. */
    public List<TextProblem> problems(String text, ReportFigures figures) {
        return composer.problems(text, figures);
    }

    /** How a figure reads on screens. */
    public String written(FigureValue value, Locale locale) {
        return composer.written(value, locale);
    }

    /**
     * The figures of a submitted or released report as the JSON that is kept.
     *
     * @throws RejectedException where there is no such report, or it is still a draft
     */
    public String figures(long reportId) {
        Report report = require(reportId);
        return (report.state().isReleased()
                        ? store.frozen(reportId)
                                .map(json -> ReportArchive.write(
                                        ReportArchive.report(json).content().figures()))
                        : store.figures(reportId).map(ReportArchive::write))
                .orElseThrow(ReportBasis::unknown);
    }

    /**
     * A released report's file as it is kept, byte for byte; of any other one that is made now and marked as a draft, which is
     * recorded.
     *
     * @throws RejectedException where there is no such report
     */
    @Transactional
    public ReportDownload file(long reportId, ReportFormat format) {
        Report report = require(reportId);
        if (report.state().isReleased()) {
            return parts.file(reportId, format).orElseThrow(ReportBasis::unknown);
        }
        ReportDownload file = documents.file(report, format, open(reportId).document(), true);
        basis.record(report, "report.audit.draftTaken", null, Map.of("report.audit.format", format.name()));
        return file;
    }

    /** The daily table of a report as open data. @throws RejectedException where there is no such report */
    public ReportDownload dailyTable(long reportId) {
        return download(openData.daily(open(reportId).figures()));
    }

    /** What the columns of the daily table mean. @throws RejectedException where there is no such report */
    public ReportDownload dictionary(long reportId) {
        return download(openData.dictionary(open(reportId).figures()));
    }

    /** The released reports that show a figure, and how. */
    public List<Quotation> quoting(long incidentId, String key) {
        return parts.quoting(incidentId, key);
    }

    private OfficialDocument compose(Report report, ReportTexts texts, ReportFigures figures) {
        return documents.document(
                documents.content(report, texts, figures, true, report.changed().at()), report.errata());
    }

    private Report require(long reportId) {
        return store.find(reportId).orElseThrow(ReportBasis::unknown);
    }

    private static ReportDownload download(OpenData.DataFile file) {
        return new ReportDownload(file.name(), file.mediaType(), file.content());
    }
}
