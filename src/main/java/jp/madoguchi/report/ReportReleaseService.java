package jp.madoguchi.report;

import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.madoguchi.contract.Signed;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.report.content.FigureChange;
import jp.madoguchi.report.content.FigureCollector;
import jp.madoguchi.report.content.FigureComparison;
import jp.madoguchi.report.content.ReportComposer;
import jp.madoguchi.report.content.ReportContent;
import jp.madoguchi.report.content.ReportFigures;
import jp.madoguchi.security.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the approver does: release or return. Nobody releases a report that they have had a hand in. */
@Service
@Transactional
@RolesAllowed(Roles.APPROVER)
public class ReportReleaseService {
    private final KeptReportStore store;
    private final ReportPartStore parts;
    private final FigureCollector collector;
    private final FigureComparison comparison;
    private final ReportComposer composer;
    private final ReportDocuments documents;
    private final ReportBasis basis;

    ReportReleaseService(
            KeptReportStore store,
            ReportPartStore parts,
            FigureCollector collector,
            FigureComparison comparison,
            ReportComposer composer,
            ReportDocuments documents,
            ReportBasis basis) {
        this.store = store;
        this.parts = parts;
        this.collector = collector;
        this.comparison = comparison;
        this.composer = composer;
        this.documents = documents;
        this.basis = basis;
    }

    /** Why the current user can't release it; empty where nothing speaks against it. @throws RejectedException where there is none */
    @Transactional(readOnly = true)
    public Optional<MessageText> againstRelease(long reportId) {
        return against(require(reportId), basis.signed().by());
    }

    private static Optional<MessageText> against(Report report, String user) {
        return report.isWrittenBy(user) ? Optional.of(MessageText.of("report.rule.own")) : Optional.empty();
    }

    /**
     * What of a submitted report is another figure today: it would be released with the figures that were taken when it was
     * submitted.
     */
    @Transactional(readOnly = true)
    public List<FigureChange> changesSinceSubmission(long reportId) {
        Report report = require(reportId);
        return store.figures(reportId)
                .filter(figures -> report.state() == ReportState.UNDER_REVIEW)
                .map(figures -> comparison.between(figures, collector.collect(report.scope())))
                .orElse(List.of());
    }

    /**
     * Gives it back to the officials as a draft.
     *
     * @throws RejectedException where it doesn't wait, or has changed since it was seen, and without a comment
     */
    public void giveBack(long reportId, int seen, String comment) {
        Report report = require(reportId);
        String remark = basis.required("remark", "report.rule.comment", comment, ReportBasis.LONGEST_REASON);
        if (!store.giveBack(reportId, seen)) {
            throw ReportBasis.refusal(store.lock(reportId), ReportState.UNDER_REVIEW);
        }
        parts.addStep(reportId, ReportStep.Kind.RETURNED, remark, basis.signed());
        basis.changed(report, "report.audit.returned", remark, Map.of());
    }

    /**
     * Releases it for good: figures, texts and overrides are frozen, the documents in all formats are made and kept, and the report
     * whose place it takes is marked.
     *
     * @throws RejectedException for whoever has had a hand in it, where it doesn't wait or has changed since it was seen, and where
     *     another has taken that report's place meanwhile
     */
    public void release(long reportId, int seen) {
        Report report = require(reportId);
        Signed signed = basis.signed();
        against(report, signed.by()).ifPresent(why -> {
            throw new RejectedException(why);
        });
        if (report.state() != ReportState.UNDER_REVIEW || report.revision() != seen) {
            throw ReportBasis.refusal(store.lock(reportId), ReportState.UNDER_REVIEW);
        }
        ReportFigures figures = store.figures(reportId).orElseThrow();
        ReportContent content = documents.content(report, report.texts(), figures, false, signed.at());
        // making the files takes a while, so nothing is locked or kept before
        Map<ReportFormat, ReportDownload> files = documents.files(report, documents.document(content, report.errata()));
        if (!store.release(reportId, seen, ReportArchive.write(new FrozenReport(content, report.errata())), signed)) {
            throw ReportBasis.refusal(store.lock(reportId), ReportState.UNDER_REVIEW);
        }
        Map<String, String> details = new LinkedHashMap<>();
        files.forEach((format, file) -> {
            parts.addFile(reportId, format, file);
            details.put("report.audit.sha256." + format.name(), ReportArchive.sha256(file.content()));
        });
        parts.addQuotes(reportId, composer.quoted(content));
        parts.addStep(reportId, ReportStep.Kind.RELEASED, null, signed);
        takePlace(report, signed);
        basis.changed(report, "report.audit.released", null, details);
    }

    private void takePlace(Report report, Signed signed) {
        ReportReference old = report.supersedes();
        if (old == null) {
            return;
        }
        if (!store.supersede(old.id())) {
            throw new RejectedException(MessageText.of("report.rule.supersededMeanwhile", old.name()));
        }
        parts.addStep(old.id(), ReportStep.Kind.SUPERSEDED, report.supersedeReason(), signed);
        basis.changed(require(old.id()));
    }

    private Report require(long reportId) {
        return store.find(reportId).orElseThrow(ReportBasis::unknown);
    }
}
