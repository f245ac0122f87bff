package jp.madoguchi.casefile;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.madoguchi.platform.text.PhoneDigits;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of reading cases: one statement for the persons, one for the cards of all of them. */
@Repository
class CaseFileQueries {
    private static final String PERSON =
            "select id, case_number, holder_name, holder_kana, email, phone from case_file ";

    private final JdbcClient jdbc;

    CaseFileQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<CaseFile> byPhone(long incidentId, String digits) {
        return withCards(jdbc.sql(PERSON + "where incident_id = ? and phone_digits = ? order by id")
                .params(incidentId, digits)
                .query(Person.class)
                .list());
    }

    Optional<CaseFile> byId(long id) {
        return withCards(jdbc.sql(PERSON + "where id = ?")
                        .param(id)
                        .query(Person.class)
                        .list())
                .stream()
                .findFirst();
    }

    List<CaseFile> search(long incidentId, String fragment, int limit) {
        LinkedHashSet<Person> found = new LinkedHashSet<>(jdbc.sql(PERSON
                        + "where id in (select case_id from affected_card where incident_id = ? and card_ref = ?)")
                .params(incidentId, fragment.strip())
                .query(Person.class)
                .list());
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
        sql.append(" order by ").append(rank).append(", id limit ").append(limit);
        found.addAll(jdbc.sql(sql.toString()).params(params).query(Person.class).list());
        return withCards(found.stream().limit(limit).toList());
    }

    CaseFileCounts counts(long incidentId) {
        int persons = jdbc.sql("select count(*) from case_file where incident_id = ?")
                .param(incidentId)
                .query(Integer.class)
                .single();
        Map<String, Integer> cards = new HashMap<>();
        jdbc.sql("""
                        select i.code, count(*) as cards from affected_card c join issuer i on i.id = c.issuer_id
                        where c.incident_id = ? group by i.code""").param(incidentId).query(row -> {
            cards.put(row.getString("code"), row.getInt("cards"));
        });
        return new CaseFileCounts(
                persons, cards.values().stream().mapToInt(Integer::intValue).sum(), cards);
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

    private List<CaseFile> withCards(List<Person> persons) {
        if (persons.isEmpty()) {
            return List.of();
        }
        Map<Long, List<AffectedCard>> cards = new HashMap<>();
        jdbc.sql("""
                        select c.id, c.case_id, c.card_ref, i.code, c.purchased_on
                        from affected_card c join issuer i on i.id = c.issuer_id
                        where c.case_id in (:cases) order by c.card_ref""").param("cases", persons.stream().map(Person::id).toList()).query(row -> {
            cards.computeIfAbsent(row.getLong("case_id"), id -> new ArrayList<>())
                    .add(new AffectedCard(
                            row.getLong("id"),
                            row.getString("card_ref"),
                            row.getString("code"),
                            row.getObject("purchased_on", LocalDate.class)));
        });
        return persons.stream()
                .map(p -> new CaseFile(
                        p.id(),
                        p.caseNumber(),
                        p.holderName(),
                        p.holderKana(),
                        p.email(),
                        p.phone(),
                        cards.getOrDefault(p.id(), List.of())))
                .toList();
    }

    record Person(
            long id,
            String caseNumber,
            String holderName,
            String holderKana,
            @Nullable String email,
            @Nullable String phone) {}
}
