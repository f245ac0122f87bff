package jp.madoguchi.inquiry;

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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of drafts; what the desk asks is bound to one user, so that nobody comes by another's. */
@Repository
class DraftQueries {
    private static final String COLUMNS = """
            id, submission_key, incident_id, call_id, case_id, category_id, outcome, channel, started_at, sealed_caller,
            sealed_summary, revision, sealed_particulars, kept_at""";

    private final JdbcClient jdbc;
    private final ParticularsText texts;

    private final SealedInquiryColumns sealed;

    DraftQueries(JdbcClient jdbc, ParticularsText texts, SealedInquiryColumns sealed) {
        this.jdbc = jdbc;
        this.sealed = sealed;
        this.texts = texts;
    }

    /**
     * What there is already for a key.
     *
     * @param draft the id of this user's draft
     * @param logged an inquiry has been saved from the form
     */
    record Standing(@Nullable Long draft, boolean logged) {}

    /** One statement, since the desk asks with each field that is filled. */
    Standing standing(String user, String key) {
        return jdbc.sql("""
                        select (select id from inquiry_draft where submission_key = ? and user_name = ?) as draft,
                          (select count(*) from inquiry where submission_key = ?) as logged""")
                .params(key, user, key)
                .query((row, n) -> new Standing(id(row, "draft"), row.getInt("logged") > 0))
                .single();
    }

    /** Takes the draft over one that is older or the same; false where there is none of this user. */
    boolean update(String user, InquiryDraft draft) {
        Long id = standing(user, draft.key()).draft();
        return id != null && update(id, draft);
    }

    boolean update(long id, InquiryDraft draft) {
        return jdbc.sql("""
                                update inquiry_draft set call_id = ?, case_id = ?, category_id = ?, outcome = ?, channel = ?,
                                started_at = ?, sealed_caller = ?, sealed_summary = ?, revision = ?, sealed_particulars = ?,
                                kept_at = ?
                                where id = ?""")
                        .params(Arrays.asList(
                                draft.callId(),
                                draft.caseId(),
                                draft.categoryId(),
                                name(draft.outcome()),
                                name(draft.channel()),
                                Tokyo.toColumn(draft.startedAt()),
                                sealed.seal(SealedInquiryColumns.DRAFT_CALLER, id, draft.caller()),
                                sealed.seal(SealedInquiryColumns.DRAFT_SUMMARY, id, draft.summary()),
                                draft.revision(),
                                sealed.seal(
                                        SealedInquiryColumns.DRAFT_PARTICULARS, id, texts.write(draft.particulars())),
                                Tokyo.toColumn(draft.keptAt()),
                                id))
                        .update()
                > 0;
    }

    void insert(String user, InquiryDraft draft) {
        long id = Ids.next();
        jdbc.sql("""
                        insert into inquiry_draft (id, submission_key, user_name, incident_id, sealed_caller, sealed_summary, revision,
                          kept_at)
                        values (?, ?, ?, ?, ?, ?, 0, ?)""")
                .params(Arrays.asList(
                        id,
                        draft.key(),
                        user,
                        draft.incidentId(),
                        sealed.seal(SealedInquiryColumns.DRAFT_CALLER, id, ""),
                        sealed.seal(SealedInquiryColumns.DRAFT_SUMMARY, id, ""),
                        Tokyo.toColumn(draft.keptAt())))
                .update();
        update(id, draft);
    }

    /** The latest first. */
    List<InquiryDraft> of(String user, long incidentId) {
        return jdbc.sql(
                        "select " + COLUMNS
                                + " from inquiry_draft where user_name = ? and incident_id = ? order by kept_at desc, submission_key")
                .params(user, incidentId)
                .query(this::draft)
                .list();
    }

    /** Of all users, for who tells a person what is stored about them; the latest first. */
    List<InquiryDraft> ofCases(long incidentId, Collection<Long> caseIds) {
        return jdbc.sql(
                        "select " + COLUMNS
                                + " from inquiry_draft where incident_id = :incident and case_id in (:cases) order by kept_at desc, id")
                .param("incident", incidentId)
                .param("cases", caseIds)
                .query(this::draft)
                .list();
    }

    Optional<InquiryDraft> find(String user, String key) {
        return jdbc.sql("select " + COLUMNS + " from inquiry_draft where user_name = ? and submission_key = ?")
                .params(user, key)
                .query(this::draft)
                .optional();
    }

    void delete(String user, String key) {
        jdbc.sql("delete from inquiry_draft where user_name = ? and submission_key = ?")
                .params(user, key)
                .update();
    }

    int deleteKeptBefore(Instant moment) {
        // what an open request of the person asks for stays until that is answered, and what must be kept for them as
        // long as it must
        return jdbc.sql("""
                        delete from inquiry_draft where kept_at < ?
                          and not exists (select 1 from asked_case q where q.case_id = inquiry_draft.case_id)
                          and not exists (select 1 from held_case h where h.case_id = inquiry_draft.case_id)""").param(Tokyo.toColumn(moment)).update();
    }

    private InquiryDraft draft(ResultSet row, int number) throws SQLException {
        long id = row.getLong("id");
        return new InquiryDraft(
                row.getString("submission_key"),
                row.getLong("incident_id"),
                row.getString("call_id"),
                id(row, "case_id"),
                id(row, "category_id"),
                row.getString("outcome") == null ? null : Outcome.valueOf(row.getString("outcome")),
                row.getString("channel") == null ? null : Channel.valueOf(row.getString("channel")),
                Tokyo.fromColumn(row.getObject("started_at", LocalDateTime.class)),
                Objects.requireNonNull(
                        sealed.open(SealedInquiryColumns.DRAFT_CALLER, id, row.getBytes("sealed_caller"))),
                Objects.requireNonNull(
                        sealed.open(SealedInquiryColumns.DRAFT_SUMMARY, id, row.getBytes("sealed_summary"))),
                row.getLong("revision"),
                texts.read(sealed.open(SealedInquiryColumns.DRAFT_PARTICULARS, id, row.getBytes("sealed_particulars"))),
                Objects.requireNonNull(Tokyo.fromColumn(row.getObject("kept_at", LocalDateTime.class))));
    }

    private static @Nullable Long id(ResultSet row, String column) throws SQLException {
        long id = row.getLong(column);
        return row.wasNull() ? null : id;
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
