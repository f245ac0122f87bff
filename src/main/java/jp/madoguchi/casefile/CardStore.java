package jp.madoguchi.casefile;

import java.sql.Types;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import jp.madoguchi.platform.id.Ids;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The SQL of the card import: what is known in two statements, what is new in batches. */
@Repository
class CardStore {
    static final int BATCH = 1_000;

    private final JdbcTemplate jdbc;

    CardStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    CardPlan.Known known(long incidentId) {
        Map<Long, String> keys = new HashMap<>();
        Map<String, CardPlan.Person> persons = new HashMap<>();
        jdbc.query(
                "select id, person_key, holder_name from case_file where incident_id = ?",
                row -> {
                    long id = row.getLong(1);
                    keys.put(id, row.getString(2));
                    persons.put(row.getString(2), new CardPlan.Person(id, row.getString(3)));
                },
                incidentId);
        Map<String, CardPlan.Card> cards = new HashMap<>();
        jdbc.query(
                "select card_ref, case_id, issuer_id, purchased_on from affected_card where incident_id = ?",
                row -> {
                    String key = Objects.requireNonNull(keys.get(row.getLong(2)));
                    cards.put(
                            row.getString(1),
                            new CardPlan.Card(
                                    key,
                                    Objects.requireNonNull(persons.get(key)).holderName(),
                                    row.getLong(3),
                                    row.getObject(4, LocalDate.class)));
                },
                incidentId);
        return new CardPlan.Known(cards, persons);
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
            int first = number + from;
            batch.forEach(person -> personIds.put(person.getKey(), Ids.next()));
            int[] next = {first};
            jdbc.batchUpdate("""
                    insert into case_file (id, incident_id, case_number, holder_name, holder_kana, email, phone,
                        phone_digits, person_key, search_text) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", batch, BATCH, (statement, person) -> {
                CardRow card = person.getValue();
                String caseNumber = "U%06d".formatted(++next[0]);
                String digits = card.phoneDigits();
                statement.setLong(1, Objects.requireNonNull(personIds.get(person.getKey())));
                statement.setLong(2, incidentId);
                statement.setString(3, caseNumber);
                statement.setString(4, card.holderName());
                statement.setString(5, card.holderKana());
                statement.setString(6, card.email());
                statement.setString(7, card.phone());
                statement.setString(8, digits);
                statement.setString(9, person.getKey());
                statement.setString(
                        10, SearchText.of(caseNumber, card.holderName(), card.holderKana(), card.email(), digits));
            });
            jdbc.batchUpdate(
                    MatchKeys.INSERT,
                    batch,
                    BATCH,
                    (statement, person) -> MatchKeys.of(
                                    person.getValue().email(),
                                    person.getValue().holderKana(),
                                    person.getValue().phoneDigits())
                            .write(statement, Objects.requireNonNull(personIds.get(person.getKey())), incidentId));
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
