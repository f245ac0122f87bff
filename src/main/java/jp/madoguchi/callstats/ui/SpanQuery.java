package jp.madoguchi.callstats.ui;

import com.vaadin.flow.router.QueryParameters;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jp.madoguchi.callstats.Measure;
import jp.madoguchi.callstats.Span;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;

/** A span of days in the address of a screen: {@code ?from=2022-06-23&to=2022-08-03}, or {@code ?day=} for a single one. */
final class SpanQuery {
    private SpanQuery() {}

    /** @throws RejectedException where the address has days that can't be read */
    static Optional<Span> read(QueryParameters query) {
        Optional<LocalDate> day = day(query, "day");
        if (day.isPresent()) {
            return day.map(Span::ofDay);
        }
        Optional<LocalDate> from = day(query, "from");
        Optional<LocalDate> to = day(query, "to");
        return from.isPresent() && to.isPresent() ? Optional.of(Span.of(from.get(), to.get())) : Optional.empty();
    }

    static QueryParameters of(Span span) {
        return QueryParameters.simple(parameters(span));
    }

    static QueryParameters of(Span span, Measure measure) {
        Map<String, String> parameters = parameters(span);
        parameters.put("measure", measure.key());
        return QueryParameters.simple(parameters);
    }

    private static Map<String, String> parameters(Span span) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (span.length() == 1) {
            parameters.put("day", span.from().toString());
        } else {
            parameters.put("from", span.from().toString());
            parameters.put("to", span.to().toString());
        }
        return parameters;
    }

    private static Optional<LocalDate> day(QueryParameters query, String name) {
        return query.getSingleParameter(name).filter(text -> !text.isBlank()).map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw new RejectedException(name, MessageText.of("callstats.span.unreadable"));
            }
        });
    }
}
