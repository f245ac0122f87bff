package jp.madoguchi.contract.ui;

import com.vaadin.flow.router.QueryParameters;
import java.time.DateTimeException;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Which obligation and month an address asks for; what can't be read is absent. */
record MonthAddress(@Nullable Long obligation, @Nullable YearMonth month) {
    static MonthAddress of(QueryParameters parameters) {
        return new MonthAddress(
                parameters
                        .getSingleParameter("obligation")
                        .filter(text -> text.matches("\\d{1,19}"))
                        .map(MonthAddress::number)
                        .orElse(null),
                parameters.getSingleParameter("month").map(MonthAddress::month).orElse(null));
    }

    /** Which contract an address asks for; absent for the latest. */
    static @Nullable Long contract(QueryParameters parameters) {
        return parameters
                .getSingleParameter("contract")
                .filter(text -> text.matches("\\d{1,19}"))
                .map(MonthAddress::number)
                .orElse(null);
    }

    private static @Nullable Long number(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
