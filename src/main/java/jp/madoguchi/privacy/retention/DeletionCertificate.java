package jp.madoguchi.privacy.retention;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.audit.ChainEnd;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.document.OfficialDocument;
import jp.madoguchi.platform.document.OfficialDocument.Column;
import jp.madoguchi.platform.document.OfficialDocument.Definition;
import jp.madoguchi.platform.document.PdfDocuments;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.privacy.retention.DeletionRun.Extent;
import jp.madoguchi.privacy.retention.DeletionRun.Part;
import jp.madoguchi.privacy.retention.DeletionRun.Signed;
import org.springframework.stereotype.Component;

/** The page that says what was erased, by which rule, by whom, and behind which entry of the audit trail. */
@Component
class DeletionCertificate extends Certificate {
    DeletionCertificate(PdfDocuments pdf, Messages messages) {
        super(pdf, messages);
    }

    byte[] print(DeletionRun run, RetainedIncident incident, ChainEnd behind, Instant at) {
        Signed decided = Objects.requireNonNull(run.decided());
        OfficialDocument.Builder page = titled("privacy.retention.certificate.title", incident, run.name(), at)
                .paragraph(text(
                        "privacy.retention.certificate.text", incident.name().in(LANGUAGE)))
                .definitions(
                        entry(
                                "privacy.retention.certificate.extent",
                                text(run.extent().textKey())),
                        entry("privacy.retention.certificate.asOf", day(run.asOf())),
                        entry("privacy.retention.certificate.reason", run.reason()),
                        entry("privacy.retention.certificate.prepared", signed(run.prepared())),
                        entry("privacy.retention.certificate.approved", signed(decided)),
                        entry("privacy.retention.certificate.started", moment(run.startedAt())),
                        entry("privacy.retention.certificate.finished", moment(run.finishedAt())))
                .heading(text("privacy.retention.certificate.erased"))
                .table(
                        text("privacy.retention.certificate.erased"),
                        List.of(
                                Column.text(text("privacy.retention.column.kind")),
                                Column.text(text("privacy.retention.column.rule")),
                                Column.text(text("privacy.retention.column.before")),
                                Column.figures(text("privacy.retention.column.erased")),
                                Column.figures(text("privacy.retention.column.held"))),
                        rows(run))
                .note(text("privacy.retention.certificate.stays"))
                .heading(text("privacy.retention.certificate.trail"))
                .definitions(trail(behind).toArray(Definition[]::new));
        if (run.extent() == Extent.EVERYTHING) {
            page.heading(text("privacy.retention.certificate.keys"))
                    .paragraph(text("privacy.retention.certificate.keys.text"))
                    .definitions(
                            entry("privacy.retention.certificate.keys.day", BLANK),
                            entry("privacy.retention.certificate.keys.copies", BLANK));
        }
        return print(page, "privacy.retention.certificate.preparer", run.prepared(), decided);
    }

    private List<List<String>> rows(DeletionRun run) {
        List<List<String>> rows = new ArrayList<>();
        for (Part part : run.parts()) {
            rows.add(List.of(
                    text(part.kind().textKey()),
                    rule(part),
                    part.before() == null
                            ? text("privacy.retention.before.all")
                            : text(
                                    "privacy.retention.before.day",
                                    day(part.before().minusDays(1))),
                    number(part.erased()),
                    number(part.held())));
        }
        return rows;
    }

    private String rule(Part part) {
        return part.term() == null || part.days() == null
                ? text("privacy.retention.rule.all")
                : text("privacy.retention.rule.of", text(part.term().textKey()), part.days(), part.ruleVersion());
    }

    private List<Definition> trail(ChainEnd behind) {
        List<Definition> trail = new ArrayList<>(List.of(
                entry("privacy.retention.certificate.event", String.valueOf(behind.number())),
                entry("privacy.retention.certificate.hash", behind.hash().replaceAll("(.{4})(?=.)", "$1 "))));
        ChainEnd.SignedCheckpoint checkpoint = behind.checkpoint();
        trail.add(entry(
                "privacy.retention.certificate.checkpoint",
                checkpoint == null
                        ? text("privacy.retention.certificate.noCheckpoint")
                        : text(
                                "privacy.retention.certificate.checkpointOf",
                                String.valueOf(checkpoint.serial()),
                                moment(checkpoint.at()),
                                String.valueOf(checkpoint.number()))));
        return trail;
    }

    private static String day(LocalDate day) {
        return JapaneseDates.era(day);
    }

    private static String number(long number) {
        return NumberFormat.getIntegerInstance(LANGUAGE).format(number);
    }
}
