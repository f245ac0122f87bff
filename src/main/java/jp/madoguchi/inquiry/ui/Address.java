package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parameters of an address, read as what they stand for; what is said wrongly is left out. */
record Address(QueryParameters parameters) {

    Optional<String> text(String name) {
        return parameters.getSingleParameter(name);
    }

    @Nullable
    LocalDate day(String name) {
        try {
            return text(name).map(LocalDate::parse).orElse(null);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    <E extends Enum<E>> Optional<E> one(String name, E[] values) {
        return text(name)
                .flatMap(said -> Arrays.stream(values)
                        .filter(value -> value.name().equalsIgnoreCase(said))
                        .findFirst());
    }

    @Nullable
    Boolean yes(String name) {
        return switch (text(name).orElse("")) {
            case "yes" -> true;
            case "no" -> false;
            default -> null;
        };
    }

    static void put(Map<String, String> parameters, String name, @Nullable Enum<?> value) {
        if (value != null) {
            parameters.put(name, value.name().toLowerCase(Locale.ROOT));
        }
    }

    static void put(Map<String, String> parameters, String name, @Nullable Boolean value) {
        if (value != null) {
            parameters.put(name, value ? "yes" : "no");
        }
    }
}
