package jp.madoguchi.contract;

import java.time.LocalDate;
import java.util.List;

/**
 * A contract's head as an official enters it.
 *
 * @param contractor the code of the contractor's organisation, as its users have it
 */
public record ContractTerms(
        String number,
        String title,
        String client,
        String contractor,
        String contractorName,
        List<Party> relatedParties,
        LocalDate startsOn,
        LocalDate endsOn) {
    public ContractTerms {
        relatedParties = List.copyOf(relatedParties);
    }
}
