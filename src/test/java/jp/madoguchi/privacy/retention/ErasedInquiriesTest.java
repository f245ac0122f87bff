package jp.madoguchi.privacy.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.callstats.Calls;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.SealedInquiryColumns;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Among a million inquiries that were erased the few in which something was written since are found without asking all of them. */
@PortalTest
@Tag("database")
class ErasedInquiriesTest {
    private static final int MANY = 200;

    @Autowired
    IncidentService incidents;

    @Autowired
    List<Erasable> erasables;

    @Autowired
    SealedInquiryColumns sealed;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    private Erasable inquiries;
    private ErasureScope scope;
    private long first;

    @BeforeEach
    void manyThatAreErased() {
        CleanDatabase.clean(jdbc);
        Incident incident = KokoIncident.setUp(incidents);
        inquiries = erasables.stream()
                .filter(one -> one.kind() == ErasedKind.INQUIRIES)
                .findFirst()
                .orElseThrow();
        scope = new ErasureScope(incident.id(), null, true, clock.instant(), new CallerNames(new byte[32]));
        for (int i = 0; i < MANY; i++) {
            long id = Calls.inquiry(
                    jdbc,
                    sealed,
                    incident.id(),
                    "c" + i,
                    incident.categories().getFirst().id(),
                    clock.instant());
            first = i == 0 ? id : first;
        }
        erase(0);
    }

    /** Through all of them. @return how many */
    private long erase(long behind) {
        long erased = 0;
        Erasable.Step step;
        do {
            long from = behind;
            step = Objects.requireNonNull(
                    new TransactionTemplate(transactions).execute(status -> inquiries.erase(scope, from, 50)));
            behind = step.reached();
            erased += step.erased();
        } while (!step.over());
        return erased;
    }

    @Test
    void whatWasWrittenAgainIsFoundAndErasedBehindAllOthers() {
        assertThat(inquiries.find(scope)).isEqualTo(new Erasable.Found(0, 0));
        jdbc.sql("update inquiry set sealed_summary = X'01' where id = ?")
                .param(first)
                .update();
        jdbc.sql("update inquiry set erased_at = null where call_id in ('c5', 'c6', 'c7')")
                .update();

        assertThat(inquiries.find(scope)).isEqualTo(new Erasable.Found(4, 0));
        assertThat(erase(0)).isEqualTo(4);
        assertThat(inquiries.find(scope)).isEqualTo(new Erasable.Found(0, 0));
        assertThat(jdbc.sql("select count(*) from inquiry where octet_length(sealed_summary) > 0 or erased_at is null")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** The server counts what it reads. */
    @Test
    @EnabledIfSystemProperty(named = "madoguchi.test.database", matches = "mariadb")
    void anErasedInquiryIsNotAsked() {
        jdbc.sql("analyze table inquiry").query().listOfRows();

        long read = Objects.requireNonNull(new TransactionTemplate(transactions).execute(status -> {
            long before = reads();
            assertThat(inquiries.find(scope)).isEqualTo(new Erasable.Found(0, 0));
            return reads() - before;
        }));

        assertThat(read).isLessThan(MANY / 2);
    }

    private long reads() {
        // MySQL and MariaDB keep it in different tables, and both answer this
        return jdbc
                .sql("show session status like 'Handler_read%'")
                .query((row, n) -> row.getString(1).equals("Handler_read_rnd_next") ? 0 : row.getLong(2))
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
