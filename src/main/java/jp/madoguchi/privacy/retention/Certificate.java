package jp.madoguchi.privacy.retention;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.document.OfficialDocument;
import jp.madoguchi.platform.document.OfficialDocument.Definition;
import jp.madoguchi.platform.document.OfficialDocument.Signature;
import jp.madoguchi.platform.document.PdfDocuments;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.retention.DeletionRun.Signed;
import org.jspecify.annotations.Nullable;

/**
 * A page that says what is gone for good and by whose decision, signed by who wanted it, who agreed and who keeps the keys. In Japanese,
 * as it is filed.
 */
abstract class Certificate {
    static final Locale LANGUAGE = Locale.JAPANESE;
    /** For what is filled in by hand. */
    static final String BLANK = "　";

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");

    private final PdfDocuments pdf;
    private final Messages messages;

    Certificate(PdfDocuments pdf, Messages messages) {
        this.pdf = pdf;
        this.messages = messages;
    }

    /**
     * @param title its key
     * @param run the name of the run that it belongs to
     */
    final OfficialDocument.Builder titled(String title, RetainedIncident incident, String run, Instant at) {
        return OfficialDocument.titled(text(title), LANGUAGE, at)
                .head(
                        text("privacy.retention.certificate.number", incident.code(), run),
                        JapaneseDates.era(Tokyo.day(at)));
    }

    /** @param role key of what whoever wanted it is called */
    final byte[] print(OfficialDocument.Builder page, String role, Signed wanted, Signed approved) {
        return pdf.print(page.signatures(
                        new Signature(text(role), wanted.name(), ""),
                        new Signature(text("privacy.retention.certificate.approver"), approved.name(), ""),
                        new Signature(text("privacy.retention.certificate.keeper"), "", ""))
                .build());
    }

    final Definition entry(String key, String words) {
        return new Definition(text(key), words);
    }

    final String signed(Signed by) {
        return text("privacy.retention.certificate.signed", by.name(), by.by(), moment(by.at()));
    }

    final String text(String key, @Nullable Object... args) {
        return messages.get(LANGUAGE, key, args);
    }

    static String moment(@Nullable Instant at) {
        return at == null ? "-" : JapaneseDates.era(Tokyo.day(at)) + " " + MINUTE.format(Tokyo.local(at));
    }
}
