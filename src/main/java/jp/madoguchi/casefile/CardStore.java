package jp.madoguchi.casefile;

import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.madoguchi.platform.id.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The SQL of the card import: what is known in two statements, what is new in batches. */
@Repository
class CardStore {
    static final int BATCH = 1_000;
    /** So many persons may be found one after the other not to have a contact that files named them with. */
    private static final int MOST_OF_A_CONTACT = 9;

    private final JdbcTemplate jdbc;
    private final SealedPersons sealed;
    private final CaseWriter writer;
    private final CorrectionStore corrections;
    private final CaseKeys keys;

    CardStore(JdbcTemplate jdbc, SealedPersons sealed, CaseWriter writer, CorrectionStore corrections, CaseKeys keys) {
        this.jdbc = jdbc;
        this.sealed = sealed;
        this.writer = writer;
        this.corrections = corrections;
        this.keys = keys;
    }

    CardPlan.Known known(long incidentId) {
        Map<Long, List<FormerKeys>> corrected =
                corrections.formerKeys(incidentId).stream().collect(Collectors.groupingBy(FormerKeys::caseId));
        Map<Long, CardPlan.Person> holders = new HashMap<>();
        Map<String, List<CardPlan.Person>> persons = new HashMap<>();
        jdbc.query(
                "select id, identity_key, person_sealed from case_file where incident_id = ?",
                row -> {
                    long id = row.getLong(1);
                    String key = row.getString(2);
                    HolderFields now = sealed.read(row, "id");
                    List<FormerKeys> former = corrected.get(id);
                    CardPlan.Person person = former == null
                            ? new CardPlan.Person(id, Set.of(key), key, now.name(), name -> false)
                            : person(id, key, now, former);
                    holders.put(id, person);
                    // whom a file brought with it is meant before somebody whose it was, or has become
                    persons.put(key, new ArrayList<>(List.of(person)));
                },
                incidentId);
        corrected.keySet().forEach(id -> also(persons, Objects.requireNonNull(holders.get(id))));
        corrected.values().stream()
                .flatMap(List::stream)
                .map(FormerKeys::contact)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(contact -> othersOf(contact, persons).forEach(person -> {
                    holders.put(person.id(), person);
                    also(persons, person);
                }));
        Map<String, CardPlan.Card> cards = new HashMap<>();
        jdbc.query(
                "select card_ref, case_id, issuer_id, purchased_on from affected_card where incident_id = ?",
                row -> {
                    cards.put(
                            row.getString(1),
                            new CardPlan.Card(
                                    Objects.requireNonNull(holders.get(row.getLong(2))),
                                    row.getLong(3),
                                    row.getObject(4, LocalDate.class)));
                },
                incidentId);
        return new CardPlan.Known(
                cards,
                persons,
                contact -> IntStream.rangeClosed(2, MOST_OF_A_CONTACT)
                        .mapToObj(n -> keys.identity(contact, n))
                        .filter(key -> !persons.containsKey(key))
                        .findFirst());
    }

    private static void also(Map<String, List<CardPlan.Person>> persons, CardPlan.Person person) {
        person.keys().forEach(key -> {
            List<CardPlan.Person> others = persons.computeIfAbsent(key, any -> new ArrayList<>());
            if (others.stream().anyMatch(other -> other.id() == person.id())) {
                others.replaceAll(other -> other.id() == person.id() ? person : other);
            } else {
                others.add(person);
            }
        });
    }

    /** Who has a contact that was taken for somebody else's before; the key in their row says it only together with the contact. */
    private List<CardPlan.Person> othersOf(String contact, Map<String, List<CardPlan.Person>> persons) {
        return IntStream.rangeClosed(2, MOST_OF_A_CONTACT)
                .mapToObj(n -> keys.identity(contact, n))
                .flatMap(key -> persons.getOrDefault(key, List.of()).stream()
                        .map(person -> person.with(contact, key.equals(person.presentKey()))))
                .toList();
    }

    private CardPlan.Person person(long id, String key, HolderFields now, List<FormerKeys> former) {
        Set<String> allKeys = former.stream()
                .map(FormerKeys::contact)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
        allKeys.add(key);
        String contact = CardRow.contactKey(now.email(), now.phone(), keys);
        if (contact != null) {
            allKeys.add(contact);
        }
        Set<Long> names = former.stream().map(FormerKeys::name).collect(Collectors.toSet());
        return new CardPlan.Person(id, allKeys, contact, now.name(), name -> names.contains(keys.formerName(id, name)));
    }

    /** @param done hears how many persons and cards have been written, after each batch */
    void add(long incidentId, CardPlan plan, IntConsumer done) {
        Map<String, Long> personIds = new HashMap<>();
        addPersons(incidentId, plan, personIds, done);
        addCards(incidentId, plan, personIds, done);
    }

    private void addPersons(long incidentId, CardPlan plan, Map<String, Long> personIds, IntConsumer done) {
        List<Map.Entry<String, CardPlan.NewPerson>> persons = List.copyOf(plan.newPersons.entrySet());
        int number = lastNumber(incidentId);
        for (int from = 0; from < persons.size(); from += BATCH) {
            List<Map.Entry<String, CardPlan.NewPerson>> batch =
                    persons.subList(from, Math.min(from + BATCH, persons.size()));
            List<@Nullable Object[]> cases = new ArrayList<>();
            List<@Nullable Object[]> blind = new ArrayList<>();
            List<@Nullable Object[]> match = new ArrayList<>();
            for (Map.Entry<String, CardPlan.NewPerson> person : batch) {
                long id = Ids.next();
                personIds.put(person.getKey(), id);
                String caseNumber = "U%06d".formatted(++number);
                HolderFields holder = person.getValue().firstRow().holder();
                cases.add(writer.added(
                                id,
                                incidentId,
                                caseNumber,
                                holder,
                                person.getValue().identityKey())
                        .toArray());
                blind.add(writer.blind(id, incidentId, caseNumber, holder).toArray());
                match.add(writer.match(id, incidentId, holder).toArray());
            }
            jdbc.batchUpdate(CaseWriter.INSERT_CASE, cases);
            jdbc.batchUpdate(CaseWriter.INSERT_BLIND, blind);
            jdbc.batchUpdate(MatchKeys.INSERT, match);
            done.accept(from + batch.size());
        }
    }

    private void addCards(long incidentId, CardPlan plan, Map<String, Long> personIds, IntConsumer done) {
        for (int from = 0; from < plan.newCards.size(); from += BATCH) {
            List<CardPlan.NewCard> batch = plan.newCards.subList(from, Math.min(from + BATCH, plan.newCards.size()));
            jdbc.batchUpdate("""
                    insert into affected_card (id, incident_id, case_id, card_ref, issuer_id, purchased_on)
                    values (?, ?, ?, ?, ?, ?)""", batch, BATCH, (statement, added) -> {
                CardRow card = added.row();
                CardPlan.Person holder = added.holder();
                statement.setLong(1, Ids.next());
                statement.setLong(2, incidentId);
                statement.setLong(
                        3, holder == null ? Objects.requireNonNull(personIds.get(card.personKey())) : holder.id());
                statement.setString(4, card.reference());
                statement.setLong(5, card.issuer().id());
                LocalDate day = card.purchasedOn();
                if (day == null) {
                    statement.setNull(6, Types.DATE);
                } else {
                    statement.setObject(6, day);
                }
            });
            done.accept(plan.newPersons.size() + from + batch.size());
        }
    }

    /** Numbers are never given again: they count on from the highest. */
    private int lastNumber(long incidentId) {
        String last = jdbc.queryForObject("""
                select max(case_number) from case_file where incident_id = ? and length(case_number) =
                    (select max(length(case_number)) from case_file where incident_id = ?)""", String.class, incidentId, incidentId);
        return last == null ? 0 : Integer.parseInt(last.substring(1));
    }
}
