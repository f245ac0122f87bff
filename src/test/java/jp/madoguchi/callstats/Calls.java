package jp.madoguchi.callstats;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import jp.madoguchi.inquiry.SealedInquiryColumns;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Calls and inquiries for tests. */
public final class Calls {
    private Calls() {}

    public static Instant at(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).atZone(Tokyo.ZONE).toInstant();
    }

    public static CallRecord answered(String id, LocalDate day, String time) {
        Instant received = at(day, time);
        return new CallRecord(
                id, received, received.plusSeconds(6), received.plusSeconds(180), "0120", "090-0415-5955", "op05");
    }

    public static CallRecord busy(String id, LocalDate day, String time) {
        Instant received = at(day, time);
        return new CallRecord(id, received, null, received.plusSeconds(8), "0120", "080-0519-2873", null);
    }

    public static CallRecord running(String id, LocalDate day, String time) {
        Instant received = at(day, time);
        return new CallRecord(id, received, received.plusSeconds(6), null, "0120", "090-0415-5955", "op05");
    }

    /** An inquiry by telephone as the inquiry room keeps it; its own rules are tested there. */
    public static long inquiry(
            JdbcClient jdbc,
            SealedInquiryColumns sealed,
            long incidentId,
            String callId,
            long categoryId,
            Instant startedAt) {
        long id = Ids.next();
        jdbc.sql("""
                        insert into inquiry (id, incident_id, call_id, category_id, outcome, channel, started_at, ended_at,
                          received_on, operator, sealed_summary, created_by, created_at, version)
                        values (?, ?, ?, ?, 'RESOLVED', 'PHONE', ?, ?, ?, 'op05', ?, 'test', ?, 0)
                        """)
                .params(id, incidentId)
                .param(callId)
                .param(categoryId)
                .param(Tokyo.toColumn(startedAt))
                .param(Tokyo.toColumn(startedAt.plusSeconds(60)))
                .param(Tokyo.day(startedAt))
                .param(sealed.sealSummary(id, ""))
                .param(Tokyo.toColumn(startedAt))
                .update();
        return id;
    }
}
