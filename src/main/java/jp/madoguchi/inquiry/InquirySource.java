package jp.madoguchi.inquiry;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the inquiries that a filter leaves are read from.
 *
 * @param tables those that are needed, in the order in which they are read: {@code inquiry i}, {@code inquiry_text t},
 *     {@code inquiry_gram g}, {@code inquiry_fraud d}
 * @param conditions all that they are chosen by, but for the words
 * @param key the one of {@code i}, {@code t} and {@code d} whose index gives the order of time
 * @param search what their text, which is encrypted in {@code t}, has to be compared with; none where all of them are asked for
 * @param byIndex the index has left those that have pieces of the words
 */
record InquirySource(
        FewInquiries.Tables tables,
        Conditions conditions,
        String key,
        @Nullable TextSearch search,
        boolean byIndex) {
    String id() {
        return key.equals("i") ? "i.id" : key + ".inquiry_id";
    }

    String startedAt() {
        return key + ".started_at";
    }

    String fromAndWhere() {
        return " from " + tables.from() + conditions.where();
    }

    List<Object> params() {
        List<Object> params = new ArrayList<>(tables.params());
        params.addAll(conditions.params());
        return params;
    }

    String orderBy(InquirySort sort, boolean descending) {
        return sort.orderBy("i." + sort.by().column, startedAt(), id(), descending);
    }
}
