package jp.madoguchi.incident;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Incidents as they were read last. Every screen asks for the incident several times in each round trip, and it changes a few times in
 * its life: with all it holds it takes some twenty statements, which state is stored takes one. That one is always asked, so
 * that another node's change, too, is seen at once.
 */
@Component
class KnownIncidents {
    private record Known(int version, Incident incident) {}

    private final Map<Long, Known> incidents = new ConcurrentHashMap<>();

    /** @param read how to read it, in the running transaction */
    Incident of(IncidentState stored, Supplier<Incident> read) {
        Known known = incidents.get(stored.id());
        if (known != null && known.version() == stored.version()) {
            return known.incident();
        }
        Incident incident = read.get();
        // a change that isn't committed may never be, and another one would get its number
        if (TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            incidents.put(stored.id(), new Known(stored.version(), incident));
        }
        return incident;
    }
}
