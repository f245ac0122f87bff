package jp.madoguchi.audit;

import jakarta.annotation.security.PermitAll;
import java.util.Collection;
import java.util.Map;

/** Where services note that personal data is about to be seen. */
@FunctionalInterface
public interface Looks {
    /**
     * Comes back when the event is stored for good; to be called before anything is shown.
     *
     * @throws AuditUnavailableException where it can't be stored; nothing must be shown then
     */
    void look(AuditEntry entry);

    /**
     * The same for what is drawn again and again, such as an open list: within a minute, what the same user has had shown in the same
     * place adds no second event.
     *
     * @param shown ids of what is shown; one that is new makes an event
     * @throws AuditUnavailableException where it can't be stored; nothing must be shown then
     */
    @PermitAll
    default void look(AuditEntry entry, Collection<Long> shown) {
        look(entry);
    }

    /**
     * A list of an incident's, as {@link #look(AuditEntry, Collection)}; an empty one shows nobody and is no look.
     *
     * @throws AuditUnavailableException where it can't be stored; nothing must be shown then
     */
    @PermitAll
    default void list(String action, long incidentId, Collection<Long> shown) {
        if (!shown.isEmpty()) {
            look(
                    AuditEntry.of(action, "INCIDENT", incidentId, "-")
                            .with(Map.of("audit.count", String.valueOf(shown.size()))),
                    shown);
        }
    }
}
