package jp.madoguchi.reissue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import jp.madoguchi.audit.AuditTrail;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts into the audit trail what senders did, in their transaction and last in it. */
@Component
class SubmissionTrail {
    private final ReissueStore reports;
    private final SubmissionStore store;
    private final AuditTrail audit;

    SubmissionTrail(ReissueStore reports, SubmissionStore store, AuditTrail audit) {
        this.reports = reports;
        this.store = store;
        this.audit = audit;
    }

    /** Each report of the file is an event of its own, as its acceptance is. */
    void sent(long incidentId, long uploadId, String organisation) {
        Map<Long, SubmissionNote> notes = store.notes(incidentId, organisation);
        reports.upload(uploadId, organisation)
                .ifPresent(upload -> upload.reports().forEach(report -> {
                    SubmissionNote note = notes.get(report.id());
                    Map<String, String> details = details(report, organisation);
                    details.put(
                            "reissue.audit.total",
                            Objects.toString(report.total().reissued()));
                    details.put("reissue.audit.file", upload.sha256());
                    record("reissue.audit.sent", report, note == null ? null : note.correctionReason(), details);
                }));
    }

    void withdrawn(long reportId, String organisation) {
        reports.report(reportId, organisation)
                .ifPresent(report -> record("reissue.audit.withdrawn", report, null, details(report, organisation)));
    }

    /** A file that isn't sent yet: kept, kept in another way, or thrown away. */
    void draft(String action, long uploadId, String organisation) {
        audit.record(action, "D-" + uploadId, null, Map.of("reissue.audit.organisation", organisation));
    }

    private void record(String action, ReissueReport report, @Nullable String reason, Map<String, String> details) {
        audit.record(action, Long.toString(report.id()), reason, details);
    }

    private static Map<String, String> details(ReissueReport report, String organisation) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("reissue.audit.asOf", report.asOf().toString());
        details.put("reissue.audit.revision", Integer.toString(report.revision()));
        details.put("reissue.audit.organisation", organisation);
        return details;
    }
}
