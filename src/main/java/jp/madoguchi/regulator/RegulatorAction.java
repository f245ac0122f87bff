package jp.madoguchi.regulator;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an authority did about the incident (行政処分・指導).
 *
 * @param authority as 経済産業省
 * @param issuedOn the day that the action bears
 * @param addressee whom it is addressed to
 * @param subject what it orders or advises, as it reads before the kind (クレジットカード番号等の適切な管理等を命じる); may be empty
 * @param measures in the order of the action's text
 * @param reasons in the order of the action's text
 */
public record RegulatorAction(
        long id,
        ActionKind kind,
        String authority,
        LocalDate issuedOn,
        String addressee,
        Statute basis,
        String subject,
        List<RequiredMeasure> measures,
        List<String> reasons,
        @Nullable String remark) {
    public RegulatorAction {
        measures = List.copyOf(measures);
        reasons = List.copyOf(reasons);
    }
}
