package jp.madoguchi.inquiry;

import java.time.LocalDate;
import java.time.LocalDateTime;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Chooses the tables, and their order, in which the inquiries of a filter are found soonest. */
@Repository
class InquirySearch {
    private static final String JOINED =
            " on t.inquiry_id = i.id and t.incident_id = i.incident_id and t.started_at = i.started_at";

    private final TextIndex index;

    InquirySearch(TextIndex index) {
        this.index = index;
    }

    /** To count them all. */
    InquirySource all(InquiryFilter filter) {
        return source(filter, InquirySort.LATEST_FIRST, Long.MAX_VALUE, true);
    }

    /** To read the first ones of an order. */
    InquirySource first(InquiryFilter filter, InquirySort sort, long rows) {
        return source(filter, sort, rows, true);
    }

    /** To read whole rows in the order of time, some at a time, until there are none left. */
    InquirySource inTurn(InquiryFilter filter) {
        return source(filter, InquirySort.LATEST_FIRST, Long.MAX_VALUE, false);
    }

    private InquirySource source(InquiryFilter filter, InquirySort sort, long rows, boolean idsAlone) {
        String text = filter.text();
        TextSearch search = text == null ? null : TextSearch.of(text);
        if (search == null || search.isEmpty()) {
            return new InquirySource("inquiry i", addFilter(new Conditions(), filter, "i"), "i");
        }
        boolean byIndex = idsAlone && index.isQuicker(filter, search, rows);
        boolean byTime = sort.by() == InquirySort.By.TIME;
        if (!byIndex && (!byTime || filter.operator() != null)) {
            // the index of that order or that operator leads, and each note is looked at
            Conditions conditions = addFilter(new Conditions(), filter, "i").all(search.condition(), search.words());
            return new InquirySource("inquiry i" + index.join() + "inquiry_text t" + JOINED, conditions, "i");
        }
        Conditions conditions = new Conditions();
        StringBuilder from = new StringBuilder();
        if (byIndex) {
            from.append("inquiry_gram g").append(index.join()).append("inquiry_text t on t.inquiry_id = g.inquiry_id");
            conditions.and("match (g.grams) against (? in boolean mode)", search.gramsToFind());
        } else {
            from.append("inquiry_text t");
        }
        addFilter(conditions, filter, "t").all(search.condition(), search.words());
        if (!idsAlone || !byTime || !filter.isOfTimeAndText()) {
            from.append(index.join()).append("inquiry i").append(JOINED);
        }
        return new InquirySource(from.toString(), conditions, "t");
    }

    private static Conditions addFilter(Conditions conditions, InquiryFilter filter, String key) {
        LocalDate to = filter.to();
        return conditions
                .and(key + ".incident_id = ?", filter.incidentId())
                // a day is a span of time, so that the index by time gives both the span and the order
                .and(key + ".started_at >= ?", startOf(filter.from()))
                .and(key + ".started_at < ?", startOf(to == null ? null : to.plusDays(1)))
                .and("i.category_id = ?", filter.categoryId())
                .and(
                        "i.outcome = ?",
                        filter.outcome() == null ? null : filter.outcome().name())
                .and(
                        "i.channel = ?",
                        filter.channel() == null ? null : filter.channel().name())
                .and("i.operator = ?", filter.operator());
    }

    private static @Nullable LocalDateTime startOf(@Nullable LocalDate day) {
        return day == null ? null : Tokyo.toColumn(Tokyo.startOf(day));
    }
}
