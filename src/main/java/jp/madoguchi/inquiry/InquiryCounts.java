package jp.madoguchi.inquiry;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many inquiries of a category a day has, exact at any moment since they change in the inquiry's transaction. */
@Repository
class InquiryCounts {
    private final JdbcClient jdbc;

    InquiryCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Call it last in a transaction: operators who save at the same moment wait for each other from here to the commit. Where
     * several are added, do it by day and category, so that nobody waits in a circle.
     *
     * @param added none where an inquiry only says something else now: what was counted of its day by {@link #marks} is old then
     */
    void add(long incidentId, LocalDate day, long categoryId, int added) {
        jdbc.sql("""
                        insert into inquiry_count (incident_id, received_on, category_id, inquiries, changes) values (?, ?, ?, ?, 1)
                        on duplicate key update inquiries = inquiries + ?, changes = changes + 1""").params(incidentId, day, categoryId, added, added).update();
    }

    long total(InquiryFilter filter) {
        Conditions conditions = conditions(filter);
        return jdbc.sql("select coalesce(sum(inquiries), 0) from inquiry_count" + conditions.where())
                .params(conditions.params())
                .query(Long.class)
                .single();
    }

    long total(long incidentId, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        select coalesce(sum(inquiries), 0) from inquiry_count
                        where incident_id = ? and received_on between ? and ?""").params(incidentId, from, to).query(Long.class).single();
    }

    /** Logged of calls that the desk made itself: few, and counted within their index. */
    long outgoing(long incidentId, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        select count(*) from inquiry
                        where incident_id = ? and outgoing = true and received_on between ? and ?""").params(incidentId, from, to).query(Long.class).single();
    }

    /** The days that have any, in this direction. */
    List<DayCount> days(InquiryFilter filter, boolean latestFirst) {
        Conditions conditions = conditions(filter);
        return jdbc.sql("select received_on, sum(inquiries) from inquiry_count"
                        + conditions.where()
                        + " group by received_on order by received_on" + (latestFirst ? " desc" : ""))
                .params(conditions.params())
                .query((row, n) -> new DayCount(row.getObject(1, LocalDate.class), row.getLong(2)))
                .list();
    }

    /** How many there are and when, of all categories. */
    Extent extent(InquiryFilter filter) {
        LocalDate from = filter.from() == null ? LocalDate.EPOCH : filter.from();
        LocalDate to = filter.to() == null ? LocalDate.of(9999, 12, 31) : filter.to();
        return jdbc.sql("""
                        select coalesce(sum(inquiries), 0),
                          coalesce(sum(case when received_on between ? and ? then inquiries else 0 end), 0),
                          min(received_on), max(received_on)
                        from inquiry_count where incident_id = ?""")
                .params(from, to, filter.incidentId())
                .query((row, n) -> new Extent(
                        row.getLong(1),
                        row.getLong(2),
                        Objects.requireNonNullElse(row.getObject(3, LocalDate.class), LocalDate.EPOCH),
                        Objects.requireNonNullElse(row.getObject(4, LocalDate.class), LocalDate.EPOCH)))
                .single();
    }

    /** The days that have any, of all categories, each with a mark that is another one as soon as something changes in its inquiries. */
    List<DayMark> marks(InquiryFilter filter) {
        Conditions conditions = new Conditions()
                .and("incident_id = ?", filter.incidentId())
                .and("received_on >= ?", filter.from())
                .and("received_on <= ?", filter.to());
        return jdbc.sql("select received_on, sum(inquiries), sum(changes) from inquiry_count"
                        + conditions.where()
                        + " group by received_on order by received_on")
                .params(conditions.params())
                .query((row, n) -> new DayMark(row.getObject(1, LocalDate.class), row.getLong(2), row.getLong(3)))
                .list();
    }

    private static Conditions conditions(InquiryFilter filter) {
        return new Conditions()
                .and("incident_id = ?", filter.incidentId())
                .and("received_on >= ?", filter.from())
                .and("received_on <= ?", filter.to())
                .and("category_id = ?", filter.categoryId());
    }

    /** The first and the last day are of all, not of the span. */
    record Extent(long inquiries, long inSpan, LocalDate first, LocalDate last) {}

    record DayCount(LocalDate day, long inquiries) {}

    record DayMark(LocalDate day, long inquiries, long mark) {}
}
