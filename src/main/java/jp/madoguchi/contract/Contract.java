package jp.madoguchi.contract;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contract (委託契約) as it stands with all changes of its entry.
 *
 * @param version one more with each change of the entry, its amendments and obligations
 * @param confirmed who has compared this version with the signed paper; absent where nobody has
 * @param amendments by the day on which they came into force
 * @param documents the signed papers
 */
public record Contract(
        long id,
        long incidentId,
        ContractTerms terms,
        ContractState state,
        int version,
        Signed changed,
        @Nullable Signed confirmed,
        List<Amendment> amendments,
        List<KeptFile> documents) {
    public Contract {
        amendments = List.copyOf(amendments);
        documents = List.copyOf(documents);
    }

    public String number() {
        return terms.number();
    }

    public String title() {
        return terms.title();
    }

    /** The code of the contractor's organisation. */
    public String contractor() {
        return terms.contractor();
    }

    public LocalDate startsOn() {
        return terms.startsOn();
    }

    public LocalDate endsOn() {
        return terms.endsOn();
    }

    public boolean hasEnded(LocalDate today) {
        return today.isAfter(endsOn());
    }
}
