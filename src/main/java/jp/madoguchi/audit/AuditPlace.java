package jp.madoguchi.audit;

import java.time.Instant;

/** A place in the list of events, which is sorted by time and number, the latest first. */
public record AuditPlace(Instant at, long number) {
    public static AuditPlace of(AuditEvent event) {
        return new AuditPlace(event.at(), event.number());
    }
}
