package jp.madoguchi.inquiry.followup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.FieldCipher;
import jp.madoguchi.privacy.SealedColumn;
import jp.madoguchi.privacy.SealedColumns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of what is to be done after inquiries. */
@Repository
class FollowUpStore implements SealedColumns {
    private static final SealedColumn NOTE = new SealedColumn("assignment", "note_sealed");

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final FieldCipher cipher;

    FollowUpStore(JdbcClient jdbc, JdbcTemplate batches, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.cipher = cipher;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(NOTE);
    }

    /**
     * How an inquiry stands now.
     *
     * @param callbackId of the promised call; absent where there is none or it is no longer the last word
     */
    record Standing(
            long inquiryId,
            long incidentId,
            int entries,
            @Nullable FollowUp followUp,
            @Nullable Long callbackId) {
        boolean callWaits() {
            return followUp != null && followUp.callWaits();
        }

        boolean isTask() {
            return followUp != null && !followUp.promisedCall();
        }
    }

    /** In the order of the inquiries, so that two who assign at once don't wait for each other in a circle. */
    List<Standing> standing(long incidentId, Collection<Long> inquiryIds) {
        return jdbc.sql("select i.id, i.incident_id, cb.id as callback_id, " + FollowUpColumns.COLUMNS
                        + " from inquiry i" + FollowUpColumns.JOINS
                        + " where i.incident_id = :incident and i.id in (:ids) order by i.id")
                .param("incident", incidentId)
                .param("ids", inquiryIds)
                .query(FollowUpStore::standing)
                .list();
    }

    /** Where something should have been done in between and isn't. */
    List<Long> incidentsDue(Instant after, Instant until) {
        return jdbc.sql("""
                        select distinct incident_id from follow_up
                        where state <> 'DONE' and due_at >= ? and due_at < ?""")
                .params(Arrays.asList(Tokyo.toColumn(after), Tokyo.toColumn(until)))
                .query(Long.class)
                .list();
    }

    Optional<Standing> standing(long inquiryId) {
        return jdbc.sql("select i.id, i.incident_id, cb.id as callback_id, " + FollowUpColumns.COLUMNS
                        + " from inquiry i" + FollowUpColumns.JOINS + " where i.id = ?")
                .param(inquiryId)
                .query(FollowUpStore::standing)
                .optional();
    }

    private static Standing standing(ResultSet row, int number) throws SQLException {
        return new Standing(
                row.getLong("id"),
                row.getLong("incident_id"),
                row.getInt("assignments"),
                FollowUpColumns.followUp(row),
                row.getObject("callback_id", Long.class));
    }

    /** The last step first. */
    List<Assignment> history(long inquiryId) {
        return jdbc.sql("""
                        select id, number, step, person, due_at, note_sealed, author, written_at from assignment
                        where inquiry_id = ? order by number desc""")
                .param(inquiryId)
                .query((row, n) -> new Assignment(
                        row.getInt("number"),
                        Assignment.Step.valueOf(row.getString("step")),
                        row.getString("person"),
                        instant(row, "due_at"),
                        NOTE.open(cipher, row.getLong("id"), row.getBytes("note_sealed")),
                        row.getString("author"),
                        instant(row, "written_at")))
                .list();
    }

    /** @throws org.springframework.dao.DuplicateKeyException where another step with one of these numbers came first */
    void add(List<Standing> standing, Assignment step) {
        batches.batchUpdate("""
                insert into assignment (id, inquiry_id, number, step, person, due_at, note_sealed, author, written_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""", standing.stream().map(one -> row(one, step)).toList());
    }

    private Object[] row(Standing one, Assignment step) {
        long id = Ids.next();
        return Arrays.asList(
                        id,
                        one.inquiryId(),
                        one.entries() + 1,
                        step.step().name(),
                        step.person(),
                        Tokyo.toColumn(step.dueAt()),
                        NOTE.seal(cipher, id, step.note()),
                        step.author(),
                        Tokyo.toColumn(step.writtenAt()))
                .toArray();
    }

    /** Gives them to somebody, also those that were finished once. */
    void assign(List<Standing> standing, Assignment step) {
        batches.batchUpdate(
                """
                update follow_up set state = 'OPEN', person = ?, due_at = ?, assigned_by = ?, assigned_at = ?, done_by = null,
                  done_at = null
                where inquiry_id = ?""",
                standing.stream()
                        .filter(Standing::isTask)
                        .map(one -> new Object[] {
                            step.person(),
                            Tokyo.toColumn(step.dueAt()),
                            step.author(),
                            Tokyo.toColumn(step.writtenAt()),
                            one.inquiryId()
                        })
                        .toList());
        batches.batchUpdate(
                """
                insert into follow_up (inquiry_id, incident_id, state, person, due_at, assigned_by, assigned_at)
                values (?, ?, 'OPEN', ?, ?, ?, ?)""",
                standing.stream()
                        .filter(one -> !one.isTask())
                        .map(one -> new Object[] {
                            one.inquiryId(),
                            one.incidentId(),
                            step.person(),
                            Tokyo.toColumn(step.dueAt()),
                            step.author(),
                            Tokyo.toColumn(step.writtenAt())
                        })
                        .toList());
    }

    void take(long inquiryId, String person) {
        jdbc.sql("update follow_up set person = ? where inquiry_id = ?")
                .params(person, inquiryId)
                .update();
    }

    void finish(long inquiryId, String person, Instant now) {
        jdbc.sql("update follow_up set state = 'DONE', person = ?, done_by = ?, done_at = ? where inquiry_id = ?")
                .params(Arrays.asList(person, person, Tokyo.toColumn(now), inquiryId))
                .update();
    }

    /** Open ones of this person and of nobody in particular. */
    int waitingFor(long incidentId, String person) {
        return jdbc.sql("""
                        select count(*) from follow_up
                        where incident_id = ? and state = 'OPEN' and (person = ? or person is null)""").params(incidentId, person).query(Integer.class).single();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Tokyo.fromColumn(row.getObject(column, LocalDateTime.class)));
    }
}
