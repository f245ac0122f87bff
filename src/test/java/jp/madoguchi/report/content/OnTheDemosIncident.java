package jp.madoguchi.report.content;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import jp.madoguchi.demo.LoadedDemo;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.gift.GiftLotImporter;
import jp.madoguchi.platform.document.OfficialDocument;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.platform.imports.Imports;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.SignedIn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reports on the demo's incident, which is loaded once for all tests of a class, since they only read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnTheDemosIncident {
    @Autowired
    IncidentService incidents;

    @Autowired
    CallFigureSource calls;

    @Autowired
    ReissueFigureSource reissue;

    @Autowired
    OutreachFigureSource outreach;

    @Autowired
    ContractFigureSource contract;

    @Autowired
    SectionTemplates templates;

    @Autowired
    ReportComposer composer;

    @Autowired
    Messages messages;

    @Autowired
    Clock clock;

    @Autowired
    Imports imports;

    @Autowired
    GiftLotImporter lots;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    DataSource dataSource;

    @Autowired
    JdbcClient jdbc;

    FigureCollector collector;
    long incident;

    @BeforeAll
    void loadTheDemo() {
        CleanDatabase.clean(jdbc);
        LoadedDemo.withoutWaves(beans);
        LoadedDemo.lotOfThree(imports, lots);
        collector =
                new FigureCollector(incidents, calls, reissue, outreach, contract, new ActionsOf2022(messages), clock);
        SignedIn.as(Role.OFFICIAL);
        incident = incidents.requireCurrent().id();
        SignedIn.out();
    }

    @AfterAll
    void leaveNothingBehind() {
        CleanDatabase.clean(jdbc);
    }

    @BeforeEach
    void signIn() {
        SignedIn.as(Role.OFFICIAL);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    ReportFigures collect(ReportKind kind, String from, String to) {
        ReportScope scope = new ReportScope(incident, kind, LocalDate.parse(from), LocalDate.parse(to));
        return new TransactionTemplate(transactions).execute(status -> collector.collect(scope));
    }

    ReportFigures ofTheAssembly() {
        return collect(ReportKind.STATUS, "2022-06-23", "2022-08-03");
    }

    OfficialDocument document(ReportFigures figures) {
        return composer.compose(new ReportContent(
                templates.title(figures.scope()),
                List.of("令和4年8月3日"),
                figures,
                templates.of(figures),
                Map.of(),
                Numerals.HALF_WIDTH,
                false,
                figures.takenAt()));
    }

    static <T extends OfficialDocument.Block> List<T> blocks(OfficialDocument document, Class<T> type) {
        return document.blocks().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
