package jp.madoguchi.inquiry;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The SQL of the list of inquiries. A page is found by its ids alone, within an index, and only its rows are read; what lies
 * beyond the middle is counted from the other end.
 */
@Repository
class InquiryPages {
    /** Up to here skipping is quicker than counting what there is to skip. */
    private static final int NEAR = 5_000;

    private final JdbcClient jdbc;
    private final InquiryCounts counts;
    private final InquirySearch search;
    private final TextReader reader;
    private final TextTotals totals;
    private final SealedInquiryColumns sealed;

    InquiryPages(
            JdbcClient jdbc,
            InquiryCounts counts,
            InquirySearch search,
            TextReader reader,
            TextTotals totals,
            SealedInquiryColumns sealed) {
        this.jdbc = jdbc;
        this.counts = counts;
        this.search = search;
        this.reader = reader;
        this.totals = totals;
        this.sealed = sealed;
    }

    /** What nearly all are is counted by those that aren't. */
    long count(InquiryFilter filter) {
        if (filter.isCounted()) {
            return counts.total(filter);
        }
        if (Boolean.FALSE.equals(filter.further().merged())) {
            // few are merged, and they are found first
            return count(filter.with(filter.further().ofMerged(null)))
                    - count(filter.with(filter.further().ofMerged(true)));
        }
        Optional<FurtherFilter> others = filter.further().withoutItsOnlyNo();
        if (others.isPresent() && filter.with(FurtherFilter.NONE).isCounted()) {
            return counts.total(filter) - counted(filter.with(others.get()));
        }
        return counted(filter);
    }

    private long counted(InquiryFilter filter) {
        boolean kept = totals.keeps(filter);
        if (kept && totals.unread(filter) <= TextIndex.FEW) {
            return totals.total(filter);
        }
        InquirySource source = search.all(filter);
        if (source.search() != null) {
            return kept && !source.byIndex() ? totals.total(filter) : reader.count(source);
        }
        return jdbc.sql("select count(*)" + source.fromAndWhere())
                .params(source.params())
                .query(Long.class)
                .single();
    }

    /** Few statements, however many rows there are: one or two, and two more where it is asked how frequent a word is. */
    List<ListedInquiry> page(InquiryFilter filter, InquirySort sort, long offset, int limit) {
        if (offset > 0 && filter.isCounted() && sort.by() == InquirySort.By.TIME) {
            return pageFromItsDay(filter, counts.days(filter, sort.descending()), sort, offset, limit);
        }
        if (offset < NEAR) {
            return read(filter, sort, offset, limit, false);
        }
        long total = count(filter);
        long shown = Math.min(limit, total - offset);
        if (shown <= 0) {
            return List.of();
        }
        Optional<List<InquiryCounts.DayCount>> days = sort.by() == InquirySort.By.TIME && totals.keeps(filter)
                ? totals.days(filter, sort.descending())
                : Optional.empty();
        if (days.isPresent()) {
            return pageFromItsDay(filter, days.get(), sort, offset, limit);
        }
        return offset <= total / 2
                ? read(filter, sort, offset, limit, false)
                : read(filter, sort, total - offset - shown, (int) shown, true);
    }

    /** By the counts of the days, the page's first day is known, and only within that day is anything skipped. */
    private List<ListedInquiry> pageFromItsDay(
            InquiryFilter filter, List<InquiryCounts.DayCount> days, InquirySort sort, long offset, int limit) {
        long skip = offset;
        for (InquiryCounts.DayCount day : days) {
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

    private List<ListedInquiry> read(InquiryFilter filter, InquirySort sort, long offset, int limit, boolean reverse) {
        InquirySource source = search.first(filter, sort, offset + limit);
        String order = source.orderBy(sort, sort.descending() != reverse);
        if (source.search() != null) {
            return rows(reader.ids(source, order, offset, limit), sort);
        }
        List<Object> params = source.params();
        params.add(limit);
        params.add(offset);
        return rows(source.fromAndWhere() + order + " limit ? offset ?", source.id(), sort, params);
    }

    /** By time, then id; from behind the last one on. */
    List<ListedInquiry> following(InquiryFilter filter, @Nullable InquiryLine last, int limit) {
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
        InquirySort earliest = new InquirySort(InquirySort.By.TIME, false);
        String order = source.orderBy(earliest, false);
        if (source.search() != null) {
            return rows(reader.ids(source, order, 0, limit), earliest);
        }
        List<Object> params = new ArrayList<>(source.params());
        params.add(limit);
        return rows(source.fromAndWhere() + order + " limit ?", source.id(), earliest, params);
    }

    private List<ListedInquiry> rows(List<Long> ids, InquirySort sort) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select " + ListedInquiries.COLUMNS + " from inquiry i" + ListedInquiries.JOINS
                        + " where i.id in (:ids)" + inOrder(sort))
                .param("ids", ids)
                .query((row, n) -> ListedInquiries.row(row, sealed))
                .list();
    }

    private List<ListedInquiry> rows(String found, String id, InquirySort sort, List<Object> params) {
        return jdbc.sql("select " + ListedInquiries.COLUMNS + " from (select " + id + " as id" + found
                        + ") p join inquiry i on i.id = p.id" + ListedInquiries.JOINS + inOrder(sort))
                .params(params)
                .query((row, n) -> ListedInquiries.row(row, sealed))
                .list();
    }

    private static String inOrder(InquirySort sort) {
        return sort.orderBy("i." + sort.by().column, "i.started_at", "i.id", sort.descending());
    }
}
