package jp.madoguchi.casefile;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.madoguchi.platform.text.PhoneDigits;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The SQL of reading cases. Whatever is found, the case that is shown for it is given: for one that was merged, its survivor,
 * with all that belongs to both. One statement finds, one reads what was merged, one the cards; one more reads the survivors
 * where they weren't found themselves.
 */
@Repository
class CaseFileQueries {
    private static final String PERSON =
            "select id, merged_into, case_number, holder_name, holder_kana, email, phone from case_file ";

    private final JdbcClient jdbc;

    CaseFileQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<CaseFile> byPhone(long incidentId, String digits) {
        return survivors(jdbc.sql(PERSON + "where incident_id = ? and phone_digits = ? order by id")
                .params(incidentId, digits)
                .query(Person.class)
                .list());
    }

    List<CaseFile> byPhones(long incidentId, Collection<String> digits) {
        return survivors(jdbc.sql(PERSON + "where incident_id = :incident and phone_digits in (:digits) order by id")
                .param("incident", incidentId)
                .param("digits", digits)
                .query(Person.class)
                .list());
    }

    List<CaseFile> byIds(Collection<Long> ids) {
        return survivors(persons("where id in (:ids) order by id", ids));
    }

    List<CaseFile> search(long incidentId, String fragment, int limit) {
        List<Person> byCard = jdbc.sql(PERSON
                        + "where id in (select case_id from affected_card where incident_id = ? and card_ref = ?)")
                .params(incidentId, fragment.strip())
                .query(Person.class)
                .list();
        // "+ 0": no index by incident, over which each row would be fetched for itself; the table read through is twice
        // as quick
        StringBuilder sql = new StringBuilder(PERSON + "where incident_id + 0 = ?");
        List<Object> params = new ArrayList<>(List.of(incidentId));
        StringBuilder rank = new StringBuilder();
        List<Object> rankParams = new ArrayList<>();
        for (String word : fragment.strip().split("[\\s　]+")) {
            List<String> spellings = spellings(word);
            sql.append(" and (").append(anyOf(spellings)).append(')');
            params.addAll(spellings);
            rank.append(rank.isEmpty() ? "" : " + ").append("case when ").append(anyOf(spellings));
            rank.append(" then 0 when ").append(anyOf(spellings)).append(" then 1 when ");
            rank.append(anyOf(spellings)).append(" then 2 else 3 end");
            spellings.forEach(spelling -> rankParams.add("|" + spelling + "|"));
            spellings.forEach(spelling -> rankParams.add("|" + spelling));
            spellings.forEach(spelling -> rankParams.add(spelling + "|"));
        }
        params.addAll(rankParams);
        // a whole field, its beginning, its end, anywhere; then by id, which rises with the case numbers
        sql.append(" order by ").append(rank).append(", id limit ");
        int rows = limit;
        List<Person> hits = hits(sql, rows, params);
        // several hits may be one person's; more are read until there are as many persons as were asked for
        while (hits.size() == rows && shown(byCard, hits).count() < limit) {
            rows *= 2;
            hits = hits(sql, rows, params);
        }
        return survivors(Stream.concat(byCard.stream(), hits.stream()).toList()).stream()
                .limit(limit)
                .toList();
    }

    private List<Person> hits(StringBuilder sql, int rows, List<Object> params) {
        return jdbc.sql(sql.toString() + rows)
                .params(params)
                .query(Person.class)
                .list();
    }

    private static Stream<Long> shown(List<Person> byCard, List<Person> hits) {
        return Stream.concat(byCard.stream(), hits.stream()).map(Person::shown).distinct();
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

    /** By "locate", which MariaDB answers in two thirds of the time of a "like" and to which no sign means anything. */
    private static String anyOf(List<String> spellings) {
        return String.join(
                " or ",
                spellings.stream().map(spelling -> "locate(?, search_text) > 0").toList());
    }

    /** How a word may stand in the column: as it is and, where it is written like a telephone number, as one dials it. */
    private static List<String> spellings(String word) {
        String folded = SearchText.word(word);
        // a hyphen alone is nothing to look for
        String plain = folded.isEmpty() ? "¦" : folded;
        String digits = phonePart(word);
        return digits == null || digits.equals(plain) ? List.of(plain) : List.of(plain, digits);
    }

    /** The digits of a word that is written like a telephone number, hyphens and all; otherwise null. */
    private static @Nullable String phonePart(String word) {
        String plain = Normalizer.normalize(word, Normalizer.Form.NFKC);
        return plain.matches("[+(]?\\d[\\d()\\-‐‑–—―−ー]*") ? PhoneDigits.of(plain) : null;
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
            persons("where id in (:ids)", notYetRead).forEach(person -> survivors.put(person.id(), person));
        }
        Map<Long, List<Person>> merged =
                persons("where merged_into in (:ids) order by case_number", survivors.keySet()).stream()
                        .collect(Collectors.groupingBy(Person::shown));
        Map<Long, List<AffectedCard>> cards = cards(
                survivors.values(),
                merged.values().stream().flatMap(List::stream).toList());
        return survivors.values().stream()
                .map(person -> person.with(
                        cards.getOrDefault(person.id(), List.of()), merged.getOrDefault(person.id(), List.of())))
                .toList();
    }

    private List<Person> persons(String where, Collection<Long> ids) {
        return jdbc.sql(PERSON + where).param("ids", ids).query(Person.class).list();
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

    record Person(
            long id,
            @Nullable Long mergedInto,
            String caseNumber,
            String holderName,
            String holderKana,
            @Nullable String email,
            @Nullable String phone) {
        boolean isMerged() {
            return mergedInto != null;
        }

        /** The case that stands for this person: their own, or the one it was merged into. */
        long shown() {
            return mergedInto == null ? id : mergedInto;
        }

        CaseFile with(List<AffectedCard> cards, List<Person> merged) {
            return new CaseFile(
                    id,
                    caseNumber,
                    holderName,
                    holderKana,
                    email,
                    phone,
                    cards,
                    merged.stream()
                            .map(other -> new MergedCase(
                                    other.id,
                                    other.caseNumber,
                                    other.holderName,
                                    other.holderKana,
                                    other.email,
                                    other.phone))
                            .toList());
        }
    }
}
