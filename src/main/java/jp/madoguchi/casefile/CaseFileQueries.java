package jp.madoguchi.casefile;

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
        StringBuilder sql = new StringBuilder(PERSON + "where incident_id = ?");
        List<Object> params = new ArrayList<>(List.of(incidentId));
        for (String word : fragment.strip().split("[\\s　]+")) {
            sql.append(" and (search_text like ? escape '!'");
            params.add(containing(SearchText.normalise(word)));
            String digits = phonePart(word);
            if (digits != null) {
                sql.append(" or search_text like ? escape '!'");
                params.add("%" + digits + "%");
            }
            sql.append(')');
        }
        // ids rise with the case numbers, and by the primary key the search stops as soon as it has enough
        sql.append(" order by id limit ").append(limit);
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

    private static String containing(String word) {
        return "%" + word.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    /** The digits of a word that is written like a telephone number, hyphens and all; otherwise null. */
    private static @Nullable String phonePart(String word) {
        String plain = SearchText.normalise(word);
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
