package jp.madoguchi.testing;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.inquiry.SealedInquiryColumns;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Inquiries of earlier days, at noon, counted as the portal counts them. */
public final class PastNotes {
    private static final AtomicLong IDS = new AtomicLong(7_000_000);

    private PastNotes() {}

    /** Adds one for each note; about gifts. */
    public static void add(
            JdbcClient jdbc, SealedInquiryColumns sealed, Incident incident, LocalDate day, String... notes) {
        long category = incident.category("GIFT").orElseThrow().id();
        Object noon = Tokyo.toColumn(day.atTime(12, 0).atZone(Tokyo.ZONE).toInstant());
        for (String note : notes) {
            long id = IDS.incrementAndGet();
            jdbc.sql("""
                            insert into inquiry (id, incident_id, category_id, outcome, channel, started_at, ended_at, received_on,
                              operator, sealed_summary, created_by, created_at, version)
                            values (?, ?, ?, 'RESOLVED', 'PHONE', ?, ?, ?, 'operator', ?, 'operator', ?, 0)""")
                    .params(Arrays.asList(
                            id, incident.id(), category, noon, noon, day, sealed.sealSummary(id, note), noon))
                    .update();
        }
        int there = jdbc.sql("update inquiry_count set inquiries = inquiries + ?"
                        + " where incident_id = ? and received_on = ? and category_id = ?")
                .params(notes.length, incident.id(), day, category)
                .update();
        if (there == 0) {
            jdbc.sql("insert into inquiry_count (incident_id, received_on, category_id, inquiries) values (?, ?, ?, ?)")
                    .params(incident.id(), day, category, notes.length)
                    .update();
        }
    }
}
