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

    InquiryPages(JdbcClient jdbc, InquiryCounts counts, InquirySearch search) {
        this.jdbc = jdbc;
        this.counts = counts;
        this.search = search;
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
        InquirySource source = search.all(filter);
        return jdbc.sql("select count(*)" + source.fromAndWhere())
                .params(source.params())
                .query(Long.class)
                .single();
    }

    /** Few statements, however many rows there are: one or two, and two more where it is asked how frequent a word is. */
    List<ListedInquiry> page(InquiryFilter filter, InquirySort sort, long offset, int limit) {
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
    private List<ListedInquiry> pageFromItsDay(InquiryFilter filter, InquirySort sort, long offset, int limit) {
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

    private List<ListedInquiry> read(InquiryFilter filter, InquirySort sort, long offset, int limit, boolean reverse) {
        InquirySource source = search.first(filter, sort, offset + limit);
        List<Object> params = source.params();
        params.add(limit);
        params.add(offset);
        return rows(
                source.fromAndWhere() + source.orderBy(sort, sort.descending() != reverse) + " limit ? offset ?",
                source.id(),
                sort,
                params);
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
        List<Object> params = new ArrayList<>(source.params());
        params.add(limit);
        InquirySort earliest = new InquirySort(InquirySort.By.TIME, false);
        return rows(
                source.fromAndWhere() + source.orderBy(earliest, false) + " limit ?", source.id(), earliest, params);
    }

    private List<ListedInquiry> rows(String found, String id, InquirySort sort, List<Object> params) {
        return jdbc.sql("select " + ListedInquiries.COLUMNS + " from (select " + id + " as id" + found
                        + ") p join inquiry i on i.id = p.id" + ListedInquiries.JOINS
                        + sort.orderBy("i." + sort.by().column, "i.started_at", "i.id", sort.descending()))
                .params(params)
                .query(ListedInquiries::row)
                .list();
    }
}
