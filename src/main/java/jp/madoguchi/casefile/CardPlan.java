package jp.madoguchi.casefile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
     * @param presentKey by what they are known now
     * @param wasNamed by what names they went in files that were made before a correction: they go on saying what was wrong
     */
    record Person(
            long id, Set<String> keys, @Nullable String presentKey, String holderName, Predicate<String> wasNamed) {
        /** The same, known by a further key. */
        Person with(String key, boolean present) {
            Set<String> all = new HashSet<>(keys);
            all.add(key);
            return new Person(id, all, present ? key : presentKey, holderName, wasNamed);
        }

        boolean isNamedIn(CardRow card) {
            return card.namesTheSameHolderAs(holderName) || wasNamed.test(card.holderName());
        }
    }

    record Card(Person holder, long issuerId, @Nullable LocalDate purchasedOn) {}

    /**
     * @param personsByKey who is or was known by it: first whom a file brought with it
     * @param freeKey of the next who has a contact that isn't that of those who had it before; none where too many had
     */
    record Known(
            Map<String, Card> cardsByReference,
            Map<String, List<Person>> personsByKey,
            Function<String, Optional<String>> freeKey) {}

    /** @param identityKey by what the import is to know them */
    record NewPerson(String identityKey, CardRow firstRow) {}

    /** @param holder absent where it is the new person of the card's key */
    record NewCard(CardRow row, @Nullable Person holder) {}

    /** The persons to add by the key of their cards. */
    final Map<String, NewPerson> newPersons = new LinkedHashMap<>();

    final List<NewCard> newCards = new ArrayList<>();
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
        List<Person> persons = known.personsByKey().getOrDefault(card.personKey(), List.of());
        Person person =
                persons.stream().filter(one -> one.isNamedIn(card)).findFirst().orElse(null);
        if (person == null) {
            addPerson(row, persons, known);
        }
        newCards.add(new NewCard(card, person));
    }

    /** @param others who have or had the same e-mail and number, and another name */
    private void addPerson(Numbered<CardRow> row, List<Person> others, Known known) {
        CardRow card = row.value();
        String key = card.personKey();
        // of whom it was wrong, and has been corrected, it says nothing: it is somebody else's
        Optional<String> identityKey = others.isEmpty()
                ? Optional.of(key)
                : others.stream().anyMatch(one -> key.equals(one.presentKey()))
                        ? Optional.empty()
                        : known.freeKey().apply(key);
        if (identityKey.isEmpty()) {
            refuse(row, MessageText.of("casefile.import.otherNameKnown"));
            return;
        }
        Numbered<CardRow> first = firstOfPerson.putIfAbsent(key, row);
        if (first == null) {
            newPersons.put(key, new NewPerson(identityKey.get(), card));
        } else if (!card.namesTheSameHolderAs(first.value().holderName())) {
            refuse(row, MessageText.of("casefile.import.otherName", first.line()));
        }
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
