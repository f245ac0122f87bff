package jp.madoguchi.outreach.sending;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import jp.madoguchi.outreach.DeliveryState;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of reports on messages. */
@Repository
class ReportStore {
    private final JdbcClient jdbc;

    ReportStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Reported(long id, @Nullable Long wave, DeliveryState state, int attempts, Instant stateAt) {}

    /** The first statement of its transaction. */
    Optional<Reported> lock(long deliveryId) {
        return jdbc.sql("select id, wave_id, state, attempts, state_at from delivery where id = ? for update")
                .param(deliveryId)
                .query((row, n) -> new Reported(
                        row.getLong(1),
                        (Long) row.getObject(2),
                        DeliveryState.valueOf(row.getString(3)),
                        row.getInt(4),
                        java.util.Objects.requireNonNull(
                                Tokyo.fromColumn(row.getObject(5, java.time.LocalDateTime.class)))))
                .optional();
    }

    boolean isKnown(String digest) {
        return jdbc.sql("select count(*) from delivery_report where digest = ?")
                        .param(digest)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void add(DeliveryReport report) {
        jdbc.sql("""
                        insert into delivery_report (id, delivery_id, source, kind, code, cause, reported_at, digest)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        Ids.next(),
                        report.deliveryId(),
                        report.source().name(),
                        report.kind().name(),
                        report.code(),
                        report.cause(),
                        Tokyo.toColumn(report.at()),
                        report.digest()))
                .update();
    }

    void delivered(long id, Instant at, Instant sentAt, Instant now) {
        jdbc.sql("""
                        update delivery set state = 'DELIVERED', state_at = ?, delivered_at = ?, sent_at = coalesce(sent_at, ?),
                          code = null, cause = null, claim = null, claimed_by = null where id = ?""")
                .params(Arrays.asList(Tokyo.toColumn(now), Tokyo.toColumn(at), Tokyo.toColumn(sentAt), id))
                .update();
    }

    void bounced(long id, @Nullable String code, @Nullable String cause, Instant sentAt, Instant now) {
        jdbc.sql("""
                        update delivery set state = 'BOUNCED', state_at = ?, sent_at = coalesce(sent_at, ?), code = ?, cause = ?,
                          claim = null, claimed_by = null where id = ?""")
                .params(Arrays.asList(Tokyo.toColumn(now), Tokyo.toColumn(sentAt), code, cause, id))
                .update();
    }
}
