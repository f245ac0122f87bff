package jp.madoguchi.report;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import jp.madoguchi.contract.Signed;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.report.content.SectionText;
import jp.madoguchi.security.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Errata (正誤表): drafted from what is another figure today than a released report says, and released like any report. */
@Service
@Transactional
@RolesAllowed(Roles.OFFICIAL)
public class ErratumService {
    /** The section in which an erratum says what it corrects. */
    static final String SECTION = "erratum";

    private final KeptReportStore store;
    private final ReportPartStore parts;
    private final ReportComparisonService comparison;
    private final ReportBasis basis;

    ErratumService(
            KeptReportStore store, ReportPartStore parts, ReportComparisonService comparison, ReportBasis basis) {
        this.store = store;
        this.parts = parts;
        this.comparison = comparison;
        this.basis = basis;
    }

    /**
     * Drafts the erratum of a released report: a report of its own with what reads otherwise today.
     *
     * @return its id
     * @throws RejectedException where that report isn't released or is an erratum itself, and where all that it says still holds
     */
    public long draft(long reportId) {
        Report wrong = require(reportId);
        if (wrong.state() != ReportState.RELEASED || wrong.corrects() != null) {
            throw new RejectedException(MessageText.of("report.rule.notReleased"));
        }
        List<ErratumLine> lines = comparison.differences(reportId).stream()
                .filter(difference -> difference.document().isOpen())
                .map(difference -> new ErratumLine(
                        difference.change().key(),
                        difference.change().name(),
                        difference.document().text(),
                        difference.document().today(),
                        difference.change().reason() == null
                                ? ""
                                : difference.change().reason()))
                .toList();
        if (lines.isEmpty()) {
            throw new RejectedException(MessageText.of(
                    "report.rule.nothingToCorrect", wrong.reference().name()));
        }
        String name = basis.words(wrong.reference().name());
        ReportTexts texts = new ReportTexts(
                basis.words(MessageText.of("report.erratum.title", name)),
                wrong.texts().issuer(),
                wrong.texts().numerals(),
                List.of(new SectionText(
                        SECTION,
                        basis.words(MessageText.of("report.erratum.section")),
                        basis.words(MessageText.of(
                                "report.erratum.text",
                                name,
                                JapaneseDates.era(wrong.scope().to()))))));
        store.lockIncident(wrong.scope().incidentId());
        Signed signed = basis.signed();
        int number = store.nextNumber(wrong.scope().incidentId(), wrong.scope().kind());
        long id = store.add(new KeptReportStore.NewReport(wrong.scope(), number, texts, null, null, reportId), signed);
        parts.putErrata(id, lines);
        parts.addStep(id, ReportStep.Kind.STARTED, null, signed);
        basis.changed(require(id), "report.audit.erratum", null, Map.of("report.audit.corrects", name));
        return id;
    }

    /**
     * Says why a line's figure was wrong.
     *
     * @throws RejectedException where it is no longer that draft, without a reason, and where there is no such line
     */
    public void explain(long reportId, int seen, String key, String reason) {
        Report report = require(reportId);
        String why = basis.required("reason", "report.rule.reason", reason, ReportBasis.LONGEST_REASON);
        if (report.errata().stream().noneMatch(line -> line.key().equals(key))) {
            throw new RejectedException(MessageText.of("report.rule.noFigure", key));
        }
        Signed signed = basis.signed();
        if (!store.touch(reportId, seen, signed)) {
            throw ReportBasis.refusal(store.lock(reportId), ReportState.DRAFT);
        }
        parts.putErrata(
                reportId,
                report.errata().stream()
                        .map(line -> line.key().equals(key)
                                ? new ErratumLine(key, line.name(), line.wrong(), line.correct(), why)
                                : line)
                        .toList());
        parts.addStep(reportId, ReportStep.Kind.WRITTEN, null, signed);
        basis.changed(report, "report.audit.written", why, Map.of("report.audit.figure", key));
    }

    private Report require(long reportId) {
        return store.find(reportId).orElseThrow(ReportBasis::unknown);
    }
}
