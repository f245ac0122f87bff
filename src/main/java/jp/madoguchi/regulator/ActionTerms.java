package jp.madoguchi.regulator;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An action as an official types it.
 *
 * @param kind absent while none is chosen
 * @param asOf the day whose numbering of the law is meant; absent for the day of the action
 * @param measures in the order of the action's text
 * @param reasons in the order of the action's text
 */
public record ActionTerms(
        @Nullable ActionKind kind,
        String authority,
        @Nullable LocalDate issuedOn,
        String addressee,
        String law,
        @Nullable String article,
        @Nullable LocalDate asOf,
        @Nullable String laterNumber,
        @Nullable String subject,
        List<MeasureTerms> measures,
        List<String> reasons,
        @Nullable String remark) {
    public ActionTerms {
        measures = List.copyOf(measures);
        reasons = List.copyOf(reasons);
    }
}
