package jp.madoguchi.privacy.export;

import java.util.Map;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.AuditObject;
import jp.madoguchi.audit.AuditTrail;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells of every change of a request: the audit trail in the transaction of the change, open screens after it. */
@Component
class ExportTrail {
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;

    ExportTrail(AuditTrail trail, ApplicationEventPublisher events) {
        this.trail = trail;
        this.events = events;
    }

    /**
     * Call it last in the transaction of the change. Without the words, which may name whom the list is about: they stand with the request,
     * encrypted, and are erased one day.
     *
     * @param action key of the text that names it
     * @param rows as many as it is about now
     */
    void record(String action, ExportRequest request, long rows) {
        events.publishEvent(new ExportRequestsChanged());
        trail.record(AuditEntry.of(
                        action, new AuditObject("E-" + request.id(), "EXPORT_REQUEST", String.valueOf(request.id())))
                .with(Map.of(request.scope().kind(), String.valueOf(rows))));
    }
}
