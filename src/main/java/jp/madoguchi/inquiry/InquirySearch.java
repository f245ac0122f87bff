package jp.madoguchi.inquiry;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.inquiry.FewInquiries.Tables;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Chooses the tables, and their order, in which the inquiries of a filter are found soonest. */
@Repository
class InquirySearch {
    private static final String JOINED =
            " on t.inquiry_id = i.id and t.incident_id = i.incident_id and t.started_at = i.started_at";

    private static final String NOT_MERGED = """
            (i.case_id is null or not exists (select 1 from case_file f where f.id = i.case_id and (f.merged_into is not null
              or exists (select 1 from case_file m where m.merged_into = f.id))))""";

    private final TextIndex index;
    private final FewInquiries few;

    InquirySearch(TextIndex index, FewInquiries few) {
        this.index = index;
        this.few = few;
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

    /** To read all notes through, whatever the index could do. */
    InquirySource through(InquiryFilter filter) {
        return source(filter, InquirySort.LATEST_FIRST, Long.MAX_VALUE, false);
    }

    private InquirySource source(InquiryFilter filter, InquirySort sort, long rows, boolean idsAlone) {
        String text = filter.text();
        TextSearch search = text == null || TextSearch.of(text).isEmpty() ? null : TextSearch.of(text);
        boolean byTime = sort.by() == InquirySort.By.TIME;
        if (filter.further().leavesFew()) {
            return among(few.of(filter.incidentId(), filter.further(), index.join()), filter, search);
        }
        if (search == null && byTime && filter.further().asksOfFraud()) {
            return ofFraud(filter, idsAlone);
        }
        if (search == null) {
            return among(Tables.plain("inquiry i"), filter, null);
        }
        Optional<String> words = idsAlone ? index.quicker(filter, search, rows) : Optional.empty();
        if (words.isEmpty() && (!byTime || filter.operator() != null)) {
            // the index of that order or that operator leads, and each note is looked at
            return among(Tables.plain("inquiry i"), filter, search);
        }
        Conditions conditions = new Conditions();
        StringBuilder from = new StringBuilder();
        if (words.isPresent()) {
            from.append("inquiry_gram g").append(index.join()).append("inquiry_text t on t.inquiry_id = g.inquiry_id");
            conditions.and("match (g.grams) against (? in boolean mode)", words.get());
        } else {
            from.append("inquiry_text t");
        }
        addFilter(conditions, filter, "t");
        if (!byTime || !filter.isOfTimeAndText()) {
            from.append(index.join()).append("inquiry i").append(JOINED);
        }
        if (filter.further().asksOfFraud()) {
            from.append(index.join()).append("inquiry_fraud d on d.inquiry_id = t.inquiry_id");
        }
        return new InquirySource(Tables.plain(from.toString()), conditions, "t", search, words.isPresent());
    }

    /** The inquiries lead, or something before them; the rest is looked up for each. */
    private InquirySource among(Tables leading, InquiryFilter filter, @Nullable TextSearch search) {
        Conditions conditions = addFilter(new Conditions(), filter, "i");
        Tables tables = leading;
        if (filter.further().asksOfFraud()) {
            tables = tables.with(" join inquiry_fraud d on d.inquiry_id = i.id");
        }
        if (search != null) {
            tables = tables.with(index.join() + "inquiry_text t" + JOINED);
        }
        return new InquirySource(tables, conditions, "i", search, false);
    }

    /** What was asked about fraudulent use has an index in the order of time for itself. */
    private InquirySource ofFraud(InquiryFilter filter, boolean idsAlone) {
        Tables tables = Tables.plain("inquiry_fraud d");
        return new InquirySource(
                idsAlone && filter.isOfTimeAndText()
                        ? tables
                        : tables.with(index.join() + "inquiry i on i.id = d.inquiry_id"),
                addFilter(new Conditions(), filter, "d"),
                "d",
                null,
                false);
    }

    private static Conditions addFilter(Conditions conditions, InquiryFilter filter, String key) {
        LocalDate to = filter.to();
        conditions
                .and(key + ".incident_id = ?", filter.incidentId())
                // a day is a span of time, so that the index by time gives both the span and the order
                .and(key + ".started_at >= ?", startOf(filter.from()))
                .and(key + ".started_at < ?", startOf(to == null ? null : to.plusDays(1)))
                .and("i.category_id = ?", filter.categoryId())
                .and("i.outcome = ?", name(filter.outcome()))
                .and("i.channel = ?", name(filter.channel()))
                .and("i.operator = ?", filter.operator());
        return addFurther(conditions, filter.further());
    }

    private static Conditions addFurther(Conditions conditions, FurtherFilter further) {
        conditions
                .and("i.topic_id = ?", further.topicId())
                .and("i.relation = ?", name(further.relation()))
                .and("i.impersonation = ?", further.impersonation())
                .and("i.send_again = ?", further.sendAgain())
                .and(
                        "i.answer_id in (select v.id from answer_script_version v where v.script_id = ?)",
                        further.scriptId())
                .and("d.police_told = ?", further.policeTold())
                .and("d.issuer_told = ?", further.issuerTold())
                .and("d.amount_yen >= ?", further.leastYen())
                .and(
                        "i.id in (select s.inquiry_id from card_statement s where s.statement = ? and s.replaced_in is null)",
                        name(further.statement()));
        return Boolean.FALSE.equals(further.merged()) ? conditions.all(NOT_MERGED, List.of()) : conditions;
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static @Nullable LocalDateTime startOf(@Nullable LocalDate day) {
        return day == null ? null : Tokyo.toColumn(Tokyo.startOf(day));
    }
}
