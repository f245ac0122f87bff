package jp.madoguchi.inquiry;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The conditions of a statement, of those that are asked for. */
final class Conditions {
    private final StringBuilder where = new StringBuilder();
    private final List<Object> params = new ArrayList<>();

    /** Adds a condition with one parameter; none where there is no value. */
    Conditions and(String condition, @Nullable Object value) {
        if (value != null) {
            join(condition, List.of(value));
        }
        return this;
    }

    Conditions all(String condition, List<Object> values) {
        join(condition, values);
        return this;
    }

    String where() {
        return where.toString();
    }

    List<Object> params() {
        return List.copyOf(params);
    }

    private void join(String condition, List<Object> values) {
        where.append(where.isEmpty() ? " where " : " and ").append(condition);
        params.addAll(values);
    }
}
