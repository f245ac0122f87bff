package jp.madoguchi.privacy.subject;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.FieldCipher;
import jp.madoguchi.privacy.FieldPlace;
import jp.madoguchi.privacy.SealedColumn;
import jp.madoguchi.privacy.SealedColumns;
import jp.madoguchi.privacy.subject.SubjectRequest.Kind;
import jp.madoguchi.privacy.subject.SubjectRequest.State;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the register. What people say is encrypted; an erased request has nothing there. */
@Repository
class SubjectStore implements SealedColumns {
    private static final String TABLE = "subject_request";

    private static final String REQUEST = """
            select id, incident_id, number, kind, case_id, case_number, asked_on, due_on, state, identity_check, words, answer,
              received_by, received_by_name, received_at, closed_by_name, closed_at from subject_request
            """;

    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    SubjectStore(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return Stream.of("identity_check", "words", "answer")
                .map(column -> new SealedColumn(TABLE, column))
                .toList();
    }

    int nextNumber(long incidentId) {
        jdbc.sql("select id from incident where id = ? for update")
                .param(incidentId)
                .query(Long.class)
                .optional();
        // locking as well: the transaction may have read before its turn came, and would see the numbers of then
        return jdbc.sql("""
                                select number from subject_request where incident_id = ? order by number desc limit 1
                                for update""").param(incidentId).query(Integer.class).optional().orElse(0) + 1;
    }

    void add(SubjectRequest request) {
        jdbc.sql("""
                        insert into subject_request (id, incident_id, number, kind, case_id, case_number, asked_on, due_on, state,
                          identity_check, words, received_by, received_by_name, received_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        request.id(),
                        request.incidentId(),
                        request.number(),
                        request.kind().name(),
                        request.caseId(),
                        request.caseNumber(),
                        request.askedOn(),
                        request.dueOn(),
                        request.state().name(),
                        cipher.encrypt(place("identity_check", request.id()), request.identityCheck()),
                        cipher.encrypt(place("words", request.id()), request.words()),
                        request.receivedBy(),
                        request.receivedByName(),
                        Tokyo.toColumn(request.receivedAt())))
                .update();
    }

    /** @return whether it was still open */
    boolean close(long id, State state, String answer, String by, String byName, Instant at) {
        return jdbc.sql("""
                        update subject_request set state = ?, answer = ?, closed_by = ?, closed_by_name = ?, closed_at = ?
                        where id = ? and state = 'OPEN'""")
                        .params(Arrays.asList(
                                state.name(),
                                cipher.encrypt(place("answer", id), answer),
                                by,
                                byName,
                                Tokyo.toColumn(at),
                                id))
                        .update()
                == 1;
    }

    /** What is open first, by its due day; then the latest. */
    List<SubjectRequest> all(long incidentId, int most) {
        return jdbc.sql(REQUEST + """
                        where incident_id = ? order by case state when 'OPEN' then 0 else 1 end,
                          case when state = 'OPEN' then due_on end, number desc limit ?""")
                .params(incidentId, most)
                .query(this::request)
                .list();
    }

    int count(long incidentId) {
        return jdbc.sql("select count(*) from subject_request where incident_id = ?")
                .param(incidentId)
                .query(Integer.class)
                .single();
    }

    Optional<SubjectRequest> byId(long id) {
        return jdbc.sql(REQUEST + "where id = ?").param(id).query(this::request).optional();
    }

    /** The same, until the transaction ends. */
    Optional<SubjectRequest> lock(long id) {
        return jdbc.sql(REQUEST + "where id = ? for update")
                .param(id)
                .query(this::request)
                .optional();
    }

    List<SubjectRequest> of(List<Long> caseIds) {
        return jdbc.sql(REQUEST + "where case_id in (:ids) order by number")
                .param("ids", caseIds)
                .query(this::request)
                .list();
    }

    private SubjectRequest request(ResultSet row, int n) throws SQLException {
        long id = row.getLong("id");
        return new SubjectRequest(
                id,
                row.getLong("incident_id"),
                row.getInt("number"),
                Kind.valueOf(row.getString("kind")),
                row.getLong("case_id"),
                row.getString("case_number"),
                row.getObject("asked_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                State.valueOf(row.getString("state")),
                Objects.requireNonNull(open("identity_check", id, row.getBytes("identity_check"))),
                Objects.requireNonNull(open("words", id, row.getBytes("words"))),
                open("answer", id, row.getBytes("answer")),
                row.getString("received_by"),
                row.getString("received_by_name"),
                Objects.requireNonNull(at(row, "received_at")),
                row.getString("closed_by_name"),
                at(row, "closed_at"));
    }

    private @Nullable String open(String column, long id, byte @Nullable [] sealed) {
        return sealed == null ? null : sealed.length == 0 ? "" : cipher.decrypt(place(column, id), sealed);
    }

    private static FieldPlace place(String column, long id) {
        return new FieldPlace(TABLE, column, id);
    }

    private static @Nullable Instant at(ResultSet row, String column) throws SQLException {
        return Tokyo.fromColumn(row.getObject(column, LocalDateTime.class));
    }
}
