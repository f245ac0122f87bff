package jp.madoguchi.inquiry;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.retention.ErasedKind;
import jp.madoguchi.privacy.retention.ErasureScope;
import jp.madoguchi.privacy.retention.RowErasure;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Erases what inquiries say and who asked. That there was one, when, about what and with which outcome stays for the figures. */
@Component
class InquiryErasure extends RowErasure {
    private static final Rows ROWS = Rows.markedAmongMany(
            "from inquiry r where r.incident_id = :incident and r.started_at < :before",
            "exists (select 1 from held_inquiry h where h.id = r.id)",
            // whoever goes on with it has to be able to read it; looked for once and not for each inquiry, since they
            // are few
            """
            r.id in (select t.inquiry_id from follow_up t where t.state <> 'DONE')
              or r.id in (select t.inquiry_id from callback t where t.state = 'WAITING')
              or r.id in (select t.inquiry_id from escalation t where t.state in ('ASKED', 'ASKED_BACK', 'ANSWERED'))
              or r.id in (select q.id from asked_inquiry q)""",
            """
            from (select t.id from inquiry t where t.written_again = true
              union select t.inquiry_id from inquiry_version t where octet_length(t.sealed_summary) > 0
                or t.sealed_caller is not null or t.reason_sealed is not null or t.amount_yen is not null
                or t.noticed_on is not null or t.issuer_told is not null or t.police_told is not null
              union select t.inquiry_id from inquiry_fraud t
              union select t.inquiry_id from gift_request t where t.note_sealed is not null
              union select t.inquiry_id from impersonation_report t where t.note_sealed is not null
              union select t.inquiry_id from assignment t where t.note_sealed is not null) a join inquiry r on r.id = a.id
            where r.incident_id = :incident and r.started_at < :before and r.erased_at is not null""");

    private static final List<String> STATEMENTS = List.of(
            "update inquiry set sealed_caller = null, caller_key = null, sealed_summary = X'', erased_at = :at,"
                    // who is correcting one of them in this moment is told that it changed, and doesn't write it back
                    + " version = version + 1 where id in (:ids)",
            """
            update inquiry_version set sealed_caller = null, sealed_summary = X'', reason_sealed = null, amount_yen = null,
              noticed_on = null, issuer_told = null, police_told = null where inquiry_id in (:ids)""",
            // lists are filtered by it, but no figure is made of it
            "delete from inquiry_fraud where inquiry_id in (:ids)",
            "delete from inquiry_text where inquiry_id in (:ids)",
            "delete from inquiry_gram where inquiry_id in (:ids)",
            "update gift_request set note_sealed = null where inquiry_id in (:ids)",
            "update impersonation_report set note_sealed = null where inquiry_id in (:ids)",
            "update assignment set note_sealed = null where inquiry_id in (:ids)");

    private final JdbcClient jdbc;
    private final InquiryCounts counts;
    private final TextIndex index;

    InquiryErasure(JdbcClient jdbc, InquiryCounts counts, TextIndex index) {
        super(jdbc, ErasedKind.INQUIRIES, ROWS, STATEMENTS);
        this.jdbc = jdbc;
        this.counts = counts;
        this.index = index;
    }

    @Override
    public void sweep() {
        index.makeAnew();
    }

    private record Imported(long id, String key) {}

    /**
     * The key of a row that came in without a call was made of the caller's number. What takes its place is made of what stays; with the
     * category it came with, also where that was corrected since; of several that are the same then, the first one is enough to know them by.
     */
    private void replaceImportKeys(ErasureScope scope, List<Long> ids) {
        List<Imported> rows = jdbc.sql("""
                        select i.id, i.started_at, i.operator,
                          coalesce((select v.category_id from inquiry_version v where v.inquiry_id = i.id and v.version = 0), i.category_id)
                        from inquiry i where i.id in (:ids) and i.import_key is not null and i.call_id is null order by i.id""")
                .param("ids", ids)
                .query((row, n) -> new Imported(
                        row.getLong(1),
                        InquiryRow.erasedKey(
                                Objects.requireNonNull(Tokyo.fromColumn(row.getObject(2, LocalDateTime.class))),
                                row.getString(3),
                                row.getLong(4))))
                .list();
        for (Imported row : rows) {
            boolean taken =
                    jdbc.sql("select count(*) from inquiry where incident_id = ? and import_key = ? and id <> ?")
                                    .params(scope.incidentId(), row.key(), row.id())
                                    .query(Integer.class)
                                    .single()
                            > 0;
            jdbc.sql("update inquiry set import_key = ? where id = ?")
                    .params(taken ? InquiryRow.ERASED + row.id() : row.key(), row.id())
                    .update();
        }
    }

    private record Counted(LocalDate day, long categoryId) {}

    /** Totals of what was searched for are counted anew on the days of these inquiries; nobody who saves on another day waits. */
    @Override
    protected void erase(ErasureScope scope, List<Long> ids) {
        super.erase(scope, ids);
        replaceImportKeys(scope, ids);
        jdbc.sql("""
                        select distinct received_on as counted_on, category_id from inquiry where id in (:ids)
                        order by received_on, category_id""")
                .param("ids", ids)
                .query((row, n) -> new Counted(row.getObject(1, LocalDate.class), row.getLong(2)))
                .list()
                .forEach(one -> counts.add(scope.incidentId(), one.day(), one.categoryId(), 0));
    }
}
