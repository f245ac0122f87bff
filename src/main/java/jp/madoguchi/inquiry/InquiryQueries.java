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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The SQL of reading inquiries. A page is found by its ids alone, within an index, and only its rows are read; what lies
 * beyond the middle is counted from the other end.
 */
@Repository
class InquiryQueries {
    /** Up to here skipping is quicker than counting what there is to skip. */
    private static final int NEAR = 5_000;

    /** A longer list isn't chosen from. */
    private static final int MOST_OPERATORS = 200;

    private static final String COLUMNS =
            "i.id, i.started_at, i.ended_at, i.category_id, i.topic_id, i.outcome, i.channel, i.operator, i.caller, i.call_id, i.summary";

    private static final String UNNAMED =
            " where incident_id = :incident and caller_digits in (:digits) and case_id is null";
    private static final String LATEST = " order by i.started_at desc, i.id desc limit :most";

    private final JdbcClient jdbc;
    private final InquiryCounts counts;
    private final InquirySearch search;
    private final ParticularsStore particulars;

    InquiryQueries(JdbcClient jdbc, InquiryCounts counts, InquirySearch search, ParticularsStore particulars) {
        this.jdbc = jdbc;
        this.particulars = particulars;
        this.counts = counts;
        this.search = search;
    }

    long count(InquiryFilter filter) {
        if (filter.isCounted()) {
            return counts.total(filter);
        }
        InquirySource source = search.all(filter);
        return jdbc.sql("select count(*)" + source.fromAndWhere())
                .params(source.params())
                .query(Long.class)
                .single();
    }

    /** Few statements, however many rows there are: one or two, and two more where it is asked how frequent a word is. */
    List<InquiryLine> page(InquiryFilter filter, InquirySort sort, long offset, int limit) {
        if (offset > 0 && filter.isCounted() && sort.by() == InquirySort.By.TIME) {
            return pageFromItsDay(filter, sort, offset, limit);
        }
        if (offset < NEAR) {
            return read(filter, sort, offset, limit, false);
        }
        long total = count(filter);
        long shown = Math.min(limit, total - offset);
        if (shown <= 0) {
            return List.of();
        }
        return offset <= total / 2
                ? read(filter, sort, offset, limit, false)
                : read(filter, sort, total - offset - shown, (int) shown, true);
    }

    /** By the counts of the days, the page's first day is known, and only within that day is anything skipped. */
    private List<InquiryLine> pageFromItsDay(InquiryFilter filter, InquirySort sort, long offset, int limit) {
        long skip = offset;
        for (InquiryCounts.DayCount day : counts.days(filter, sort.descending())) {
            if (skip < day.inquiries()) {
                InquiryFilter rest = sort.descending()
                        ? filter.between(filter.from(), day.day())
                        : filter.between(day.day(), filter.to());
                return read(rest, sort, skip, limit, false);
            }
            skip -= day.inquiries();
        }
        return List.of();
    }

    private List<InquiryLine> read(InquiryFilter filter, InquirySort sort, long offset, int limit, boolean reverse) {
        InquirySource source = search.first(filter, sort, offset + limit);
        List<Object> params = new ArrayList<>(source.params());
        params.add(limit);
        params.add(offset);
        return jdbc.sql("select " + COLUMNS + " from (select " + source.id() + " as id" + source.fromAndWhere()
                        + source.orderBy(sort, sort.descending() != reverse)
                        + " limit ? offset ?) p join inquiry i on i.id = p.id"
                        + sort.orderBy("i." + sort.by().column, "i.started_at", "i.id", sort.descending()))
                .params(params)
                .query(InquiryQueries::line)
                .list();
    }

    /** By time, then id; from behind the last one on. */
    List<InquiryLine> following(InquiryFilter filter, @Nullable InquiryLine last, int limit) {
        InquirySource source = search.inTurn(filter);
        if (last != null) {
            LocalDateTime at = Tokyo.toColumn(last.startedAt());
            String time = source.startedAt();
            source.conditions()
                    .all(
                            "(" + time + " > ? or (" + time + " = ? and " + source.id() + " > ?))",
                            List.of(Objects.requireNonNull(at), at, last.id()));
            // the same said simpler, for the index
            source.conditions().and(time + " >= ?", at);
        }
        List<Object> params = new ArrayList<>(source.params());
        params.add(limit);
        return jdbc.sql("select " + COLUMNS + source.fromAndWhere() + source.orderBy(InquirySort.LATEST_FIRST, false)
                        + " limit ?")
                .params(params)
                .query(InquiryQueries::line)
                .list();
    }

    Optional<InquiryDetail> detail(long id) {
        return jdbc.sql("select " + COLUMNS
                        + ", i.case_id, i.relation, i.impersonation, i.contact_key, i.answer_id, i.created_by, i.created_at, i.import_key"
                        + " from inquiry i where i.id = ?")
                .param(id)
                .query((row, n) -> new InquiryDetail(
                        line(row, n),
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
                particulars.requestedAgain(id),
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
                            .param("digits", digits),
                    most));
        }
        lines.sort(Comparator.comparing(InquiryLine::startedAt)
                .thenComparing(InquiryLine::id)
                .reversed());
        return lines.stream().limit(most).toList();
    }

    private static List<InquiryLine> latest(JdbcClient.StatementSpec statement, int most) {
        return statement.param("most", most).query(InquiryQueries::line).list();
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
                                .param("digits", digits)
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

    List<InquiryLine> ofDay(long incidentId, LocalDate day, @Nullable Long categoryId) {
        InquirySource source =
                search.inTurn(InquiryFilter.all(incidentId).between(day, day).ofCategory(categoryId));
        return jdbc.sql("select " + COLUMNS + source.fromAndWhere() + " order by i.started_at, i.id")
                .params(source.params())
                .query(InquiryQueries::line)
                .list();
    }

    CallerHistory fromCaller(long incidentId, String digits, int most) {
        long total = jdbc.sql("select count(*) from inquiry where incident_id = ? and caller_digits = ?")
                .params(incidentId, digits)
                .query(Long.class)
                .single();
        if (total == 0) {
            return CallerHistory.NONE;
        }
        return new CallerHistory(
                Math.toIntExact(total),
                jdbc.sql("select " + COLUMNS + " from inquiry i where i.incident_id = ? and i.caller_digits = ?"
                                + " order by i.started_at desc, i.id desc limit ?")
                        .params(incidentId, digits, most)
                        .query(InquiryQueries::line)
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

    private static InquiryLine line(ResultSet row, int number) throws SQLException {
        return new InquiryLine(
                row.getLong("id"),
                instant(row, "started_at"),
                instant(row, "ended_at"),
                row.getLong("category_id"),
                row.getObject("topic_id", Long.class),
                Outcome.valueOf(row.getString("outcome")),
                Channel.valueOf(row.getString("channel")),
                row.getString("operator"),
                row.getString("caller"),
                row.getString("call_id"),
                row.getString("summary"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Tokyo.fromColumn(row.getObject(column, LocalDateTime.class)));
    }
}
