package jp.madoguchi.reissue;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.Roles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** When an organisation sent what, without the counts; for those who judge whether it reported. */
@Service
@Transactional(readOnly = true)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
public class SentReportService {
    private final JdbcClient jdbc;

    SentReportService(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The reports for the days of a span, both ends included, by their day and time; drafts are not among them. */
    public List<SentReport> sent(long incidentId, String organisation, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        select r.as_of, r.state, coalesce(r.submitted_at, u.uploaded_at) as sent_at
                        from reissue_report r join reissue_upload u on u.id = r.upload_id
                        where r.incident_id = ? and r.organisation = ? and r.as_of between ? and ? and r.state <> 'DRAFT'
                        order by r.as_of, r.revision""")
                .params(incidentId, organisation, from, to)
                .query((row, n) -> new SentReport(
                        row.getObject("as_of", LocalDate.class),
                        ReportState.valueOf(row.getString("state")),
                        Objects.requireNonNull(Tokyo.fromColumn(row.getObject("sent_at", LocalDateTime.class)))))
                .list();
    }
}
