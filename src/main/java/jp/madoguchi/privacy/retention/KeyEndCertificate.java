package jp.madoguchi.privacy.retention;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import jp.madoguchi.platform.document.OfficialDocument;
import jp.madoguchi.platform.document.OfficialDocument.Column;
import jp.madoguchi.platform.document.PdfDocuments;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.privacy.EndOfKeys;
import jp.madoguchi.privacy.retention.DeletionRun.Signed;
import org.springframework.stereotype.Component;

/**
 * The page that says which keys are gone, and what the portal can't know of them: whoever signs it fills that in.
 */
@Component
class KeyEndCertificate extends Certificate {
    KeyEndCertificate(PdfDocuments pdf, Messages messages) {
        super(pdf, messages);
    }

    byte[] print(KeyEnd end, RetainedIncident incident, List<EndOfKeys.Before> before, Signed by) {
        Signed decided = Objects.requireNonNull(end.decided());
        OfficialDocument.Builder page = titled(
                        "privacy.keyEnd.certificate.title", incident, "D-" + end.runNumber(), by.at())
                .paragraph(
                        text("privacy.keyEnd.certificate.text", incident.name().in(LANGUAGE)))
                .definitions(
                        entry("privacy.retention.certificate.reason", end.reason()),
                        entry("privacy.keyEnd.certificate.asked", signed(end.asked())),
                        entry("privacy.retention.certificate.approved", signed(decided)),
                        entry("privacy.keyEnd.certificate.gone", moment(end.goneAt())),
                        entry("privacy.keyEnd.certificate.issued", signed(by)))
                .heading(text("privacy.keyEnd.certificate.dataKeys"))
                .table(
                        text("privacy.keyEnd.certificate.dataKeys"),
                        List.of(
                                Column.text(text("privacy.keys.number")),
                                Column.text(text("privacy.keyEnd.column.made")),
                                Column.text(text("privacy.keyEnd.column.destroyed")),
                                Column.text(text("privacy.keyEnd.column.wrappers"))),
                        before.stream().map(this::row).toList())
                .note(text("privacy.keyEnd.certificate.backups"))
                .heading(text("privacy.keyEnd.certificate.unknown"))
                .paragraph(text("privacy.keyEnd.certificate.unknown.text"))
                .definitions(
                        entry("privacy.keyEnd.certificate.nodes", BLANK),
                        entry("privacy.retention.certificate.keys.day", BLANK),
                        entry("privacy.retention.certificate.keys.copies", BLANK),
                        entry("privacy.keyEnd.certificate.index", BLANK));
        return print(page, "privacy.keyEnd.certificate.asker", end.asked(), decided);
    }

    private List<String> row(EndOfKeys.Before key) {
        return List.of(
                key.name(),
                moment(key.madeAt()),
                moment(key.destroyedAt()),
                key.wrappers().isEmpty()
                        ? text("privacy.keyEnd.wrapper.unknown")
                        : key.wrappers().stream()
                                .map(EndOfKeys.OfSettings::name)
                                .collect(Collectors.joining(" ")));
    }
}
