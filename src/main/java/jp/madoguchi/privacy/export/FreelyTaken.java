package jp.madoguchi.privacy.export;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many rows each user has taken away of late without asking: a list that is taken in slices is still the list. */
@Repository
class FreelyTaken {
    static final Duration COUNTED = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final Clock clock;

    FreelyTaken(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Until the running transaction has ended, whatever else the user takes away waits. Call it before anything is read. */
    void takeTurn(String user) {
        jdbc.sql("insert into export_turn (user_name) values (?) on duplicate key update user_name = ?")
                .params(user, user)
                .update();
    }

    /** Whether the user may take so many more without asking. */
    boolean leaves(String user, long rows) {
        return rows <= BulkExportService.FREELY && rows(user) + rows <= BulkExportService.FREELY;
    }

    /** Tells the user why somebody else has to allow it. */
    RejectedException mustAsk(String user, long rows) {
        return new RejectedException(
                rows > BulkExportService.FREELY
                        ? MessageText.of("privacy.export.rule.ask", BulkExportService.FREELY)
                        : MessageText.of("privacy.export.rule.slices", BulkExportService.FREELY, rows(user)));
    }

    private long rows(String user) {
        return jdbc.sql("select coalesce(sum(row_count), 0) from export_taken where user_name = ? and taken_at > ?")
                .params(Arrays.asList(user, Tokyo.toColumn(clock.instant().minus(COUNTED))))
                .query(Long.class)
                .single();
    }

    void add(String user, long rows) {
        jdbc.sql("delete from export_taken where user_name = ? and taken_at <= ?")
                .params(Arrays.asList(user, Tokyo.toColumn(clock.instant().minus(COUNTED))))
                .update();
        jdbc.sql("insert into export_taken (id, user_name, taken_at, row_count) values (?, ?, ?, ?)")
                .params(Arrays.asList(
                        Ids.next(), user, Tokyo.toColumn(clock.instant().truncatedTo(ChronoUnit.SECONDS)), rows))
                .update();
    }
}
