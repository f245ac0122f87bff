package jp.madoguchi.callstats;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sums of the call records, the inquiries and the keyed-in totals: one statement each, however long the span is. */
@Repository
class CallFigures {
    /** The sums of one day that has call records. */
    record CallSums(int incoming, int answered) {}

    private final JdbcClient jdbc;

    CallFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<LocalDate, CallSums> calls(long incidentId, Span span) {
        Map<LocalDate, CallSums> sums = new HashMap<>();
        jdbc.sql("""
                        select call_date, count(*) as incoming,
                               sum(case when result = 'ANSWERED' then 1 else 0 end) as answered
                        from call_record
                        where incident_id = :incident and call_date between :from and :to
                        group by call_date
                        """)
                .param("incident", incidentId)
                .param("from", span.from())
                .param("to", span.to())
                .query(row -> {
                    sums.put(
                            row.getObject("call_date", LocalDate.class),
                            new CallSums(row.getInt("incoming"), row.getInt("answered")));
                });
        return sums;
    }

    /** Distinct answered calls with an inquiry of a category, by day and category id. A day without any is absent. */
    Map<LocalDate, Map<Long, Integer>> categories(long incidentId, Span span) {
        Map<LocalDate, Map<Long, Integer>> sums = new HashMap<>();
        jdbc.sql("""
                        select c.call_date, i.category_id, count(distinct c.call_id) as calls
                        from call_record c
                        join inquiry_of_call i on i.incident_id = c.incident_id and i.call_id = c.call_id
                        where c.incident_id = :incident and c.call_date between :from and :to
                          and c.result = 'ANSWERED'
                        group by c.call_date, i.category_id
                        """)
                .param("incident", incidentId)
                .param("from", span.from())
                .param("to", span.to())
                .query(row -> {
                    sums.computeIfAbsent(row.getObject("call_date", LocalDate.class), any -> new HashMap<>())
                            .put(row.getLong("category_id"), row.getInt("calls"));
                });
        return sums;
    }

    /** The first and the last day with call records, keyed-in totals or a confirmation. */
    Optional<Span> period(long incidentId) {
        return jdbc.sql("""
                        select min(first_day) as first_day, max(last_day) as last_day from (
                          select min(call_date) as first_day, max(call_date) as last_day
                          from call_record where incident_id = :incident
                          union all
                          select min(call_date), max(call_date) from keyed_day where incident_id = :incident
                          union all
                          select min(call_date), max(call_date) from day_confirmation where incident_id = :incident
                        ) days
                        """)
                .param("incident", incidentId)
                .query((row, number) -> {
                    LocalDate first = row.getObject("first_day", LocalDate.class);
                    LocalDate last = row.getObject("last_day", LocalDate.class);
                    return first == null ? Optional.<Span>empty() : Optional.of(lastYears(first, last));
                })
                .single();
    }

    private static Span lastYears(LocalDate first, LocalDate last) {
        LocalDate earliest = last.minusYears(Span.MAX_YEARS).plusDays(1);
        return Span.of(first.isBefore(earliest) ? earliest : first, last);
    }
}
