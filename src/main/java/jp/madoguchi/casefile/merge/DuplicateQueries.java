package jp.madoguchi.casefile.merge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The SQL of finding cases that may be one person. Each join of the table with itself is by equality over an index: by e-mail
 * and telephone number over what occurs more than once, by a number that is nearly the same over one of its ends.
 */
@Repository
class DuplicateQueries {
    /** More have it together than a family: the number or address of a firm, or one that stands for "none". */
    static final int MOST_SHARED = 20;
    /** The longest number that the import takes. */
    private static final int DIGITS = 15;

    private static final String DIFFERING = IntStream.rangeClosed(1, DIGITS)
            .mapToObj(i -> "case when substring(a.phone, %1$d, 1) = substring(b.phone, %1$d, 1) then 0 else 1 end"
                    .formatted(i))
            .collect(Collectors.joining(" + ", "(", ")"));

    private static final String SWAPPED = IntStream.range(1, DIGITS)
            .mapToObj(i -> ("substring(a.phone, %1$d, 1) <> substring(b.phone, %1$d, 1)"
                            + " and substring(a.phone, %1$d, 1) = substring(b.phone, %2$d, 1)"
                            + " and substring(a.phone, %2$d, 1) = substring(b.phone, %1$d, 1)")
                    .formatted(i, i + 1))
            .collect(Collectors.joining(" or ", "(", ")"));

    /** Found by one key; a pair may be found by several. */
    private static final String FOUND = shared("email", "1, 0, 0, 0")
            + " union all " + shared("phone", "0, 1, 0, 0")
            + " union all " + near("phone_head")
            + " union all " + near("phone_tail");

    /** Merged cases count as their survivor; what is one case already, or was found to be two persons, is left out. */
    private static final String SUGGESTED = """
            select p.first_id, p.second_id, max(p.mail) as mail, max(p.phone) as phone, max(p.digit) as digit,
              max(p.swapped) as swapped, max(p.name) as name,
              7 * max(p.mail) + 5 * max(p.phone) + 4 * max(p.name) + 2 * greatest(max(p.digit), max(p.swapped)) as strength
            from (select least(coalesce(a.merged_into, a.id), coalesce(b.merged_into, b.id)) as first_id,
                greatest(coalesce(a.merged_into, a.id), coalesce(b.merged_into, b.id)) as second_id,
                f.mail, f.phone, f.digit, f.swapped, case when ka.name = kb.name then 1 else 0 end as name
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
            group by p.first_id, p.second_id
            """.formatted(FOUND);

    private final JdbcClient jdbc;

    DuplicateQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Ids of two cases, neither of them merged. */
    record Found(long firstId, long secondId, List<DuplicateReason> reasons) {}

    /** @param total of all pages */
    record Page(List<Found> found, int total) {}

    /** The strongest first, then in the order of the cases. One statement. */
    Page page(long incidentId, int offset, int limit) {
        int[] total = {0};
        List<Found> found = jdbc.sql("select s.*, count(*) over () as total from (" + SUGGESTED
                        + ") s order by strength desc, first_id, second_id limit :limit offset :offset")
                .param("incident", incidentId)
                .param("most", MOST_SHARED)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> {
                    total[0] = row.getInt("total");
                    return found(row);
                })
                .list();
        // behind the last page, which others have shortened: from the beginning
        return found.isEmpty() && offset > 0 ? page(incidentId, 0, limit) : new Page(found, total[0]);
    }

    private static String shared(String column, String flags) {
        return """
                select a.case_id as a_id, b.case_id as b_id, %2$s
                from (select %1$s from case_match where incident_id = :incident and %1$s is not null
                    group by %1$s having count(*) between 2 and :most) g
                  join case_match a on a.incident_id = :incident and a.%1$s = g.%1$s
                  join case_match b on b.incident_id = :incident and b.%1$s = g.%1$s and b.case_id > a.case_id
                """.formatted(column, named(flags));
    }

    private static String near(String end) {
        return """
                select n.a_id, n.b_id, 0, 0, case when n.differing = 1 then 1 else 0 end,
                  case when n.differing = 2 then 1 else 0 end
                from (select a.case_id as a_id, b.case_id as b_id, %2$s as differing,
                      case when %3$s then 1 else 0 end as swapped
                    from case_match a join case_match b on b.incident_id = a.incident_id and b.name = a.name
                      and b.%1$s = a.%1$s and b.case_id > a.case_id
                    where a.incident_id = :incident) n
                where n.differing = 1 or (n.differing = 2 and n.swapped = 1)
                """.formatted(end, DIFFERING, SWAPPED);
    }

    private static String named(String flags) {
        String[] values = flags.split(", ");
        return "%s as mail, %s as phone, %s as digit, %s as swapped".formatted((Object[]) values);
    }

    private static Found found(ResultSet row) throws SQLException {
        List<DuplicateReason> reasons = new ArrayList<>();
        add(reasons, row.getInt("mail"), DuplicateReason.SAME_EMAIL);
        add(reasons, row.getInt("phone"), DuplicateReason.SAME_PHONE);
        add(reasons, row.getInt("digit"), DuplicateReason.ONE_DIGIT);
        add(reasons, row.getInt("swapped"), DuplicateReason.SWAPPED_DIGITS);
        add(reasons, row.getInt("name"), DuplicateReason.SAME_NAME);
        return new Found(row.getLong("first_id"), row.getLong("second_id"), reasons);
    }

    private static void add(List<DuplicateReason> reasons, int flag, DuplicateReason reason) {
        if (flag == 1) {
            reasons.add(reason);
        }
    }
}
