package jp.madoguchi.contract.completion;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.contract.Contract;
import jp.madoguchi.contract.ContractState;
import jp.madoguchi.contract.Party;
import jp.madoguchi.platform.i18n.MessageText;

/**
 * What the papers of a decision are drawn from, as it was when it was prepared: what is signed is what was put before the approver.
 *
 * @param contractVersion of the contract's entry
 * @param confirmed whether the entry had been compared with the signed paper
 * @param evidence how many files the list of the evidence has
 * @param manifestDigest SHA-256 of that list, which has the digests of the files, the records of inspections and the figures
 */
public record FrozenPapers(Head head, int contractVersion, boolean confirmed, int evidence, String manifestDigest) {

    /** What the memo says of the contract. */
    public record Head(
            String number,
            String title,
            String client,
            String contractor,
            String contractorName,
            List<Party> parties,
            LocalDate startsOn,
            LocalDate endsOn) {
        public Head {
            parties = List.copyOf(parties);
        }

        static Head of(Contract contract) {
            return new Head(
                    contract.number(),
                    contract.title(),
                    contract.terms().client(),
                    contract.contractor(),
                    contract.terms().contractorName(),
                    contract.terms().relatedParties(),
                    contract.startsOn(),
                    contract.endsOn());
        }

        boolean hasSameParties(Head other) {
            return client.equals(other.client)
                    && contractor.equals(other.contractor)
                    && contractorName.equals(other.contractorName)
                    && parties.equals(other.parties);
        }
    }

    static FrozenPapers of(Contract contract, int evidence, String manifestDigest) {
        return new FrozenPapers(
                Head.of(contract),
                contract.version(),
                contract.state() == ContractState.CONFIRMED,
                evidence,
                manifestDigest);
    }

    /** What is different by now, as names; empty where nothing is. That the contract was confirmed meanwhile is no difference. */
    Optional<MessageText> changes(FrozenPapers now) {
        List<String> changed = new ArrayList<>();
        if (!head.number().equals(now.head.number())) {
            changed.add("number");
        }
        if (!head.title().equals(now.head.title())) {
            changed.add("title");
        }
        if (!head.hasSameParties(now.head)) {
            changed.add("parties");
        }
        if (!head.startsOn().equals(now.head.startsOn()) || !head.endsOn().equals(now.head.endsOn())) {
            changed.add("term");
        }
        if (changed.isEmpty() && contractVersion != now.contractVersion) {
            changed.add("entry");
        }
        if (confirmed && !now.confirmed) {
            changed.add("confirmation");
        }
        if (!manifestDigest.equals(now.manifestDigest)) {
            changed.add("evidence");
        }
        return changed.stream()
                .map(name -> MessageText.of("contract.completion.changed." + name))
                .reduce((one, other) -> MessageText.of("contract.completion.changed.and", one, other));
    }
}
