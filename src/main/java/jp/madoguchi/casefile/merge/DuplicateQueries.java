package jp.madoguchi.casefile.merge;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jp.madoguchi.casefile.SealedPersons;
import jp.madoguchi.platform.text.PhoneDigits;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds cases that may be one person. Each join of the table with itself is by equality of keyed hashes over an index: by e-mail and
 * telephone number over what occurs more than once, by a number that is nearly the same over one of its ends. What the hashes can't
 * say, how far two such numbers are from each other, is found by reading the few that come into question.
 */
@Repository
class DuplicateQueries {
    /** More have it together than a family: the number or address of a firm, or one that stands for "none". */
    static final int MOST_SHARED = 20;

    private static final int READ_AT_ONCE = 1_000;

    /** Found by one key; a pair may be found by several. */
    private static final String FOUND = shared("email", "1 as mail, 0 as phone, 0 as near")
            + " union all " + shared("phone", "0, 1, 0")
            + " union all " + near("name_head")
            + " union all " + near("name_tail");

    /** Merged cases count as their survivor; what is one case already, or was found to be two persons, is left out. */
    private static final String SUGGESTED = """
            select p.* from (select least(coalesce(a.merged_into, a.id), coalesce(b.merged_into, b.id)) as first_id,
                greatest(coalesce(a.merged_into, a.id), coalesce(b.merged_into, b.id)) as second_id, f.a_id, f.b_id,
                f.mail, f.phone, f.near,
                case when f.near = 1 or ka.name_email = kb.name_email or ka.name_phone = kb.name_phone then 1 else 0 end as name
              from (%s) f
              join case_file a on a.id = f.a_id join case_file b on b.id = f.b_id
              join case_match ka on ka.case_id = f.a_id join case_match kb on kb.case_id = f.b_id
              where coalesce(a.merged_into, a.id) <> coalesce(b.merged_into, b.id)) p
            left join (select distinct least(coalesce(a.merged_into, a.id), coalesce(b.merged_into, b.id)) as first_id,
                greatest(coalesce(a.merged_into, a.id), coalesce(b.merged_into, b.id)) as second_id
              from case_not_same n join case_file a on a.id = n.case_a join case_file b on b.id = n.case_b
              where n.incident_id = :incident and n.withdrawn_at is null) n
              on n.first_id = p.first_id and n.second_id = p.second_id
            where n.first_id is null
            """.formatted(FOUND);

    private final JdbcClient jdbc;
    private final SealedPersons persons;

    DuplicateQueries(JdbcClient jdbc, SealedPersons persons) {
        this.jdbc = jdbc;
        this.persons = persons;
    }

    /** Ids of two cases, neither of them merged. */
    record Found(long firstId, long secondId, List<DuplicateReason> reasons) {
        private Found(Map.Entry<Ids, Set<DuplicateReason>> pair) {
            this(pair.getKey().first(), pair.getKey().second(), List.copyOf(pair.getValue()));
        }

        private int strength() {
            int near = reasons.contains(DuplicateReason.ONE_DIGIT) || reasons.contains(DuplicateReason.SWAPPED_DIGITS)
                    ? 2
                    : 0;
            return near
                    + (reasons.contains(DuplicateReason.SAME_EMAIL) ? 7 : 0)
                    + (reasons.contains(DuplicateReason.SAME_PHONE) ? 5 : 0)
                    + (reasons.contains(DuplicateReason.SAME_NAME) ? 4 : 0);
        }
    }

    /** @param total of all pages */
    record Page(List<Found> found, int total) {}

    private record Ids(long first, long second) {}

    /** What one key has found. @param a of the one case itself, which may be merged */
    private record Hit(Ids ids, long a, long b, boolean mail, boolean phone, boolean near, boolean name) {}

    /** The strongest first, then in the order of the cases. */
    Page page(long incidentId, int offset, int limit) {
        List<Hit> hits = jdbc.sql(SUGGESTED)
                .param("incident", incidentId)
                .param("most", MOST_SHARED)
                .query((row, n) -> new Hit(
                        new Ids(row.getLong("first_id"), row.getLong("second_id")),
                        row.getLong("a_id"),
                        row.getLong("b_id"),
                        row.getInt("mail") == 1,
                        row.getInt("phone") == 1,
                        row.getInt("near") == 1,
                        row.getInt("name") == 1))
                .list();
        Map<Long, String> numbers = numbers(hits);
        Map<Ids, Set<DuplicateReason>> pairs = new HashMap<>();
        for (Hit hit : hits) {
            Set<DuplicateReason> reasons = reasons(hit, numbers);
            if (!reasons.isEmpty()) {
                pairs.computeIfAbsent(hit.ids(), any -> EnumSet.noneOf(DuplicateReason.class))
                        .addAll(reasons);
            }
        }
        List<Found> found = pairs.entrySet().stream()
                .map(Found::new)
                .sorted(Comparator.comparingInt(Found::strength)
                        .reversed()
                        .thenComparingLong(Found::firstId)
                        .thenComparingLong(Found::secondId))
                .toList();
        // behind the last page, which others have shortened: from the beginning
        int from = offset < found.size() ? offset : 0;
        return new Page(found.subList(from, Math.min(from + limit, found.size())), found.size());
    }

    /** None where two numbers only looked alike. */
    private static Set<DuplicateReason> reasons(Hit hit, Map<Long, String> numbers) {
        Set<DuplicateReason> reasons = EnumSet.noneOf(DuplicateReason.class);
        if (hit.near()) {
            DuplicateReason near = NearNumbers.compare(numbers.get(hit.a()), numbers.get(hit.b()));
            if (near == null) {
                return reasons;
            }
            reasons.add(near);
        }
        if (hit.mail()) {
            reasons.add(DuplicateReason.SAME_EMAIL);
        }
        if (hit.phone()) {
            reasons.add(DuplicateReason.SAME_PHONE);
        }
        if (hit.name()) {
            reasons.add(DuplicateReason.SAME_NAME);
        }
        return reasons;
    }

    /** Of the cases whose numbers have to be looked at. */
    private Map<Long, String> numbers(List<Hit> hits) {
        List<Long> cases = hits.stream()
                .filter(Hit::near)
                .flatMap(hit -> Stream.of(hit.a(), hit.b()))
                .distinct()
                .toList();
        Map<Long, String> numbers = new HashMap<>();
        for (int from = 0; from < cases.size(); from += READ_AT_ONCE) {
            jdbc.sql("select id, person_sealed from case_file where id in (:ids)")
                    .param("ids", cases.subList(from, Math.min(from + READ_AT_ONCE, cases.size())))
                    .query(row -> {
                        String digits = PhoneDigits.of(persons.read(row, "id").phone());
                        if (digits != null) {
                            numbers.put(row.getLong("id"), digits);
                        }
                    });
        }
        return numbers;
    }

    private static String shared(String column, String flags) {
        return """
                select a.case_id as a_id, b.case_id as b_id, %2$s
                from (select %1$s from case_match where incident_id = :incident and %1$s is not null
                    group by %1$s having count(*) between 2 and :most) g
                  join case_match a on a.incident_id = :incident and a.%1$s = g.%1$s
                  join case_match b on b.incident_id = :incident and b.%1$s = g.%1$s and b.case_id > a.case_id
                """.formatted(column, flags);
    }

    private static String near(String end) {
        return """
                select a.case_id, b.case_id, 0, 0, 1
                from case_match a join case_match b on b.incident_id = a.incident_id and b.%1$s = a.%1$s
                  and b.case_id > a.case_id and b.phone <> a.phone
                where a.incident_id = :incident
                """.formatted(end);
    }
}
