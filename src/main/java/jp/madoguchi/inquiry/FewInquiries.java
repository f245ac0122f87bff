package jp.madoguchi.inquiry;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.inquiry.FollowUpFilter.Work;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where the inquiries are found of which there are never many: those with something to be done after them, and those of cases
 * that were merged. What is to be done stands in two places, a promised call with its callback and all else as a follow-up.
 */
@Component
class FewInquiries {
    private static final String MERGED = "(select id from case_file where incident_id = ? and merged_into is not null"
            + " union select merged_into from case_file where incident_id = ? and merged_into is not null) m";

    private final Clock clock;

    FewInquiries(Clock clock) {
        this.clock = clock;
    }

    /**
     * The tables in front of all others, {@code inquiry i} the last of them.
     *
     * @param join joins in the order that is written
     */
    Tables of(long incidentId, FurtherFilter filter, String join) {
        List<Object> params = new ArrayList<>();
        FollowUpFilter work = filter.followUp();
        boolean merged = Boolean.TRUE.equals(filter.merged());
        if (merged) {
            params.addAll(List.of(incidentId, incidentId));
        }
        if (work == null) {
            return new Tables(MERGED + join + "inquiry i on i.case_id = m.id", params);
        }
        List<Object> first = new ArrayList<>();
        String tasks = tasks(incidentId, work, first);
        String calls = work.work() == Work.TASKS ? "" : " union all " + calls(incidentId, work, first);
        first.addAll(params);
        return new Tables(
                "(" + tasks + calls + ") w" + join + "inquiry i on i.id = w.inquiry_id"
                        + (merged ? join + MERGED + " on m.id = i.case_id" : ""),
                first);
    }

    private String tasks(long incidentId, FollowUpFilter filter, List<Object> params) {
        StringBuilder sql = new StringBuilder("select inquiry_id from follow_up where incident_id = ?");
        params.add(incidentId);
        switch (filter.work()) {
            case ALL -> {}
            case OPEN, TASKS -> sql.append(" and state = 'OPEN'");
            case OVERDUE -> {
                sql.append(" and state = 'OPEN' and due_at < ?");
                params.add(now());
            }
            case DONE -> sql.append(" and state = 'DONE'");
        }
        person(sql, filter, "person = ?", "person is null", params);
        return sql.toString();
    }

    /** A call that is over and after which there was something more to do is no longer the last word. */
    private String calls(long incidentId, FollowUpFilter filter, List<Object> params) {
        StringBuilder sql = new StringBuilder("select b.inquiry_id from callback b where b.incident_id = ?");
        params.add(incidentId);
        switch (filter.work()) {
            case OPEN, TASKS -> sql.append(" and b.state = 'WAITING'");
            case OVERDUE -> {
                sql.append(" and b.state = 'WAITING' and b.due_at < ?");
                params.add(now());
            }
            case DONE -> sql.append(" and b.state in ('REACHED', 'GIVEN_UP')");
            case ALL -> sql.append(" and b.state <> 'WITHDRAWN'");
        }
        sql.append(" and not exists (select 1 from follow_up f where f.inquiry_id = b.inquiry_id)");
        person(sql, filter, "coalesce(b.closed_by, b.person) = ?", "coalesce(b.closed_by, b.person) is null", params);
        return sql.toString();
    }

    private static void person(
            StringBuilder sql, FollowUpFilter filter, String personIs, String nobody, List<Object> params) {
        List<String> either = new ArrayList<>();
        @Nullable String person = filter.person();
        if (person != null) {
            either.add(personIs);
            params.add(person);
        }
        if (filter.pool()) {
            either.add(nobody);
        }
        if (!either.isEmpty()) {
            sql.append(" and (").append(String.join(" or ", either)).append(')');
        }
    }

    private Object now() {
        return Objects.requireNonNull(Tokyo.toColumn(clock.instant()));
    }

    /** @param params of the tables that are made up; they come before those of the conditions */
    record Tables(String from, List<Object> params) {
        static Tables plain(String from) {
            return new Tables(from, Collections.emptyList());
        }

        Tables with(String more) {
            return new Tables(from + more, params);
        }
    }
}
