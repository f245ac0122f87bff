package jp.madoguchi.inquiry.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.FieldCipher;
import jp.madoguchi.privacy.SealedColumn;
import jp.madoguchi.privacy.SealedColumns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the wishes to get a gift once more. */
@Repository
class GiftRequestQueries implements SealedColumns {
    private static final SealedColumn NOTE = new SealedColumn("gift_request", "note_sealed");

    private static final String REQUESTS = """
            select g.id, g.inquiry_id, g.case_id, f.case_number,
              (select count(*) from affected_card c where c.case_id = g.case_id) as cards,
              g.requested_by, g.requested_at, g.settled_by, g.settled_at, g.sent, g.withdrawn, g.note_sealed
            from gift_request g join case_file f on f.id = g.case_id
            """;

    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    GiftRequestQueries(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(NOTE);
    }

    List<GiftRequest> of(List<Long> caseIds) {
        return jdbc.sql(REQUESTS + "where g.case_id in (:cases) order by g.requested_at desc, g.id desc")
                .param("cases", caseIds)
                .query((row, number) -> request(row))
                .list();
    }

    /** Those that wait first, in the order in which they came; then the settled ones, the latest first. */
    List<GiftRequest> all(long incidentId, int most) {
        return jdbc.sql(REQUESTS + """
                        where g.incident_id = ?
                        order by case when g.settled_at is null then 0 else 1 end,
                          case when g.settled_at is null then g.requested_at end, g.settled_at desc, g.id limit ?""")
                .params(incidentId, most)
                .query((row, number) -> request(row))
                .list();
    }

    int waiting(long incidentId) {
        return jdbc.sql("select count(*) from gift_request where incident_id = ? and settled_at is null")
                .param(incidentId)
                .query(Integer.class)
                .single();
    }

    /** The case of a request that exists. */
    long caseOf(long id) {
        return jdbc.sql("select case_id from gift_request where id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    /** False where it is settled already, or unknown. */
    boolean settle(long incidentId, long id, boolean sent, @Nullable String note, String user, Instant now) {
        return jdbc.sql("""
                                update gift_request set settled_by = ?, settled_at = ?, sent = ?, note_sealed = ?, open_of = null
                                where id = ? and incident_id = ? and settled_at is null""")
                        .params(Arrays.asList(
                                user, Tokyo.toColumn(now), sent, NOTE.seal(cipher, id, note), id, incidentId))
                        .update()
                > 0;
    }

    private GiftRequest request(ResultSet row) throws SQLException {
        return new GiftRequest(
                row.getLong("id"),
                row.getLong("inquiry_id"),
                row.getLong("case_id"),
                row.getString("case_number"),
                row.getInt("cards"),
                row.getString("requested_by"),
                Objects.requireNonNull(Tokyo.fromColumn(row.getObject("requested_at", LocalDateTime.class))),
                row.getString("settled_by"),
                Tokyo.fromColumn(row.getObject("settled_at", LocalDateTime.class)),
                row.getObject("sent", Boolean.class),
                row.getBoolean("withdrawn"),
                NOTE.open(cipher, row.getLong("id"), row.getBytes("note_sealed")));
    }
}
