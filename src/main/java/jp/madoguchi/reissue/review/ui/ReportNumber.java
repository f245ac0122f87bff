package jp.madoguchi.reissue.review.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import java.util.Optional;

/** The number of a report in an address; whatever isn't one is empty, as a report that doesn't exist. */
final class ReportNumber {
    /** The part of the address. */
    static final String PARAMETER = "report";

    private ReportNumber() {}

    static Optional<Long> in(BeforeEnterEvent event) {
        return event.getRouteParameters().get(PARAMETER).flatMap(ReportNumber::parse);
    }

    private static Optional<Long> parse(String number) {
        try {
            return Optional.of(Long.valueOf(number));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}
