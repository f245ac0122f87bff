package jp.madoguchi.privacy.subject;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.madoguchi.platform.document.OfficialDocument;
import jp.madoguchi.platform.document.OfficialDocument.Column;
import jp.madoguchi.platform.document.OfficialDocument.Definition;
import jp.madoguchi.platform.document.PdfDocuments;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.subject.StoredAbout.Entry;
import jp.madoguchi.privacy.subject.StoredAbout.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Puts together all that is stored about a person, to read (PDF) and to take along (JSON). */
@Component
class Disclosure {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int MOST_COLUMNS = 4;
    private static final List<Locale> LANGUAGES = List.of(Locale.JAPANESE, Locale.ENGLISH);

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
        RequestDates dates = new RequestDates(language);
        OfficialDocument.Builder page = OfficialDocument.titled(
                        messages.get(language, "privacy.subject.pdf.title"), language, at)
                .head(request.name(), dates.day(Tokyo.day(at)))
                .paragraph(messages.get(
                        language, "privacy.subject.pdf.text", person.caseNumber(), dates.day(request.askedOn())));
        for (StoredAbout source : sources) {
            page.heading(messages.get(language, source.section()));
            List<Entry> entries = source.of(person);
            if (entries.isEmpty()) {
                page.paragraph(messages.get(language, "privacy.subject.pdf.none"));
            }
            if (isTable(entries)) {
                page.table(messages.get(language, source.section()), columns(entries, language), rows(entries, dates));
            } else {
                entries.forEach(entry -> add(page, entry, entries.size() > 1, dates));
            }
        }
        return pdf.print(
                page.note(messages.get(language, "privacy.subject.pdf.note")).build());
    }

    /** Many short records alike are read more easily below each other. */
    private static boolean isTable(List<Entry> entries) {
        return entries.size() > 1
                && entries.getFirst().fields().size() <= MOST_COLUMNS
                && entries.stream()
                        .allMatch(entry -> entry.fields()
                                .keySet()
                                .equals(entries.getFirst().fields().keySet()));
    }

    private List<Column> columns(List<Entry> entries, Locale language) {
        return entries.getFirst().fields().keySet().stream()
                .map(key -> Column.text(messages.get(language, key)))
                .toList();
    }

    private List<List<String>> rows(List<Entry> entries, RequestDates dates) {
        return entries.stream()
                .map(entry -> entry.fields().values().stream()
                        .map(value -> written(value, dates))
                        .toList())
                .toList();
    }

    /** @param titled whether its first field stands above the others, so that one finds it among several */
    private void add(OfficialDocument.Builder page, Entry entry, boolean titled, RequestDates dates) {
        List<Definition> fields = new ArrayList<>();
        entry.fields()
                .forEach((key, value) ->
                        fields.add(new Definition(messages.get(dates.language(), key), written(value, dates))));
        if (titled && fields.size() > 1) {
            Definition first = fields.removeFirst();
            page.subheading(messages.get(dates.language(), "privacy.subject.pdf.entry", first.term(), first.text()));
        }
        page.definitions(fields.toArray(Definition[]::new));
    }

    private String written(Value value, RequestDates dates) {
        return switch (value) {
            case StoredAbout.Words words -> words.text();
            case StoredAbout.Day day -> dates.day(day.day());
            case StoredAbout.Moment moment -> dates.moment(moment.at());
            case StoredAbout.Choice choice -> named(choice, dates.language());
            case StoredAbout.Named named -> named.name().in(dates.language());
        };
    }

    private String named(StoredAbout.Choice choice, Locale language) {
        return choice.names().stream()
                .map(name -> messages.get(language, name))
                .collect(Collectors.joining(messages.get(language, "privacy.subject.pdf.and")));
    }

    /** Names of parts and fields are keys, the same in every language; {@code words} says what they are called. */
    byte[] json(SubjectRequest request, Person person, Instant at) {
        Map<String, Object> all = new LinkedHashMap<>();
        Map<String, Object> words = new LinkedHashMap<>();
        all.put("request", request.name());
        all.put("case", person.caseNumber());
        all.put("at", at.toString());
        // of the times in the records
        all.put("timeZone", Tokyo.ZONE.getId());
        for (StoredAbout source : sources) {
            words.put(last(source.section()), both(language -> messages.get(language, source.section())));
            List<Entry> entries = source.of(person);
            entries.forEach(entry -> entry.fields()
                    .keySet()
                    .forEach(key -> words.put(last(key), both(language -> messages.get(language, key)))));
            all.put(last(source.section()), entries.stream().map(this::plain).toList());
        }
        all.put("words", words);
        return json.writeValueAsBytes(all);
    }

    /** What the portal keeps as a key stands so, with its words beside it. */
    private Map<String, Object> plain(Entry entry) {
        Map<String, Object> plain = new LinkedHashMap<>();
        entry.fields().forEach((field, value) -> {
            String key = last(field);
            switch (value) {
                case StoredAbout.Words words -> plain.put(key, words.text());
                case StoredAbout.Day day -> plain.put(key, day.day().toString());
                case StoredAbout.Moment moment -> plain.put(key, TIME.format(Tokyo.local(moment.at())));
                case StoredAbout.Choice choice -> {
                    plain.put(key, choice.key());
                    plain.put(key + "Words", both(language -> named(choice, language)));
                }
                case StoredAbout.Named named -> {
                    plain.put(key, named.key());
                    plain.put(key + "Words", both(language -> named.name().in(language)));
                }
            }
        });
        return plain;
    }

    private static Map<String, String> both(Function<Locale, String> text) {
        Map<String, String> both = new LinkedHashMap<>();
        LANGUAGES.forEach(language -> both.put(language.getLanguage(), text.apply(language)));
        return both;
    }

    /** {@code former.name} stays beside {@code name}. */
    private static String last(String key) {
        String last = key.substring(key.lastIndexOf('.') + 1);
        return key.contains(".former.") ? "former" + Character.toUpperCase(last.charAt(0)) + last.substring(1) : last;
    }
}
