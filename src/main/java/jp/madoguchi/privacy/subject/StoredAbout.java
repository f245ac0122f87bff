package jp.madoguchi.privacy.subject;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.madoguchi.platform.i18n.LocalizedText;
import jp.madoguchi.platform.i18n.MessageText;
import org.jspecify.annotations.Nullable;

/** What a room keeps about a person, in full. Only asked for a disclosure, which is recorded. */
public interface StoredAbout {
    /** Key of the text that names this part. */
    String section();

    /** Where the part stands among the others. */
    int order();

    List<Entry> of(Person person);

    /** One record: names of its fields, as keys of texts, with what stands in them. */
    record Entry(Map<String, Value> fields) {
        /**
         * In the order given: key, value, key, value …; what is absent or empty is left out. A value is a {@link Value}, a moment, a day,
         * or whatever says itself what it is.
         */
        public static Entry of(@Nullable Object... keysAndValues) {
            Map<String, Value> fields = new LinkedHashMap<>();
            for (int i = 0; i < keysAndValues.length; i += 2) {
                Object given = keysAndValues[i + 1];
                Value value = switch (given) {
                    case null -> new Words("");
                    case Value already -> already;
                    case Instant at -> new Moment(at);
                    case LocalDate day -> new Day(day);
                    default -> new Words(String.valueOf(given));
                };
                if (!(value instanceof Words words && words.text().isEmpty())) {
                    fields.put(String.valueOf(keysAndValues[i]), value);
                }
            }
            return new Entry(fields);
        }

        /**
         * An attempt to call the person.
         *
         * @param inquiry number of the one that it belongs to, where there is one
         */
        public static Entry ofAttempt(
                @Nullable String inquiry, Instant triedAt, boolean reached, @Nullable String note) {
            return of(
                    "privacy.subject.field.number",
                    inquiry,
                    "privacy.subject.field.triedAt",
                    triedAt,
                    "privacy.subject.field.state",
                    reached
                            ? Choice.of("REACHED", "privacy.subject.reached")
                            : Choice.of("NOT_REACHED", "privacy.subject.notReached"),
                    "privacy.subject.field.note",
                    note);
        }
    }

    /** What stands in a field. */
    sealed interface Value {}

    /** As it was written. */
    record Words(String text) implements Value {}

    record Day(LocalDate day) implements Value {}

    record Moment(Instant at) implements Value {}

    /**
     * One of a known set, such as a state.
     *
     * @param key what the portal keeps
     * @param names what it is called; several where the key stands for several
     */
    record Choice(String key, List<MessageText> names) implements Value {
        public Choice {
            names = List.copyOf(names);
        }

        /** @param textKey of the text that names it */
        public static Choice of(Enum<?> one, String textKey) {
            return of(one.name(), textKey);
        }

        public static Choice of(String key, String textKey) {
            return new Choice(key, List.of(MessageText.of(textKey)));
        }
    }

    /** Something to which users have given names. */
    record Named(String key, LocalizedText name) implements Value {}
}
