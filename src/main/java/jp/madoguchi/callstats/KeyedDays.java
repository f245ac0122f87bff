package jp.madoguchi.callstats;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Daily totals keyed in for days without a file. */
@Repository
class KeyedDays {
    record KeyedDay(int incoming, int answered, Map<Long, Integer> categories) {}

    private final JdbcClient jdbc;

    KeyedDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<LocalDate, KeyedDay> between(long incidentId, Span span) {
        Map<LocalDate, KeyedDay> days = new HashMap<>();
        jdbc.sql("""
                        select d.call_date, d.incoming, d.answered, c.category_id, c.figure
                        from keyed_day d left join keyed_day_category c on c.keyed_day_id = d.id
                        where d.incident_id = :incident and d.call_date between :from and :to
                        """)
                .param("incident", incidentId)
                .param("from", span.from())
                .param("to", span.to())
                .query(row -> {
                    LocalDate day = row.getObject("call_date", LocalDate.class);
                    KeyedDay keyed = days.get(day);
                    if (keyed == null) {
                        keyed = new KeyedDay(row.getInt("incoming"), row.getInt("answered"), new LinkedHashMap<>());
                        days.put(day, keyed);
                    }
                    long category = row.getLong("category_id");
                    if (!row.wasNull()) {
                        keyed.categories().put(category, row.getInt("figure"));
                    }
                });
        return days;
    }

    void put(long incidentId, LocalDate day, KeyedDay keyed, String user, Instant now) {
        Long before = jdbc.sql("select id from keyed_day where incident_id = ? and call_date = ? for update")
                .param(incidentId)
                .param(day)
                .query(Long.class)
                .optional()
                .orElse(null);
        long id;
        if (before == null) {
            id = Ids.next();
            jdbc.sql("""
                            insert into keyed_day (id, incident_id, call_date, incoming, answered, keyed_by, keyed_at)
                            values (?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(id, incidentId, day, keyed.incoming(), keyed.answered(), user)
                    .param(Objects.requireNonNull(Tokyo.toColumn(now)))
                    .update();
        } else {
            id = before;
            jdbc.sql("update keyed_day set incoming = ?, answered = ?, keyed_by = ?, keyed_at = ? where id = ?")
                    .params(keyed.incoming(), keyed.answered(), user)
                    .param(Objects.requireNonNull(Tokyo.toColumn(now)))
                    .param(id)
                    .update();
            jdbc.sql("delete from keyed_day_category where keyed_day_id = ?")
                    .param(id)
                    .update();
        }
        keyed.categories()
                .forEach((category, figure) -> jdbc.sql(
                                "insert into keyed_day_category (keyed_day_id, category_id, figure) values (?, ?, ?)")
                        .params(id, category, figure)
                        .update());
    }
}
