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
import jp.madoguchi.platform.id.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The SQL of the card import: what is known in two statements, what is new in batches. */
@Repository
class CardStore {
    static final int BATCH = 1_000;

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
        Map<String, CardPlan.Person> persons = new HashMap<>();
        jdbc.query(
                "select id, identity_key, person_sealed from case_file where incident_id = ?",
                row -> {
                    long id = row.getLong(1);
                    String key = row.getString(2);
                    HolderFields now = sealed.read(row, "id");
                    List<FormerKeys> former = corrected.get(id);
                    CardPlan.Person person = former == null
                            ? new CardPlan.Person(id, Set.of(key), now.name(), name -> false)
                            : person(id, key, now, former);
                    holders.put(id, person);
                    persons.put(key, person);
                },
                incidentId);
        // whom a file brought with these is meant before somebody whose they were, or have become
        corrected.keySet().forEach(id -> {
            CardPlan.Person person = Objects.requireNonNull(holders.get(id));
            person.keys().forEach(key -> persons.putIfAbsent(key, person));
        });
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
        return new CardPlan.Known(cards, persons);
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
        return new CardPlan.Person(id, allKeys, now.name(), name -> names.contains(keys.formerName(id, name)));
    }

    /** @param done hears how many persons and cards have been written, after each batch */
    void add(long incidentId, CardPlan plan, Map<String, CardPlan.Person> knownPersons, IntConsumer done) {
        Map<String, Long> personIds = new HashMap<>();
        knownPersons.forEach((key, person) -> personIds.put(key, person.id()));
        addPersons(incidentId, plan, personIds, done);
        addCards(incidentId, plan, personIds, done);
    }

    private void addPersons(long incidentId, CardPlan plan, Map<String, Long> personIds, IntConsumer done) {
        List<Map.Entry<String, CardRow>> persons = List.copyOf(plan.newPersons.entrySet());
        int number = lastNumber(incidentId);
        for (int from = 0; from < persons.size(); from += BATCH) {
            List<Map.Entry<String, CardRow>> batch = persons.subList(from, Math.min(from + BATCH, persons.size()));
            List<@Nullable Object[]> cases = new ArrayList<>();
            List<@Nullable Object[]> blind = new ArrayList<>();
            List<@Nullable Object[]> match = new ArrayList<>();
            for (Map.Entry<String, CardRow> person : batch) {
                long id = Ids.next();
                personIds.put(person.getKey(), id);
                String caseNumber = "U%06d".formatted(++number);
                HolderFields holder = person.getValue().holder();
                cases.add(writer.added(id, incidentId, caseNumber, holder, person.getKey())
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
            List<CardRow> batch = plan.newCards.subList(from, Math.min(from + BATCH, plan.newCards.size()));
            jdbc.batchUpdate("""
                    insert into affected_card (id, incident_id, case_id, card_ref, issuer_id, purchased_on)
                    values (?, ?, ?, ?, ?, ?)""", batch, BATCH, (statement, card) -> {
                statement.setLong(1, Ids.next());
                statement.setLong(2, incidentId);
                statement.setLong(3, Objects.requireNonNull(personIds.get(card.personKey())));
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
