package jp.madoguchi.incident;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
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

    /** A local government works on one, perhaps on a few at a time. */
    private static final int MOST = 8;

    private final Map<Long, Known> incidents = Collections.synchronizedMap(new LinkedHashMap<>(MOST * 2, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Known> eldest) {
            return size() > MOST;
        }
    });

    /** @param read how to read it, in the running transaction; it may have been read in it before, and be older than what is stored now */
    Incident of(IncidentState stored, Supplier<IncidentEntity> read) {
        Known known = incidents.get(stored.id());
        if (known != null && known.version() == stored.version()) {
            return known.incident();
        }
        IncidentEntity entity = read.get();
        Incident incident = entity.toIncident();
        // a change that isn't committed may never be, and another one would get its number
        if (TransactionSynchronizationManager.isCurrentTransactionReadOnly()
                && stored.version().equals(entity.version)) {
            incidents.put(stored.id(), new Known(stored.version(), incident));
        }
        return incident;
    }
}
