package jp.madoguchi.privacy.subject;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.document.OfficialDocument;
import jp.madoguchi.platform.document.OfficialDocument.Definition;
import jp.madoguchi.platform.document.PdfDocuments;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.subject.StoredAbout.Entry;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Puts together all that is stored about a person, to read (PDF) and to take along (JSON). */
@Component
class Disclosure {
    private final List<StoredAbout> sources;
    private final PdfDocuments pdf;
    private final Messages messages;
    private final JsonMapper json =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    Disclosure(List<StoredAbout> sources, PdfDocuments pdf, Messages messages) {
        this.sources = sources.stream()
                .sorted(Comparator.comparing(StoredAbout::order))
                .toList();
        this.pdf = pdf;
        this.messages = messages;
    }

    byte[] pdf(SubjectRequest request, Person person, Instant at, Locale language) {
        OfficialDocument.Builder page = OfficialDocument.titled(
                        messages.get(language, "privacy.subject.pdf.title"), language, at)
                .head(request.name(), JapaneseDates.full(Tokyo.day(at), language))
                .paragraph(messages.get(language, "privacy.subject.pdf.text", person.caseNumber()));
        for (StoredAbout source : sources) {
            page.heading(messages.get(language, source.section()));
            List<Entry> entries = source.of(person);
            if (entries.isEmpty()) {
                page.paragraph(messages.get(language, "privacy.subject.pdf.none"));
            }
            for (Entry entry : entries) {
                List<Definition> fields = new ArrayList<>();
                entry.fields().forEach((key, value) -> fields.add(new Definition(messages.get(language, key), value)));
                page.definitions(fields.toArray(Definition[]::new));
            }
        }
        return pdf.print(
                page.note(messages.get(language, "privacy.subject.pdf.note")).build());
    }

    /** Names of parts and fields are keys, the same in every language. */
    byte[] json(SubjectRequest request, Person person, Instant at) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("request", request.name());
        all.put("case", person.caseNumber());
        all.put("at", at.toString());
        // of the times in the records
        all.put("timeZone", Tokyo.ZONE.getId());
        for (StoredAbout source : sources) {
            all.put(
                    last(source.section()),
                    source.of(person).stream().map(Disclosure::plain).toList());
        }
        return json.writeValueAsBytes(all);
    }

    private static Map<String, String> plain(Entry entry) {
        Map<String, String> plain = new LinkedHashMap<>();
        entry.fields().forEach((key, value) -> plain.put(last(key), value));
        return plain;
    }

    private static String last(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }
}
