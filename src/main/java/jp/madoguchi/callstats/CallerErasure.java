package jp.madoguchi.callstats;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import jp.madoguchi.privacy.BlindIndex;
import jp.madoguchi.privacy.FieldCipher;
import jp.madoguchi.privacy.SealedColumn;
import jp.madoguchi.privacy.retention.Erasable;
import jp.madoguchi.privacy.retention.ErasedKind;
import jp.madoguchi.privacy.retention.ErasureScope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Replaces callers' numbers by names that say nothing, in calls and in the list of those who met busy lines. The same number gets the same
 * name: who called twice, who was lost and who was called back is counted as before.
 */
@Component
class CallerErasure implements Erasable {
    private static final String CALLS = """
            from call_record r where r.incident_id = :incident and r.erased_at is null and r.received_at < :before""";
    private static final String HELD_PHONE = """
            exists (select 1 from held_phone p where p.incident_id = r.incident_id and p.phone_key = r.caller_key)""";
    private static final String HELD_CALL = HELD_PHONE
            + " or exists (select 1 from held_call h where h.incident_id = r.incident_id and h.call_id = r.call_id)";
    private static final String HELD_APOLOGY =
            HELD_PHONE + " or exists (select 1 from held_inquiry h where h.id = r.inquiry_id)";
    /** What somebody asks to be told stays until they have their answer. */
    private static final String ASKED_CALL = """
            exists (select 1 from asked_phone p where p.incident_id = r.incident_id and p.phone_key = r.caller_key)""";

    private static final String ASKED_APOLOGY =
            ASKED_CALL + " or exists (select 1 from asked_inquiry q where q.id = r.inquiry_id)";
    /** Also those on which somebody has noted something since they were erased. */
    private static final String APOLOGIES = """
            from apology r where r.incident_id = :incident and r.last_at < :before and (r.erased_at is null or r.note_sealed is not null
              or exists (select 1 from apology_try t where t.apology_id = r.id and t.note_sealed is not null))""";

    private static final String ERASE_CALL =
            "update call_record set caller_sealed = ?, caller_key = ?, erased_at = ? where id = ?";
    private static final String ERASE_APOLOGY = """
            update apology set caller_sealed = ?, caller_key = ?,
              open_key = case when open_key is null then null else ? end, note_sealed = null, erased_at = ? where id = ?""";
    /** Whose number is a name already keeps it: the same one stands in the calls. */
    private static final String ERASE_NOTE = "update apology set note_sealed = null, erased_at = ? where id = ?";

    private static final String ERASE_TRIES = "update apology_try set note_sealed = null where apology_id = ?";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final FieldCipher cipher;
    private final BlindIndex index;

    CallerErasure(JdbcClient jdbc, JdbcTemplate batches, FieldCipher cipher, BlindIndex index) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.cipher = cipher;
        this.index = index;
    }

    /** @param key what calls of one caller have in common; none: the number was withheld or has no digits */
    private record Row(
            boolean call, long id, boolean shown, @Nullable Long key, boolean named) {}

    private byte @Nullable [] sealed(ErasureScope scope, Row row) {
        SealedColumn column = new SealedColumn(row.call() ? "call_record" : "apology", "caller_sealed");
        return row.shown() ? column.seal(cipher, row.id(), name(scope, row)) : null;
    }

    private @Nullable Long key(ErasureScope scope, Row row) {
        return row.key() == null ? null : index.number("phone", name(scope, row));
    }

    private static String name(ErasureScope scope, Row row) {
        return scope.callers().of(String.valueOf(Objects.requireNonNullElse(row.key(), row.id())));
    }

    @Override
    public ErasedKind kind() {
        return ErasedKind.CALLERS;
    }

    @Override
    public Found find(ErasureScope scope) {
        return new Found(
                count(scope, chosen(scope, true, false)) + count(scope, chosen(scope, false, false)),
                count(scope, chosen(scope, true, true)) + count(scope, chosen(scope, false, true)));
    }

    private static String chosen(ErasureScope scope, boolean call, boolean held) {
        String which = held ? " and (" : " and not (";
        if (call) {
            return CALLS + which + HELD_CALL + ")" + (scope.unfinished() ? "" : " and not (" + ASKED_CALL + ")");
        }
        // whom the desk is to call is needed until it has
        return APOLOGIES + which + HELD_APOLOGY + ")"
                + (scope.unfinished() ? "" : " and r.state <> 'OPEN' and not (" + ASKED_APOLOGY + ")");
    }

    private long count(ErasureScope scope, String from) {
        return in(scope, "select count(*) " + from).query(Long.class).single();
    }

    @Override
    public Step erase(ErasureScope scope, long behind, int most) {
        List<Row> rows = Stream.of(true, false)
                .flatMap(call -> rows(scope, call, behind, most).stream())
                .sorted(java.util.Comparator.comparing(Row::id))
                .limit(most)
                .toList();
        LocalDateTime at = scope.atColumn();
        List<Row> calls = rows.stream().filter(Row::call).toList();
        List<Row> apologies = rows.stream().filter(row -> !row.call()).toList();
        batches.batchUpdate(
                ERASE_CALL,
                calls.stream()
                        .map(row -> new @Nullable Object[] {sealed(scope, row), key(scope, row), at, row.id()})
                        .toList());
        batches.batchUpdate(
                ERASE_APOLOGY,
                apologies.stream()
                        .filter(row -> !row.named())
                        .map(row -> new @Nullable Object[] {
                            sealed(scope, row), key(scope, row), key(scope, row), at, row.id()
                        })
                        .toList());
        batches.batchUpdate(
                ERASE_NOTE,
                apologies.stream()
                        .filter(Row::named)
                        .map(row -> new Object[] {at, row.id()})
                        .toList());
        batches.batchUpdate(
                ERASE_TRIES,
                apologies.stream().map(row -> new Object[] {row.id()}).toList());
        return new Step(rows.size(), rows.isEmpty() ? behind : rows.getLast().id(), rows.size() < most);
    }

    private List<Row> rows(ErasureScope scope, boolean call, long behind, int most) {
        return in(
                        scope,
                        "select r.id, r.caller_sealed is not null as shown, r.caller_key, r.erased_at is not null as named "
                                + chosen(scope, call, false)
                                + " and r.id > :behind order by r.id limit :most")
                .param("behind", behind)
                .param("most", most)
                .query((row, n) -> new Row(
                        call, row.getLong(1), row.getBoolean(2), row.getObject(3, Long.class), row.getBoolean(4)))
                .list();
    }

    private JdbcClient.StatementSpec in(ErasureScope scope, String sql) {
        return jdbc.sql(sql).param("incident", scope.incidentId()).param("before", scope.beforeColumn());
    }
}
