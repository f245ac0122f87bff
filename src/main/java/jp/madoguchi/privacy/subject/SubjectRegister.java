package jp.madoguchi.privacy.subject;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jp.madoguchi.platform.document.OfficialDocument;
import jp.madoguchi.platform.document.OfficialDocument.Column;
import jp.madoguchi.platform.document.PdfDocuments;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The register of requests on paper: what was asked when, until when it was due, and how and why it was closed. */
@Component
class SubjectRegister {
    private final PersonRecords records;
    private final PdfDocuments pdf;
    private final Messages messages;

    SubjectRegister(PersonRecords records, PdfDocuments pdf, Messages messages) {
        this.records = records;
        this.pdf = pdf;
        this.messages = messages;
    }

    byte[] pdf(List<SubjectRequest> requests, Instant at, Locale language) {
        RequestDates dates = new RequestDates(language);
        Map<Long, List<Correction>> made = records
                .madeFor(requests.stream().map(SubjectRequest::id).toList())
                .stream()
                .collect(Collectors.groupingBy(Correction::requestId));
        List<List<String>> rows = requests.stream()
                .sorted(Comparator.comparing(SubjectRequest::number))
                .map(request -> row(request, made.getOrDefault(request.id(), List.of()), dates))
                .toList();
        OfficialDocument.Builder page = OfficialDocument.titled(
                        text(language, "privacy.subject.register.title"), language, at)
                .head(dates.day(Tokyo.day(at)))
                .paragraph(text(language, "privacy.subject.register.text", requests.size()));
        if (!rows.isEmpty()) {
            page.table(
                    text(language, "privacy.subject.list"),
                    List.of(
                            Column.text(text(language, "privacy.subject.column.number")),
                            Column.text(text(language, "privacy.subject.register.days")),
                            Column.text(text(language, "privacy.subject.column.state")),
                            Column.text(text(language, "privacy.subject.register.closed")),
                            Column.text(text(language, "privacy.subject.register.answer"))),
                    rows);
        }
        return pdf.print(
                page.note(text(language, "privacy.subject.register.note")).build());
    }

    private List<String> row(SubjectRequest request, List<Correction> made, RequestDates dates) {
        Locale language = dates.language();
        Instant closedAt = request.closedAt();
        return List.of(
                text(
                        language,
                        "privacy.subject.register.request",
                        request.name(),
                        text(language, request.kind().textKey()),
                        request.caseNumber()),
                text(
                        language,
                        "privacy.subject.register.daysOf",
                        dates.day(request.askedOn()),
                        dates.day(request.dueOn())),
                text(language, request.state().textKey()),
                closedAt == null
                        ? "-"
                        : text(
                                language,
                                closedAt.isBefore(Tokyo.startOf(request.dueOn().plusDays(1)))
                                        ? "privacy.subject.register.closedOf"
                                        : "privacy.subject.register.closedLate",
                                dates.day(Tokyo.day(closedAt)),
                                request.closedByName()),
                answer(request.answer(), made, language));
    }

    /** What was written when it was closed, and which details were corrected for it. */
    private String answer(@Nullable String answer, List<Correction> made, Locale language) {
        String corrected = made.stream()
                .flatMap(correction -> correction.changed().stream())
                .distinct()
                .sorted()
                .map(field -> text(language, field.textKey()))
                .collect(Collectors.joining(text(language, "privacy.subject.pdf.and")));
        String words = answer == null || answer.isEmpty() ? "-" : answer;
        return corrected.isEmpty() ? words : text(language, "privacy.subject.register.corrected", words, corrected);
    }

    private String text(Locale language, String key, @Nullable Object... args) {
        return messages.get(language, key, args);
    }
}
