package jp.madoguchi.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class KnownIncidentsTest {
    private final KnownIncidents known = new KnownIncidents();
    private final AtomicInteger reads = new AtomicInteger();

    @BeforeEach
    void reading() {
        TransactionSynchronizationManager.setCurrentTransactionReadOnly(true);
    }

    @AfterEach
    void done() {
        TransactionSynchronizationManager.setCurrentTransactionReadOnly(false);
    }

    private Incident read(int version, int cards, Integer stored) {
        return known.of(new IncidentState(1, version), () -> {
            reads.incrementAndGet();
            return incident(cards, stored);
        });
    }

    private static IncidentEntity incident(int cards, Integer version) {
        IncidentEntity incident = new IncidentEntity();
        incident.id = 1L;
        incident.version = version;
        incident.code = "koko";
        incident.nameJa = "事案";
        incident.nameEn = "Incident";
        incident.affectedCards = cards;
        incident.startsOn = LocalDate.of(2022, 6, 1);
        incident.opensAt = LocalTime.of(9, 0);
        incident.closesAt = LocalTime.of(21, 0);
        incident.closedOn = "";
        incident.reportingOrganisation = "市";
        return incident;
    }

    @Test
    void itIsReadOnceForEachVersion() {
        assertThat(read(1, 10, 1).affectedCards()).isEqualTo(10);
        assertThat(read(1, 20, 1).affectedCards()).isEqualTo(10);
        assertThat(read(2, 20, 2).affectedCards()).isEqualTo(20);
        assertThat(reads).hasValue(2);
    }

    /** A transaction that has read it before goes on seeing what it read, also after somebody else has changed it. */
    @Test
    void whatIsOlderThanItsVersionIsNotKept() {
        assertThat(read(2, 10, 1).affectedCards()).isEqualTo(10);
        assertThat(read(2, 20, 2).affectedCards()).isEqualTo(20);
    }

    @Test
    void whatMayNeverBeCommittedIsNotKept() {
        TransactionSynchronizationManager.setCurrentTransactionReadOnly(false);
        read(2, 10, 2);
        TransactionSynchronizationManager.setCurrentTransactionReadOnly(true);
        assertThat(read(2, 20, 2).affectedCards()).isEqualTo(20);
    }

    @Test
    void onlyTheLastFewAreKept() {
        read(1, 10, 1);
        for (long id = 2; id < 20; id++) {
            known.of(new IncidentState(id, 1), () -> incident(10, 1));
        }
        reads.set(0);
        read(1, 10, 1);
        assertThat(reads).hasValue(1);
    }
}
