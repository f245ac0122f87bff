package jp.madoguchi.callstats;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.Masking;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The calls and inquiries behind the figures, by page. Two statements a page. */
@Repository
class CallLists {
    /** What a list holds; each is a condition on {@code call_record c}. */
    enum Kind {
        INCOMING("1 = 1"),
        ANSWERED("c.result = 'ANSWERED'"),
        BUSY("c.result = 'BUSY'"),
        OF_CATEGORY("""
                c.result = 'ANSWERED' and exists (select 1 from inquiry_of_call i
                  where i.incident_id = c.incident_id and i.call_id = c.call_id and i.category_id = :category)
                """),
        // a call that is still running has no inquiry yet
        WITHOUT_INQUIRY("""
                c.result = 'ANSWERED' and c.ended_at is not null and not exists (select 1 from inquiry_of_call i
                  where i.incident_id = c.incident_id and i.call_id = c.call_id)
                """);

        private final String condition;

        Kind(String condition) {
            this.condition = condition;
        }
    }

    private static final String SPAN = " where c.incident_id = :incident and c.call_date between :from and :to and ";
    private static final String LONE_INQUIRIES = """
             from inquiry_of_call i
             where i.incident_id = :incident and i.started_at >= :begin and i.started_at < :end and i.channel = 'PHONE'
               and i.outgoing = false
               and not exists (select 1 from call_record c
                 where c.incident_id = i.incident_id and c.call_id = i.call_id and c.result = 'ANSWERED')
            """;

    private final JdbcClient jdbc;
    private final CallRecords records;

    CallLists(JdbcClient jdbc, CallRecords records) {
        this.jdbc = jdbc;
        this.records = records;
    }

    private JdbcClient.StatementSpec sql(String sql, long incidentId, Span span, long category) {
        return jdbc.sql(sql)
                .param("incident", incidentId)
                .param("from", span.from())
                .param("to", span.to())
                // what an inquiry's index begins with; the same days as its received_on
                .param("begin", Tokyo.toColumn(Tokyo.startOf(span.from())))
                .param("end", Tokyo.toColumn(Tokyo.startOf(span.to().plusDays(1))))
                .param("category", category);
    }

    int count(long incidentId, Span span, Kind kind, long category) {
        return sql("select count(*) from call_record c" + SPAN + kind.condition, incidentId, span, category)
                .query(Integer.class)
                .single();
    }

    List<CallLine> calls(Incident incident, Span span, Kind kind, long category, int offset, int limit) {
        List<CallRecord> calls = sql(
                        "select id, call_id, received_at, answered_at, ended_at, trunk, caller_sealed, agent from call_record c"
                                + SPAN
                                + kind.condition
                                + " order by c.received_at, c.call_id limit :limit offset :offset",
                        incident.id(),
                        span,
                        category)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> records.read(row))
                .list();
        Map<String, List<String>> categories = categories(incident, calls);
        return calls.stream()
                .map(call -> new CallLine(
                        call.callId(),
                        call.receivedAt(),
                        call.answeredAt(),
                        call.endedAt(),
                        call.caller() == null ? "" : Masking.phone(call.caller()),
                        call.agent(),
                        call.result(),
                        categories.getOrDefault(call.callId(), List.of())))
                .toList();
    }

    private Map<String, List<String>> categories(Incident incident, List<CallRecord> calls) {
        Map<String, List<String>> categories = new HashMap<>();
        if (calls.isEmpty()) {
            return categories;
        }
        jdbc.sql("""
                        select call_id, category_id from inquiry_of_call
                        where incident_id = :incident and call_id in (:calls)
                        order by started_at, inquiry_id
                        """)
                .param("incident", incident.id())
                .param("calls", calls.stream().map(CallRecord::callId).toList())
                .query(row -> {
                    String callId = row.getString("call_id");
                    incident.category(row.getLong("category_id"))
                            .ifPresent(category -> categories
                                    .computeIfAbsent(callId, any -> new ArrayList<>())
                                    .add(category.code()));
                });
        return categories;
    }

    int countLoneInquiries(long incidentId, Span span) {
        return sql("select count(*)" + LONE_INQUIRIES, incidentId, span, 0)
                .query(Integer.class)
                .single();
    }

    List<InquiryLine> loneInquiries(Incident incident, Span span, int offset, int limit) {
        return sql(
                        "select i.inquiry_id, i.received_on, i.started_at, i.category_id, i.call_id" + LONE_INQUIRIES
                                + " order by i.started_at, i.inquiry_id limit :limit offset :offset",
                        incident.id(),
                        span,
                        0)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> new InquiryLine(
                        row.getLong("inquiry_id"),
                        row.getObject("received_on", LocalDate.class),
                        Objects.requireNonNull(Tokyo.fromColumn(row.getObject("started_at", LocalDateTime.class))),
                        incident.category(row.getLong("category_id"))
                                .map(category -> category.code())
                                .orElse(""),
                        row.getString("call_id")))
                .list();
    }

    Map<LocalDate, Integer> withoutInquiryByDay(long incidentId, Span span) {
        return byDay(
                "select c.call_date as counted_on, count(*) as found from call_record c" + SPAN
                        + Kind.WITHOUT_INQUIRY.condition + " group by c.call_date",
                incidentId,
                span);
    }

    Map<LocalDate, Integer> loneInquiriesByDay(long incidentId, Span span) {
        return byDay(
                "select i.received_on as counted_on, count(*) as found" + LONE_INQUIRIES + " group by i.received_on",
                incidentId,
                span);
    }

    private Map<LocalDate, Integer> byDay(String sql, long incidentId, Span span) {
        Map<LocalDate, Integer> days = new HashMap<>();
        sql(sql, incidentId, span, 0).query(row -> {
            days.put(row.getObject("counted_on", LocalDate.class), row.getInt("found"));
        });
        return days;
    }
}
