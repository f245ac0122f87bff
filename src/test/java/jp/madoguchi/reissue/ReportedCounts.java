package jp.madoguchi.reissue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.Issuer;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reports as contractors have sent them, written straight into the database, for tests of what the city does with them. */
public final class ReportedCounts {
    public static final LocalDate MAY_31 = LocalDate.of(2022, 5, 31);
    public static final LocalDate JUNE_30 = LocalDate.of(2022, 6, 30);
    public static final int[] MAY = {10484, 7009, 5962, 3575, 1989};
    /** 60.1 % in all. */
    public static final int[] JUNE = {13760, 9239, 7568, 4796, 2688};

    public static final byte[] FILE = "as_of,issuer,reissued_cards\n".getBytes(StandardCharsets.UTF_8);

    private final JdbcClient jdbc;
    private final Incident incident;
    private String organisation;
    private String sender = "contractor";
    private Instant sentAt = Instant.parse("2022-07-04T01:00:00Z");
    private int revision = 1;
    private @Nullable String reason;

    public ReportedCounts(JdbcClient jdbc, Incident incident) {
        this.jdbc = jdbc;
        this.incident = incident;
        this.organisation = incident.reportingOrganisation();
    }

    public ReportedCounts of(String other, String user) {
        this.organisation = other;
        this.sender = user;
        return this;
    }

    public ReportedCounts sentAt(Instant at) {
        this.sentAt = at;
        return this;
    }

    public ReportedCounts revision(int number, @Nullable String why) {
        this.revision = number;
        this.reason = why;
        return this;
    }

    /** One that waits. */
    public long sent(LocalDate asOf, int... reissued) {
        return in(ReportState.SUBMITTED, asOf, reissued);
    }

    public long in(ReportState state, LocalDate asOf, int... reissued) {
        long upload = Ids.next();
        jdbc.sql("""
                        insert into reissue_upload (id, incident_id, organisation, file_name, sha256, uploaded_by, uploaded_at)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        upload,
                        incident.id(),
                        organisation,
                        "再発行-" + asOf + ".csv",
                        "a".repeat(64),
                        sender,
                        Tokyo.toColumn(sentAt))
                .update();
        jdbc.sql("insert into reissue_upload_file (upload_id, content) values (?, ?)")
                .params(upload, FILE)
                .update();
        long report = Ids.next();
        jdbc.sql("""
                        insert into reissue_report (id, incident_id, upload_id, organisation, as_of, revision, state, submitted_at,
                          submitted_by, correction_reason)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(java.util.Arrays.asList(
                        report,
                        incident.id(),
                        upload,
                        organisation,
                        asOf,
                        revision,
                        state.name(),
                        Tokyo.toColumn(sentAt),
                        sender,
                        reason))
                .update();
        List<Issuer> issuers = incident.issuers();
        for (int i = 0; i < issuers.size(); i++) {
            jdbc.sql("""
                            insert into reissue_count (id, report_id, issuer_id, affected_cards, reissued_cards)
                            values (?, ?, ?, ?, ?)""")
                    .params(
                            Ids.next(),
                            report,
                            issuers.get(i).id(),
                            issuers.get(i).affectedCards(),
                            reissued[i])
                    .update();
        }
        return report;
    }
}
