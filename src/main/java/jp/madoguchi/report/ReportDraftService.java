package jp.madoguchi.report;

import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.madoguchi.audit.SentOnce;
import jp.madoguchi.contract.Signed;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.report.content.FigureCollector;
import jp.madoguchi.report.content.FigureOverride;
import jp.madoguchi.report.content.Numerals;
import jp.madoguchi.report.content.ReportComposer;
import jp.madoguchi.report.content.ReportFigures;
import jp.madoguchi.report.content.ReportScope;
import jp.madoguchi.report.content.SectionTemplates;
import jp.madoguchi.report.content.SectionText;
import jp.madoguchi.report.content.TextProblem;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What officials do with a report until they hand it to the approver. Whoever has seen an older version of it changes nothing. */
@Service
@Transactional
@RolesAllowed(Roles.OFFICIAL)
public class ReportDraftService {
    public static final int LONGEST_SECTION = 20_000;
    public static final int LONGEST_LINE = 200;

    private final KeptReportStore store;
    private final ReportPartStore parts;
    private final SectionTemplates templates;
    private final FigureCollector collector;
    private final ReportComposer composer;
    private final IncidentService incidents;
    private final ReportBasis basis;

    ReportDraftService(
            KeptReportStore store,
            ReportPartStore parts,
            SectionTemplates templates,
            FigureCollector collector,
            ReportComposer composer,
            IncidentService incidents,
            ReportBasis basis) {
        this.store = store;
        this.parts = parts;
        this.templates = templates;
        this.collector = collector;
        this.composer = composer;
        this.incidents = incidents;
        this.basis = basis;
    }

    /**
     * Begins a report.
     *
     * @param basedOn the report whose texts it begins with; null for the template
     * @return its id
     * @throws RejectedException where the span can't be, or there is no report to begin with
     */
    @SentOnce
    public long start(ReportScope scope, @Nullable Long basedOn) {
        check(scope);
        ReportTexts texts = basedOn == null ? template(scope) : textsOf(basedOn, scope);
        return begin(scope, texts, null, null, "report.audit.started");
    }

    /**
     * Begins a report that takes a released one's place once it is released itself.
     *
     * @return its id
     * @throws RejectedException where that one isn't released, and without a reason
     */
    @SentOnce
    public long supersede(long reportId, String reason) {
        String why = basis.required("reason", "report.rule.reason", reason, ReportBasis.LONGEST_REASON);
        Report old = require(reportId);
        if (old.state() != ReportState.RELEASED) {
            throw new RejectedException(MessageText.of("report.rule.notReleased"));
        }
        return begin(old.scope(), old.texts(), reportId, why, "report.audit.superseding");
    }

    private long begin(
            ReportScope scope, ReportTexts texts, @Nullable Long supersedes, @Nullable String reason, String action) {
        store.lockIncident(scope.incidentId());
        Signed signed = basis.signed();
        int number = store.nextNumber(scope.incidentId(), scope.kind());
        long id = store.add(new KeptReportStore.NewReport(scope, number, texts, supersedes, reason, null), signed);
        parts.addStep(id, ReportStep.Kind.STARTED, reason, signed);
        basis.changed(require(id), action, reason, Map.of("report.audit.span", scope.from() + "/" + scope.to()));
        return id;
    }

    private void check(ReportScope scope) {
        if (incidents.byId(scope.incidentId()).isEmpty()) {
            throw ReportBasis.unknown();
        }
        if (scope.to().isBefore(scope.from())) {
            throw new RejectedException("to", MessageText.of("report.rule.span"));
        }
        LocalDate longest = scope.from().plusYears(2);
        if (scope.to().isAfter(longest)) {
            throw new RejectedException("to", MessageText.of("report.rule.longSpan"));
        }
    }

    private ReportTexts template(ReportScope scope) {
        Optional<ReportTexts> before =
                store.latest(scope.incidentId(), scope.kind()).map(Report::texts);
        return new ReportTexts(
                templates.title(scope),
                before.map(ReportTexts::issuer).orElse(""),
                before.map(ReportTexts::numerals).orElse(Numerals.HALF_WIDTH),
                templates.of(collector.collect(scope)));
    }

    private ReportTexts textsOf(long basedOn, ReportScope scope) {
        Report earlier = store.find(basedOn)
                .filter(report -> report.scope().incidentId() == scope.incidentId()
                        && report.scope().kind() == scope.kind()
                        && report.corrects() == null)
                .orElseThrow(() -> new RejectedException("basedOn", MessageText.of("report.rule.unknown")));
        return new ReportTexts(
                templates.title(scope),
                earlier.texts().issuer(),
                earlier.texts().numerals(),
                earlier.texts().sections());
    }

    /**
     * Writes the texts of a draft, as often as somebody types; the first time in a row it is recorded.
     *
     * @param seen the revision that the official has seen
     * @return the revision that it is now
     * @throws RejectedException where it is no longer that draft, for a text that is too long or holds a card number
     */
    public int write(long reportId, int seen, ReportTexts texts) {
        Report report = require(reportId);
        ReportTexts kept = checked(report, texts);
        Signed signed = basis.signed();
        if (!store.write(reportId, seen, kept, signed)) {
            throw ReportBasis.refusal(store.lock(reportId), ReportState.DRAFT);
        }
        parts.putSections(reportId, kept.sections());
        parts.forgetUnsent(reportId, signed.by());
        ReportStep last = report.steps().getLast();
        if (last.kind() == ReportStep.Kind.WRITTEN && last.taken().by().equals(signed.by())) {
            basis.changed(report);
        } else {
            parts.addStep(reportId, ReportStep.Kind.WRITTEN, null, signed);
            basis.changed(report, "report.audit.written", null, Map.of());
        }
        return seen + 1;
    }

    private ReportTexts checked(Report report, ReportTexts texts) {
        basis.required("title", "report.rule.title", texts.title(), LONGEST_LINE);
        basis.optional("issuer", texts.issuer(), LONGEST_LINE);
        if (!codes(report.texts()).equals(codes(texts))) {
            throw new RejectedException(MessageText.of("report.rule.sections"));
        }
        for (SectionText section : texts.sections()) {
            basis.optional(section.code(), section.text(), LONGEST_SECTION);
            basis.required(section.code(), "report.rule.sectionTitle", section.title(), LONGEST_LINE);
        }
        return texts;
    }

    /** In no order: sections may be moved, none is made or lost. */
    private static List<String> codes(ReportTexts texts) {
        return texts.sections().stream().map(SectionText::code).sorted().toList();
    }

    /** Keeps what the user typed beside the report, since another was first. @throws RejectedException for a card number */
    public void keepUnsent(long reportId, ReportTexts texts) {
        Report report = require(reportId);
        ReportTexts kept = checked(report, texts);
        Signed signed = basis.signed();
        parts.keepUnsent(reportId, signed.by(), new UnsentTexts(kept, signed.at()));
    }

    @Transactional(readOnly = true)
    public Optional<UnsentTexts> unsent(long reportId) {
        return parts.unsent(reportId, basis.signed().by());
    }

    public void forgetUnsent(long reportId) {
        parts.forgetUnsent(reportId, basis.signed().by());
    }

    /**
     * Writes another figure than the computed one.
     *
     * @param value the number that the text stands for; null where it is none
     * @throws RejectedException where it is no longer that draft, where the report has no such figure, and without text or reason
     */
    public void override(long reportId, int seen, String key, String text, @Nullable BigDecimal value, String reason) {
        Report report = require(reportId);
        String written = basis.required("text", "report.rule.overrideText", text, LONGEST_LINE);
        String why = basis.required("reason", "report.rule.reason", reason, ReportBasis.LONGEST_REASON);
        if (collector.collect(report.scope()).figure(key).isEmpty()) {
            throw new RejectedException(MessageText.of("report.rule.noFigure", key));
        }
        Signed signed = basis.signed();
        if (!store.touch(reportId, seen, signed)) {
            throw ReportBasis.refusal(store.lock(reportId), ReportState.DRAFT);
        }
        parts.putOverride(reportId, new FigureOverride(key, written, value, why), signed);
        parts.addStep(reportId, ReportStep.Kind.OVERRIDDEN, key + " → " + written, signed);
        basis.changed(
                report,
                "report.audit.overridden",
                why,
                Map.of("report.audit.figure", key, "report.audit.text", written));
    }

    /** Lets the computed figure stand again. @throws RejectedException where it is no longer that draft, or none was written */
    public void restore(long reportId, int seen, String key) {
        Report report = require(reportId);
        Signed signed = basis.signed();
        if (!store.touch(reportId, seen, signed)) {
            throw ReportBasis.refusal(store.lock(reportId), ReportState.DRAFT);
        }
        if (!parts.removeOverride(reportId, key)) {
            throw new RejectedException(MessageText.of("report.rule.noOverride", key));
        }
        parts.addStep(reportId, ReportStep.Kind.OVERRIDDEN, key + " → -", signed);
        basis.changed(report, "report.audit.restored", null, Map.of("report.audit.figure", key));
    }

    /**
     * Takes the figures and hands the report to the approver. From now on nothing in it changes.
     *
     * @throws RejectedException where it is no longer the draft that was seen, where a text has a problem or none has anything in
     *     it
     */
    public void submit(long reportId, int seen) {
        Report report = require(reportId);
        ReportFigures figures = collector.collect(report.scope());
        if (report.texts().sections().stream()
                .allMatch(section -> section.text().isBlank())) {
            throw new RejectedException(MessageText.of("report.rule.empty"));
        }
        for (SectionText section : report.texts().sections()) {
            List<TextProblem> problems = composer.problems(section.text(), figures);
            if (!problems.isEmpty()) {
                TextProblem first = problems.getFirst();
                throw new RejectedException(
                        section.code(),
                        MessageText.of(
                                "report.rule.problem",
                                section.title(),
                                Integer.toString(first.line()),
                                Integer.toString(first.column()),
                                first.message()));
            }
        }
        report.overrides().stream()
                .map(override -> override.figure().key())
                .filter(key -> figures.figure(key).isEmpty())
                .findFirst()
                .ifPresent(key -> {
                    throw new RejectedException(MessageText.of("report.rule.noFigure", key));
                });
        report.errata().stream()
                .filter(line -> line.reason().isBlank())
                .findFirst()
                .ifPresent(line -> {
                    throw new RejectedException(MessageText.of("report.rule.erratumReason", line.name()));
                });
        Signed signed = basis.signed();
        if (!store.submit(reportId, seen, figures, signed)) {
            throw ReportBasis.refusal(store.lock(reportId), ReportState.DRAFT);
        }
        parts.addStep(reportId, ReportStep.Kind.SUBMITTED, null, signed);
        basis.changed(report, "report.audit.submitted", null, Map.of());
    }

    private Report require(long reportId) {
        return store.find(reportId).orElseThrow(ReportBasis::unknown);
    }
}
