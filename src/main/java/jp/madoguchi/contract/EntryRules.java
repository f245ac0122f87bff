package jp.madoguchi.contract;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an entry of a contract has to be like. */
@Component
class EntryRules {
    private static final int LONGEST_CODE = 60;
    private static final int MOST_PARTIES = 20;
    private static final int LAST_DUE_DAY = 28;
    private static final int MOST_YEARS = 20;

    private final ContractTexts texts;

    EntryRules(ContractTexts texts) {
        this.texts = texts;
    }

    /** @return as it is kept */
    ContractTerms checked(ContractTerms terms) {
        ContractTerms kept = new ContractTerms(
                line("number", ContractChange.Field.NUMBER, terms.number(), LONGEST_CODE),
                line("title", ContractChange.Field.TITLE, terms.title(), ContractTexts.LINE),
                line("client", ContractChange.Field.CLIENT, terms.client(), ContractTexts.LINE),
                line("contractor", ContractChange.Field.CONTRACTOR, terms.contractor(), LONGEST_CODE),
                line(
                        "contractorName",
                        ContractChange.Field.CONTRACTOR_NAME,
                        terms.contractorName(),
                        ContractTexts.LINE),
                parties(terms.relatedParties()),
                terms.startsOn(),
                terms.endsOn());
        order("endsOn", kept.startsOn(), kept.endsOn());
        if (kept.endsOn().isAfter(kept.startsOn().plusYears(MOST_YEARS))) {
            throw new RejectedException("endsOn", MessageText.of("contract.rule.tooLong", MOST_YEARS));
        }
        return kept;
    }

    private List<Party> parties(List<Party> parties) {
        if (parties.size() > MOST_PARTIES) {
            throw new RejectedException("relatedParties", MessageText.of("contract.rule.parties", MOST_PARTIES));
        }
        List<Party> kept = new ArrayList<>();
        for (Party party : parties) {
            kept.add(new Party(
                    line("relatedParties", ContractChange.Field.RELATED_PARTIES, party.name(), ContractTexts.LINE),
                    line("relatedParties", ContractChange.Field.RELATED_PARTIES, party.part(), ContractTexts.LINE)));
        }
        return kept;
    }

    AmendmentTerms checked(AmendmentTerms terms) {
        AmendmentTerms kept = new AmendmentTerms(
                line("number", ContractChange.Field.NUMBER, terms.number(), LONGEST_CODE),
                terms.agreedOn(),
                terms.inForceFrom(),
                line("changes", ContractChange.Field.CHANGES, terms.changes(), ContractTexts.TEXT),
                line("clause", ContractChange.Field.CLAUSE, terms.clause(), ContractTexts.CLAUSE));
        return kept;
    }

    ObligationTerms checked(ObligationTerms terms) {
        order("to", terms.from(), terms.to());
        if (terms.dueDay() < 1 || terms.dueDay() > LAST_DUE_DAY) {
            throw new RejectedException("dueDay", MessageText.of("contract.rule.dueDay", LAST_DUE_DAY));
        }
        if (terms.to() != null && terms.to().isAfter(terms.from().plusYears(MOST_YEARS))) {
            throw new RejectedException("to", MessageText.of("contract.rule.tooLong", MOST_YEARS));
        }
        return new ObligationTerms(
                terms.kind(),
                line("text", ContractChange.Field.TEXT, terms.text(), ContractTexts.TEXT),
                line("measure", ContractChange.Field.MEASURE, terms.measure(), ContractTexts.TEXT),
                terms.from(),
                terms.to(),
                terms.rhythm(),
                terms.dueDay(),
                terms.responsible());
    }

    String reason(@Nullable String reason) {
        return texts.required("reason", "contract.entry.reason", reason, ContractTexts.REASON);
    }

    private String line(String field, ContractChange.Field label, String text, int longest) {
        return texts.required(field, label.textKey(), text, longest);
    }

    private static void order(String field, LocalDate from, @Nullable LocalDate to) {
        if (to != null && to.isBefore(from)) {
            throw new RejectedException(field, MessageText.of("contract.rule.order", from.toString(), to.toString()));
        }
    }
}
