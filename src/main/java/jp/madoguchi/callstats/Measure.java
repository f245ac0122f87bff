package jp.madoguchi.callstats;

import java.util.Locale;
import java.util.Optional;
import jp.madoguchi.incident.Category;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.platform.i18n.LocalizedText;

/** What a row of the daily table counts. */
public sealed interface Measure {
    Measure INCOMING = new OfCalls("incoming");
    Measure ANSWERED = new OfCalls("answered");
    Measure BUSY = new OfCalls("busy");

    /** How it is called in addresses and in the database. */
    String key();

    /** One of the three sums of calls. */
    record OfCalls(String key) implements Measure {}

    /** Answered calls about a category. */
    record OfCategory(long categoryId, String code, LocalizedText name) implements Measure {
        @Override
        public String key() {
            return keyOf(code);
        }
    }

    /** The key of the category with this code. */
    static String keyOf(String categoryCode) {
        return categoryCode.toLowerCase(Locale.ROOT);
    }

    static Measure of(Category category) {
        return new OfCategory(category.id(), category.code(), category.name());
    }

    /** Empty where the incident has no such measure. */
    static Optional<Measure> named(String key, Incident incident) {
        return switch (key) {
            case "incoming" -> Optional.of(INCOMING);
            case "answered" -> Optional.of(ANSWERED);
            case "busy" -> Optional.of(BUSY);
            default ->
                incident.categories().stream()
                        .map(Measure::of)
                        .filter(measure -> measure.key().equals(key))
                        .findFirst();
        };
    }
}
