package jp.madoguchi.inquiry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of reading inquiries one by one, or those that belong together; {@link InquiryPages} reads the list. */
@Repository
class InquiryQueries {
    /** A longer list isn't chosen from. */
    private static final int MOST_OPERATORS = 200;

    static final String COLUMNS =
            "i.id, i.started_at, i.ended_at, i.category_id, i.topic_id, i.outcome, i.channel, i.operator, i.sealed_caller, i.call_id, i.sealed_summary";

    private static final String UNNAMED =
            " where incident_id = :incident and caller_key in (:keys) and case_id is null";
    private static final String LATEST = " order by i.started_at desc, i.id desc limit :most";

    private final JdbcClient jdbc;
    private final InquirySearch search;
    private final ParticularsStore particulars;
    private final SealedInquiryColumns sealed;

    InquiryQueries(JdbcClient jdbc, InquirySearch search, ParticularsStore particulars, SealedInquiryColumns sealed) {
        this.jdbc = jdbc;
        this.sealed = sealed;
        this.particulars = particulars;
        this.search = search;
    }

    Optional<InquiryDetail> detail(long id) {
        return jdbc.sql("select " + COLUMNS
                        + ", i.case_id, i.relation, i.impersonation, i.send_again, i.contact_key, i.answer_id, i.created_by, i.created_at, i.import_key"
                        + " from inquiry i where i.id = ?")
                .param(id)
                .query((row, n) -> new InquiryDetail(
                        line(row, sealed),
                        row.getObject("case_id", Long.class),
                        particulars(row),
                        row.getString("created_by"),
                        instant(row, "created_at"),
                        row.getString("import_key") != null))
                .optional();
    }

    private Particulars particulars(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        return new Particulars(
                row.getObject("topic_id", Long.class),
                Relation.valueOf(row.getString("relation")),
                row.getBoolean("impersonation"),
                row.getString("contact_key"),
                particulars.fraud(id),
                row.getBoolean("send_again"),
                particulars.cards(id),
                row.getObject("answer_id", Long.class),
                null);
    }

    /** Of a person: those that name one of their cases, and those from one of their own numbers that name none. */
    List<InquiryLine> ofCases(long incidentId, List<Long> caseIds, List<String> digits, int most) {
        List<InquiryLine> lines = new ArrayList<>(latest(
                jdbc.sql("select " + COLUMNS + " from inquiry i where case_id in (:cases)" + LATEST)
                        .param("cases", caseIds),
                most));
        if (!digits.isEmpty()) {
            lines.addAll(latest(
                    jdbc.sql("select " + COLUMNS + " from inquiry i" + UNNAMED + LATEST)
                            .param("incident", incidentId)
                            .param("keys", keys(digits)),
                    most));
        }
        lines.sort(Comparator.comparing(InquiryLine::startedAt)
                .thenComparing(InquiryLine::id)
                .reversed());
        return lines.stream().limit(most).toList();
    }

    private List<Long> keys(List<String> digits) {
        return digits.stream().map(sealed::keyOf).toList();
    }

    private List<InquiryLine> latest(JdbcClient.StatementSpec statement, int most) {
        return statement
                .param("most", most)
                .query((row, n) -> line(row, sealed))
                .list();
    }

    int countOfCases(long incidentId, List<Long> caseIds, List<String> digits) {
        int named = jdbc.sql("select count(*) from inquiry where case_id in (:cases)")
                .param("cases", caseIds)
                .query(Integer.class)
                .single();
        return digits.isEmpty()
                ? named
                : named
                        + jdbc.sql("select count(*) from inquiry" + UNNAMED)
                                .param("incident", incidentId)
                                .param("keys", keys(digits))
                                .query(Integer.class)
                                .single();
    }

    List<OperatorDay> ofOperators(long incidentId, LocalDate day) {
        return jdbc.sql("""
                        select operator, count(*) as inquiries, max(ended_at) as last_ended from inquiry
                        where incident_id = ? and started_at >= ? and started_at < ? group by operator order by operator""")
                .params(Arrays.asList(
                        incidentId, Tokyo.toColumn(Tokyo.startOf(day)), Tokyo.toColumn(Tokyo.startOf(day.plusDays(1)))))
                .query((row, n) ->
                        new OperatorDay(row.getString("operator"), row.getInt("inquiries"), instant(row, "last_ended")))
                .list();
    }

    CallerHistory fromCaller(long incidentId, String digits, int most) {
        long total = jdbc.sql("select count(*) from inquiry where incident_id = ? and caller_key = ?")
                .params(incidentId, sealed.keyOf(digits))
                .query(Long.class)
                .single();
        if (total == 0) {
            return CallerHistory.NONE;
        }
        return new CallerHistory(
                Math.toIntExact(total),
                jdbc.sql("select " + COLUMNS + " from inquiry i where i.incident_id = ? and i.caller_key = ?"
                                + " order by i.started_at desc, i.id desc limit ?")
                        .params(incidentId, sealed.keyOf(digits), most)
                        .query((row, n) -> line(row, sealed))
                        .list());
    }

    /** Those of the calls of which an inquiry has been saved. */
    Set<String> logged(long incidentId, List<String> callIds) {
        return callIds.isEmpty()
                ? Set.of()
                : new HashSet<>(
                        jdbc.sql("select call_id from inquiry where incident_id = :incident and call_id in (:calls)")
                                .param("incident", incidentId)
                                .param("calls", callIds)
                                .query(String.class)
                                .list());
    }

    /**
     * One step in the index per operator. A "distinct" reads the index's million entries, since MariaDB doesn't skip from
     * one operator to the next: 700 ms instead of a few.
     */
    List<String> operators(long incidentId) {
        List<String> operators = new ArrayList<>();
        String last = "";
        while (last != null && operators.size() < MOST_OPERATORS) {
            last = jdbc.sql("select min(operator) from inquiry where incident_id = ? and operator > ?")
                    .params(incidentId, last)
                    .query((row, n) -> Optional.ofNullable(row.getString(1)))
                    .single()
                    .orElse(null);
            if (last != null) {
                operators.add(last);
            }
        }
        return operators;
    }

    static InquiryLine line(ResultSet row, SealedInquiryColumns sealed) throws SQLException {
        long id = row.getLong("id");
        return new InquiryLine(
                id,
                instant(row, "started_at"),
                instant(row, "ended_at"),
                row.getLong("category_id"),
                row.getObject("topic_id", Long.class),
                Outcome.valueOf(row.getString("outcome")),
                Channel.valueOf(row.getString("channel")),
                row.getString("operator"),
                sealed.caller(id, row),
                row.getString("call_id"),
                sealed.summary(id, row));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Tokyo.fromColumn(row.getObject(column, LocalDateTime.class)));
    }
}
