package jp.madoguchi.audit;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** What was done with one object, without who did it: for the person whose object it is. */
@Component
public class LooksAtObject {
    private final AuditQueries queries;

    LooksAtObject(AuditQueries queries) {
        this.queries = queries;
    }

    /** @param roles as the trail names them */
    public record Look(Instant at, String roles, String action) {}

    /** The latest first. */
    public List<Look> at(String kind, String id, int most) {
        return queries.page(AuditFilter.historyOf(new AuditObject(id, kind, id)), null, 0, most).stream()
                .map(AuditEvent::of)
                .map(event -> new Look(event.at(), event.roles(), event.action()))
                .toList();
    }
}
