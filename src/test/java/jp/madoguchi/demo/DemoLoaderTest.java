package jp.madoguchi.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import jp.madoguchi.casefile.CaseFileCounts;
import jp.madoguchi.casefile.CaseFileService;
import jp.madoguchi.incident.ImportLog;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.incident.Milestone;
import jp.madoguchi.reissue.ReissueService;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
@Tag("database")
class DemoLoaderTest {
    @Autowired
    IncidentService incidents;

    @Autowired
    CaseFileService caseFiles;

    @Autowired
    ReissueService reissue;

    @Autowired
    ImportLog importLog;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void clean() {
        CleanDatabase.clean(jdbc);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void anEmptyDatabaseGetsTheIncidentOf2022AndASecondStartNothingMore() {
        load();

        SignedIn.as(Role.AUDITOR);
        Incident incident = incidents.requireCurrent();
        CaseFileCounts counts = caseFiles.counts(incident.id());
        assertThat(incident.milestones()).hasSize(5).extracting(Milestone::kind).doesNotContainNull();
        assertThat(counts.cards()).isEqualTo(63_337);
        assertThat(counts.persons()).isEqualTo(61_157);
        assertThat(reissue.rates(incident.id(), LocalDate.of(2022, 6, 30))
                        .total()
                        .reissued())
                .isEqualTo(38_051);
        List<ImportLog.Entry> entries = importLog.page(0, 100);
        assertThat(entries)
                .extracting(ImportLog.Entry::fileName)
                .containsExactly(
                        "reissue-counts.csv",
                        "inquiries-2022.csv",
                        "acd-calls-2022.csv",
                        "affected-cards.csv",
                        "milestones.csv");
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.importedBy()).isEqualTo("demo");
            assertThat(entry.added()).isEqualTo(entry.read()).isPositive();
            assertThat(entry.sha256()).hasSize(64);
        });

        load();

        SignedIn.as(Role.AUDITOR);
        assertThat(importLog.page(0, 100)).isEqualTo(entries);
        assertThat(incidents.requireCurrent()).isEqualTo(incident);
        assertThat(caseFiles.counts(incident.id())).isEqualTo(counts);
    }

    private void load() {
        beans.createBean(DemoLoader.class).run(new DefaultApplicationArguments());
    }
}
