package jp.madoguchi.casefile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.madoguchi.casefile.PersonRows.Person;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The SQL of reading cases. Whatever is found, the case that is shown for it is given: for one that was merged, its survivor,
 * with all that belongs to both. One statement finds, one reads what was merged, one the cards; one more reads the survivors
 * where they weren't found themselves.
 */
@Repository
class CaseFileQueries {
    private final JdbcClient jdbc;
    private final PersonRows persons;
    private final CaseSearch search;
    private final CaseKeys keys;

    CaseFileQueries(JdbcClient jdbc, PersonRows persons, CaseSearch search, CaseKeys keys) {
        this.jdbc = jdbc;
        this.persons = persons;
        this.search = search;
        this.keys = keys;
    }

    /** @param digits of numbers as one dials them */
    List<CaseFile> byPhones(long incidentId, Collection<String> digits) {
        List<Long> hashes = digits.stream().map(keys::phone).toList();
        // two numbers may, once in a blue moon, have the same hash
        return survivors(persons.byPhoneKeys(incidentId, hashes).stream()
                .filter(person -> digits.contains(person.fields().phoneDigits()))
                .toList());
    }

    /** The person's numbers without those that somebody else has, too: who called from such a one can't be told. */
    List<String> ownPhones(long incidentId, CaseFile person) {
        List<Long> hashes = person.phoneDigits().stream().map(keys::phone).toList();
        List<Long> shared = persons.sharedPhones(incidentId, hashes, person.ids());
        return person.phoneDigits().stream()
                .filter(digits -> !shared.contains(keys.phone(digits)))
                .toList();
    }

    List<CaseFile> byIds(Collection<Long> ids) {
        return survivors(persons.byIds("where id in (:ids) order by id", ids));
    }

    List<CaseFile> search(long incidentId, String fragment, int limit) {
        List<Person> byCard = persons.byCard(incidentId, fragment.strip());
        List<Person> hits = search.hits(
                incidentId,
                SearchWords.of(fragment),
                limit,
                byCard.stream().map(Person::shown).toList());
        return survivors(Stream.concat(byCard.stream(), hits.stream()).toList()).stream()
                .limit(limit)
                .toList();
    }

    CaseFileCounts counts(long incidentId) {
        int[] persons = jdbc.sql("select count(*), count(merged_into) from case_file where incident_id = ?")
                .param(incidentId)
                .query((row, n) -> new int[] {row.getInt(1), row.getInt(2)})
                .single();
        Map<String, Integer> cards = new HashMap<>();
        jdbc.sql("""
                        select i.code, count(*) as cards from affected_card c join issuer i on i.id = c.issuer_id
                        where c.incident_id = ? group by i.code""").param(incidentId).query(row -> {
            cards.put(row.getString("code"), row.getInt("cards"));
        });
        return new CaseFileCounts(
                persons[0],
                persons[1],
                cards.values().stream().mapToInt(Integer::intValue).sum(),
                cards);
    }

    /** The cases that are shown for these, each once, in the order in which the first of them was found. */
    private List<CaseFile> survivors(List<Person> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        Map<Long, Person> survivors = new LinkedHashMap<>();
        found.forEach(hit -> survivors.merge(hit.shown(), hit, (first, next) -> first.isMerged() ? next : first));
        List<Long> notYetRead = survivors.entrySet().stream()
                .filter(survivor -> survivor.getValue().isMerged())
                .map(Map.Entry::getKey)
                .toList();
        if (!notYetRead.isEmpty()) {
            persons.byIds("where id in (:ids)", notYetRead).forEach(person -> survivors.put(person.id(), person));
        }
        Map<Long, List<Person>> merged =
                persons.byIds("where merged_into in (:ids) order by case_number", survivors.keySet()).stream()
                        .collect(Collectors.groupingBy(Person::shown));
        Map<Long, List<AffectedCard>> cards = cards(
                survivors.values(),
                merged.values().stream().flatMap(List::stream).toList());
        return survivors.values().stream()
                .map(person -> person.with(
                        cards.getOrDefault(person.id(), List.of()), merged.getOrDefault(person.id(), List.of())))
                .toList();
    }

    /** The cards of all of them, each with the case that is shown for it. */
    private Map<Long, List<AffectedCard>> cards(Collection<Person> survivors, List<Person> merged) {
        Map<Long, Long> shown = new HashMap<>();
        survivors.forEach(person -> shown.put(person.id(), person.id()));
        merged.forEach(person -> shown.put(person.id(), person.shown()));
        Map<Long, List<AffectedCard>> cards = new HashMap<>();
        jdbc.sql("""
                        select c.id, c.case_id, c.card_ref, i.code, c.purchased_on
                        from affected_card c join issuer i on i.id = c.issuer_id
                        where c.case_id in (:cases) order by c.card_ref""").param("cases", shown.keySet()).query(row -> {
            cards.computeIfAbsent(shown.get(row.getLong("case_id")), id -> new ArrayList<>())
                    .add(new AffectedCard(
                            row.getLong("id"),
                            row.getString("card_ref"),
                            row.getString("code"),
                            row.getObject("purchased_on", LocalDate.class)));
        });
        return cards;
    }
}
