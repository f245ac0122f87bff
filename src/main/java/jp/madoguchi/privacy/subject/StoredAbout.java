package jp.madoguchi.privacy.subject;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        /** In the order given: key, value, key, value …; what is absent is left out. */
        public static Entry of(@Nullable Object... keysAndValues) {
            Map<String, String> fields = new LinkedHashMap<>();
            for (int i = 0; i < keysAndValues.length; i += 2) {
                Object value = keysAndValues[i + 1];
                if (value != null && !String.valueOf(value).isEmpty()) {
                    fields.put(String.valueOf(keysAndValues[i]), String.valueOf(value));
                }
            }
            return new Entry(fields);
        }
    }
}
