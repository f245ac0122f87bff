package jp.madoguchi.callstats.ui;

import java.time.LocalDate;
import jp.madoguchi.callstats.Span;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The span of the document that went to the assembly, by the setting {@code madoguchi.callstats.assembly-span}. */
@Component
class AssemblySpan {
    private final @Nullable Span span;

    /** @param setting two days as {@code 2022-06-23/2022-08-03}; empty: none */
    AssemblySpan(@Value("${madoguchi.callstats.assembly-span:}") String setting) {
        if (setting.isBlank()) {
            span = null;
        } else {
            String[] days = setting.split("/", 2);
            span = Span.of(LocalDate.parse(days[0].strip()), LocalDate.parse(days[1].strip()));
        }
    }

    @Nullable
    Span span() {
        return span;
    }
}
