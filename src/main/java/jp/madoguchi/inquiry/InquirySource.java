package jp.madoguchi.inquiry;

import java.util.List;

/**
 * Where the inquiries that a filter leaves are read from.
 *
 * @param from the tables that are needed, in the order in which they are read: {@code inquiry i}, {@code inquiry_text t},
 *     {@code inquiry_gram g}
 * @param conditions all that they are chosen by
 * @param key the one of the first two whose index gives the order of time
 */
record InquirySource(String from, Conditions conditions, String key) {
    String id() {
        return key.equals("t") ? "t.inquiry_id" : "i.id";
    }

    String startedAt() {
        return key + ".started_at";
    }

    String fromAndWhere() {
        return " from " + from + conditions.where();
    }

    List<Object> params() {
        return conditions.params();
    }

    String orderBy(InquirySort sort, boolean descending) {
        return sort.orderBy("i." + sort.by().column, startedAt(), id(), descending);
    }
}
