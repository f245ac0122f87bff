package jp.madoguchi.privacy.retention;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.document.OfficialDocument;
import jp.madoguchi.platform.document.OfficialDocument.Column;
import jp.madoguchi.platform.document.OfficialDocument.Definition;
import jp.madoguchi.platform.document.OfficialDocument.Signature;
import jp.madoguchi.platform.document.PdfDocuments;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.EndOfKeys;
import jp.madoguchi.privacy.retention.DeletionRun.Signed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The page that says which keys are gone, and what the portal can't know of them: whoever signs it fills that in. In Japanese, as it is
 * filed.
 */
@Component
class KeyEndCertificate {
    private static final Locale LANGUAGE = Locale.JAPANESE;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");
    private static final String BLANK = "　";

    private final PdfDocuments pdf;
    private final Messages messages;

    KeyEndCertificate(PdfDocuments pdf, Messages messages) {
        this.pdf = pdf;
        this.messages = messages;
    }

    byte[] print(KeyEnd end, RetainedIncident incident, List<EndOfKeys.Before> before, Signed by) {
        Signed decided = Objects.requireNonNull(end.decided());
        return pdf.print(OfficialDocument.titled(text("privacy.keyEnd.certificate.title"), LANGUAGE, by.at())
                .head(
                        text("privacy.retention.certificate.number", incident.code(), "D-" + end.runNumber()),
                        JapaneseDates.era(Tokyo.day(by.at())))
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
                        entry("privacy.keyEnd.certificate.index", BLANK))
                .signatures(
                        new Signature(
                                text("privacy.keyEnd.certificate.asker"),
                                end.asked().name(),
                                ""),
                        new Signature(text("privacy.retention.certificate.approver"), decided.name(), ""),
                        new Signature(text("privacy.retention.certificate.keeper"), "", ""))
                .build());
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

    private Definition entry(String key, String words) {
        return new Definition(text(key), words);
    }

    private String signed(Signed by) {
        return text("privacy.retention.certificate.signed", by.name(), by.by(), moment(by.at()));
    }

    private String text(String key, @Nullable Object... args) {
        return messages.get(LANGUAGE, key, args);
    }

    private static String moment(@Nullable Instant at) {
        return at == null ? "-" : JapaneseDates.era(Tokyo.day(at)) + " " + MINUTE.format(Tokyo.local(at));
    }
}
