package jp.madoguchi.privacy.export;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.platform.i18n.LocalizedText;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.BlindIndex;
import jp.madoguchi.privacy.FieldCipher;
import jp.madoguchi.privacy.export.ExportRequest.State;
import jp.madoguchi.security.PortalUser;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The requests as they are kept: their words encrypted, and of what the list is filtered by no more than tells it from others. */
@Repository
class ExportRequestStore {
    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final BlindIndex index;
    private final FieldCipher cipher;
    private final Clock clock;

    ExportRequestStore(JdbcClient jdbc, BlindIndex index, FieldCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.index = index;
        this.cipher = cipher;
        this.clock = clock;
    }

    void add(ExportRequest request) {
        LocalizedText what = Objects.requireNonNull(request.what());
        jdbc.sql("""
                        insert into export_request (id, kind, scope_hash, row_count, what_ja_sealed, what_en_sealed, reason_sealed, state,
                          requested_by, requested_by_name, requested_org, by_desk, requested_at)
                        values (?, ?, ?, ?, ?, ?, ?, 'REQUESTED', ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        request.id(),
                        request.scope().kind(),
                        kept(request.scope()),
                        request.rows(),
                        SealedExports.WHAT_JA.seal(cipher, request.id(), what.ja()),
                        SealedExports.WHAT_EN.seal(cipher, request.id(), what.en()),
                        SealedExports.REASON.seal(cipher, request.id(), request.reason()),
                        request.requestedBy(),
                        request.requestedByName(),
                        request.organisation(),
                        request.byDesk(),
                        Tokyo.toColumn(request.requestedAt())))
                .update();
    }

    /** @return false where it is decided already; nothing has changed then */
    boolean decide(long id, State state, PortalUser by, @Nullable String remark) {
        return jdbc.sql("""
                        update export_request set state = ?, decided_by = ?, decided_by_name = ?, decided_at = ?, remark_sealed = ?
                        where id = ? and state = 'REQUESTED'""")
                        .params(Arrays.asList(
                                state.name(),
                                by.name(),
                                by.displayName(),
                                Tokyo.toColumn(now()),
                                SealedExports.REMARK.seal(cipher, id, remark),
                                id))
                        .update()
                == 1;
    }

    /** @return false where it isn't allowed, or is used up already; nothing has changed then */
    boolean use(long id) {
        return jdbc.sql("update export_request set state = 'USED', used_at = ? where id = ? and state = 'APPROVED'")
                        .params(Arrays.asList(Tokyo.toColumn(now()), id))
                        .update()
                == 1;
    }

    Optional<ExportRequest> byId(long id) {
        return find("where id = ?", id).stream().findFirst();
    }

    /** The latest first. */
    List<ExportRequest> of(String user, ExportScope scope) {
        return find(
                "where requested_by = ? and kind = ? and scope_hash = ? order by requested_at desc",
                user,
                scope.kind(),
                kept(scope));
    }

    /** Everybody's of late, those that wait first. */
    List<ExportRequest> latest() {
        return find("order by case state when 'REQUESTED' then 0 else 1 end, requested_at desc, id desc limit " + MOST);
    }

    /** Keyed: a plain hash of a list that is filtered by a number could be turned into the number again by trying all. */
    private String kept(ExportScope scope) {
        return index.of("export.scope", scope.hash());
    }

    private List<ExportRequest> find(String which, Object... params) {
        return jdbc.sql("""
                        select id, kind, scope_hash, row_count, what_ja_sealed, what_en_sealed, reason_sealed, state, requested_by,
                          requested_by_name, requested_org, by_desk, requested_at, decided_by_name, decided_at, remark_sealed, used_at from export_request
                        """ + which)
                .params(Arrays.asList(params))
                .query(this::request)
                .list();
    }

    private ExportRequest request(ResultSet row, int n) throws SQLException {
        long id = row.getLong("id");
        String ja = SealedExports.WHAT_JA.open(cipher, id, row.getBytes("what_ja_sealed"));
        String en = SealedExports.WHAT_EN.open(cipher, id, row.getBytes("what_en_sealed"));
        return new ExportRequest(
                id,
                new ExportScope(row.getString("kind"), row.getString("scope_hash")),
                row.getLong("row_count"),
                ja == null || en == null ? null : new LocalizedText(ja, en),
                Objects.requireNonNullElse(SealedExports.REASON.open(cipher, id, row.getBytes("reason_sealed")), ""),
                State.valueOf(row.getString("state")),
                row.getString("requested_by"),
                row.getString("requested_by_name"),
                row.getString("requested_org"),
                row.getBoolean("by_desk"),
                Objects.requireNonNull(at(row, "requested_at")),
                row.getString("decided_by_name"),
                at(row, "decided_at"),
                SealedExports.REMARK.open(cipher, id, row.getBytes("remark_sealed")),
                at(row, "used_at"));
    }

    private static @Nullable Instant at(ResultSet row, String column) throws SQLException {
        return Tokyo.fromColumn(row.getObject(column, LocalDateTime.class));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
