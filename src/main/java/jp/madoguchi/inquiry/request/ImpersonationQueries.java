package jp.madoguchi.inquiry.request;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.inquiry.InquiryNumber;
import jp.madoguchi.inquiry.SealedInquiryColumns;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.FieldCipher;
import jp.madoguchi.privacy.Masking;
import jp.madoguchi.privacy.SealedColumn;
import jp.madoguchi.privacy.SealedColumns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the reports of people who pose as us. */
@Repository
class ImpersonationQueries implements SealedColumns {
    private static final SealedColumn NOTE = new SealedColumn("impersonation_report", "inquiry_id", "note_sealed");

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final SealedInquiryColumns sealed;

    ImpersonationQueries(JdbcClient jdbc, FieldCipher cipher, SealedInquiryColumns sealed) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.sealed = sealed;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(NOTE);
    }

    void add(long incidentId, long inquiryId, Instant now) {
        jdbc.sql("insert into impersonation_report (inquiry_id, incident_id, reported_at) values (?, ?, ?)")
                .params(Arrays.asList(inquiryId, incidentId, Tokyo.toColumn(now)))
                .update();
    }

    /** Those that wait first, the oldest of them on top; then the settled ones, the latest first. */
    List<ImpersonationReport> all(long incidentId, int most) {
        return jdbc.sql("""
                        select r.inquiry_id, r.reported_at, i.operator, i.sealed_caller, i.sealed_summary, r.settled_by, r.settled_at,
                          r.note_sealed
                        from impersonation_report r join inquiry i on i.id = r.inquiry_id
                        where r.incident_id = ?
                        order by case when r.settled_at is null then 0 else 1 end,
                          case when r.settled_at is null then r.reported_at end, r.settled_at desc, r.inquiry_id
                        limit ?""")
                .params(incidentId, most)
                .query((row, n) -> {
                    String caller = sealed.caller(row.getLong("inquiry_id"), row);
                    return new ImpersonationReport(
                            row.getLong("inquiry_id"),
                            InquiryNumber.of(row.getLong("inquiry_id")),
                            Objects.requireNonNull(Tokyo.fromColumn(row.getObject("reported_at", LocalDateTime.class))),
                            row.getString("operator"),
                            caller == null ? null : Masking.phone(caller),
                            sealed.summary(row.getLong("inquiry_id"), row),
                            row.getString("settled_by"),
                            Tokyo.fromColumn(row.getObject("settled_at", LocalDateTime.class)),
                            NOTE.open(cipher, row.getLong("inquiry_id"), row.getBytes("note_sealed")));
                })
                .list();
    }

    int waiting(long incidentId) {
        return jdbc.sql("select count(*) from impersonation_report where incident_id = ? and settled_at is null")
                .param(incidentId)
                .query(Integer.class)
                .single();
    }

    /** False where it is settled already, or unknown. */
    boolean settle(long incidentId, long inquiryId, String note, String user, Instant now) {
        return jdbc.sql("""
                                update impersonation_report set settled_by = ?, settled_at = ?, note_sealed = ?
                                where inquiry_id = ? and incident_id = ? and settled_at is null""")
                        .params(Arrays.asList(
                                user, Tokyo.toColumn(now), NOTE.seal(cipher, inquiryId, note), inquiryId, incidentId))
                        .update()
                > 0;
    }
}
