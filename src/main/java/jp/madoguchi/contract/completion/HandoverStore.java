package jp.madoguchi.contract.completion;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.contract.Signed;
import jp.madoguchi.contract.SignedColumns;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the hand-over list. */
@Repository
class HandoverStore {
    private final JdbcClient jdbc;

    HandoverStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<HandoverItem> all(long contractId) {
        return jdbc.sql("select * from completion_handover where contract_id = ? and removed_at is null order by sort")
                .param(contractId)
                .query(HandoverStore::item)
                .list();
    }

    /** At the end of the list. */
    void add(long contractId, HandoverKind kind, String text, @Nullable String owner, LocalDate due, Signed signed) {
        jdbc.sql("""
                        insert into completion_handover (id, contract_id, sort, kind, content, owner_name, due_on, version,
                          changed_by, changed_by_name, changed_at)
                        select ?, ?, (select coalesce(max(h.sort), 0) + 1 from completion_handover h where h.contract_id = ?),
                          ?, ?, ?, ?, 0, ?, ?, ? from (select 1) one""")
                .params(Arrays.asList(
                        Ids.next(),
                        contractId,
                        contractId,
                        kind.name(),
                        text,
                        owner,
                        due,
                        signed.by(),
                        signed.name(),
                        Tokyo.toColumn(signed.at())))
                .update();
    }

    /** False where it is done, or somebody else has changed it since. */
    boolean change(
            long contractId, long id, int seen, String text, @Nullable String owner, LocalDate due, Signed signed) {
        return jdbc.sql("""
                        update completion_handover set content = ?, owner_name = ?, due_on = ?, version = version + 1,
                          changed_by = ?, changed_by_name = ?, changed_at = ?
                        where id = ? and contract_id = ? and version = ? and done_by is null and removed_at is null""")
                        .params(Arrays.asList(
                                text,
                                owner,
                                due,
                                signed.by(),
                                signed.name(),
                                Tokyo.toColumn(signed.at()),
                                id,
                                contractId,
                                seen))
                        .update()
                > 0;
    }

    /** False where it is done, or somebody else has changed it since. */
    boolean done(long contractId, long id, int seen, String note, Signed signed) {
        return jdbc.sql("""
                        update completion_handover set note = ?, done_by = ?, done_by_name = ?, done_at = ?, version = version + 1,
                          changed_by = ?, changed_by_name = ?, changed_at = ?
                        where id = ? and contract_id = ? and version = ? and done_by is null and removed_at is null""")
                        .params(Arrays.asList(
                                note.isEmpty() ? null : note,
                                signed.by(),
                                signed.name(),
                                Tokyo.toColumn(signed.at()),
                                signed.by(),
                                signed.name(),
                                Tokyo.toColumn(signed.at()),
                                id,
                                contractId,
                                seen))
                        .update()
                > 0;
    }

    /** False where it isn't done any more, or somebody else has changed it since. */
    boolean undo(long contractId, long id, int seen, Signed signed) {
        return jdbc.sql("""
                        update completion_handover set note = null, done_by = null, done_by_name = null, done_at = null,
                          version = version + 1, changed_by = ?, changed_by_name = ?, changed_at = ?
                        where id = ? and contract_id = ? and version = ? and done_by is not null and removed_at is null""")
                        .params(
                                signed.by(),
                                signed.name(),
                                Objects.requireNonNull(Tokyo.toColumn(signed.at())),
                                id,
                                contractId,
                                seen)
                        .update()
                > 0;
    }

    /** False where it is done or removed, or somebody else has changed it since. */
    boolean remove(long contractId, long id, int seen, String reason, Signed signed) {
        return jdbc.sql("""
                        update completion_handover set removed_by = ?, removed_by_name = ?, removed_at = ?, removed_reason = ?,
                          version = version + 1
                        where id = ? and contract_id = ? and version = ? and done_by is null and removed_at is null""")
                        .params(
                                signed.by(),
                                signed.name(),
                                Objects.requireNonNull(Tokyo.toColumn(signed.at())),
                                reason,
                                id,
                                contractId,
                                seen)
                        .update()
                > 0;
    }

    private static HandoverItem item(ResultSet row, int number) throws SQLException {
        return new HandoverItem(
                row.getLong("id"),
                HandoverKind.valueOf(row.getString("kind")),
                row.getString("content"),
                row.getString("owner_name"),
                CompletionRows.day(row, "due_on"),
                row.getString("note"),
                SignedColumns.signedOrNone(row, "done"),
                row.getInt("version"),
                SignedColumns.signed(row, "changed"));
    }
}
