package jp.madoguchi.inquiry.followup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Objects;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;

/** What is read of a follow-up beside its {@code inquiry i}. */
public final class FollowUpColumns {
    public static final String COLUMNS = "fu.state as follow_up_state, fu.person as follow_up_person,"
            + " fu.due_at as follow_up_due, cb.state as callback_state, cb.person as callback_person,"
            + " cb.closed_by as callback_closed_by, cb.due_at as callback_due,"
            + " (select count(*) from assignment a where a.inquiry_id = i.id) as assignments";

    /** Each finds one row at the most. */
    public static final String JOINS =
            " left join follow_up fu on fu.inquiry_id = i.id" + " left join callback cb on cb.inquiry_id = i.id";

    private FollowUpColumns() {}

    /** The promised call until it is over; then what was to be done besides, if anything was. */
    public static @Nullable FollowUp followUp(ResultSet row) throws SQLException {
        String task = row.getString("follow_up_state");
        if (task != null) {
            return new FollowUp(
                    task.equals("DONE"), row.getString("follow_up_person"), instant(row, "follow_up_due"), false);
        }
        String call = row.getString("callback_state");
        if (call == null || call.equals("WITHDRAWN")) {
            return null;
        }
        boolean waits = call.equals("WAITING");
        return new FollowUp(
                !waits,
                row.getString(waits ? "callback_person" : "callback_closed_by"),
                instant(row, "callback_due"),
                true);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Tokyo.fromColumn(row.getObject(column, LocalDateTime.class)));
    }
}
