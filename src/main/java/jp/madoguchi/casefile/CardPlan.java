package jp.madoguchi.casefile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.imports.Numbered;
import jp.madoguchi.platform.table.Problems;
import jp.madoguchi.platform.table.RowProblem;
import org.jspecify.annotations.Nullable;

/** What storing a file of cards would do, worked out in memory against what is known already. */
final class CardPlan {
    /**
     * @param keys by what files know the person: as they were before corrections and as they are
     * @param wasNamed likewise: files that were made before a correction go on saying what was wrong
     */
    record Person(long id, Set<String> keys, String holderName, Predicate<String> wasNamed) {
        boolean isNamedIn(CardRow card) {
            return card.namesTheSameHolderAs(holderName) || wasNamed.test(card.holderName());
        }
    }

    record Card(Person holder, long issuerId, @Nullable LocalDate purchasedOn) {}

    record Known(Map<String, Card> cardsByReference, Map<String, Person> personsByKey) {}

    /** The persons to add by their key, each as its first row names them. */
    final Map<String, CardRow> newPersons = new LinkedHashMap<>();

    final List<CardRow> newCards = new ArrayList<>();
    final Problems problems = new Problems();
    int unchanged;

    private final Map<String, Long> lineOfReference = new HashMap<>();
    private final Map<String, Numbered<CardRow>> firstOfPerson = new HashMap<>();

    static CardPlan of(List<Numbered<CardRow>> rows, Known known) {
        CardPlan plan = new CardPlan();
        rows.forEach(row -> plan.add(row, known));
        return plan;
    }

    private void add(Numbered<CardRow> row, Known known) {
        CardRow card = row.value();
        Long other = lineOfReference.putIfAbsent(card.reference(), row.line());
        if (other != null) {
            refuse(row, MessageText.of("platform.import.problem.duplicateRow", "card_ref", other));
            return;
        }
        Card before = known.cardsByReference().get(card.reference());
        if (before != null) {
            compare(row, before);
            return;
        }
        String key = card.personKey();
        Person person = known.personsByKey().get(key);
        if (person != null) {
            if (!person.isNamedIn(card)) {
                refuse(row, MessageText.of("casefile.import.otherNameKnown"));
            }
        } else {
            Numbered<CardRow> first = firstOfPerson.putIfAbsent(key, row);
            if (first == null) {
                newPersons.put(key, card);
            } else if (!card.namesTheSameHolderAs(first.value().holderName())) {
                refuse(row, MessageText.of("casefile.import.otherName", first.line()));
            }
        }
        newCards.add(card);
    }

    private void compare(Numbered<CardRow> row, Card before) {
        CardRow card = row.value();
        if (!before.holder().keys().contains(card.personKey())
                || !before.holder().isNamedIn(card)) {
            refuse(row, MessageText.of("casefile.import.otherHolder", card.reference()));
        } else if (before.issuerId() != card.issuer().id()) {
            refuse(row, MessageText.of("casefile.import.otherIssuer", card.reference()));
        } else if (!Objects.equals(before.purchasedOn(), card.purchasedOn())) {
            refuse(row, MessageText.of("casefile.import.otherDay", card.reference()));
        } else {
            unchanged++;
        }
    }

    private void refuse(Numbered<CardRow> row, MessageText why) {
        problems.add(RowProblem.ofRow(row.line(), why));
    }
}
