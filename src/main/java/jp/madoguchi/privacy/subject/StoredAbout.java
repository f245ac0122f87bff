package jp.madoguchi.privacy.subject;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;

/** What a room keeps about a person, in full. Only asked for a disclosure, which is recorded. */
public interface StoredAbout {
    /** Key of the text that names this part. */
    String section();

    /** Where the part stands among the others. */
    int order();

    List<Entry> of(Person person);

    /** One record: names of its fields, as keys of texts, with what stands in them. */
    record Entry(Map<String, String> fields) {
        private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

        /** In the order given: key, value, key, value …; what is absent is left out, a moment is told in Japan's time. */
        public static Entry of(@Nullable Object... keysAndValues) {
            Map<String, String> fields = new LinkedHashMap<>();
            for (int i = 0; i < keysAndValues.length; i += 2) {
                Object value = keysAndValues[i + 1];
                String text = value instanceof Instant at
                        ? TIME.format(at.atZone(Tokyo.ZONE))
                        : value == null ? "" : String.valueOf(value);
                if (!text.isEmpty()) {
                    fields.put(String.valueOf(keysAndValues[i]), text);
                }
            }
            return new Entry(fields);
        }
    }
}
