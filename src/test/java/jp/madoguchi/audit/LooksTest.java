package jp.madoguchi.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.callstats.Calls;
import jp.madoguchi.casefile.CaseFile;
import jp.madoguchi.casefile.CaseFileService;
import jp.madoguchi.casefile.HolderFields;
import jp.madoguchi.casefile.StoredPersons;
import jp.madoguchi.casefile.merge.DuplicateService;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.DeskService;
import jp.madoguchi.inquiry.InquiryExportService;
import jp.madoguchi.inquiry.InquiryFilter;
import jp.madoguchi.inquiry.InquiryListService;
import jp.madoguchi.inquiry.InquirySort;
import jp.madoguchi.inquiry.ListColumn;
import jp.madoguchi.inquiry.SealedInquiryColumns;
import jp.madoguchi.inquiry.callback.CallbackService;
import jp.madoguchi.inquiry.escalation.DeskEscalationService;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.gift.GiftDifferenceService;
import jp.madoguchi.outreach.gift.GiftReplacementService;
import jp.madoguchi.outreach.wave.OptOutService;
import jp.madoguchi.platform.i18n.LocalizedText;
import jp.madoguchi.privacy.RevealLog;
import jp.madoguchi.privacy.RevealedObject;
import jp.madoguchi.privacy.export.BulkExportService;
import jp.madoguchi.privacy.export.ExportDecisionService;
import jp.madoguchi.privacy.export.ExportScope;
import jp.madoguchi.privacy.retention.RetentionService;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each look at personal data, each search and each export is one entry, and none says whom it was about but by number. */
@PortalTest
@Tag("database")
class LooksTest {
    @Autowired
    IncidentService incidents;

    @Autowired
    CaseFileService cases;

    @Autowired
    DeskService desk;

    @Autowired
    InquiryListService list;

    @Autowired
    InquiryExportService export;

    @Autowired
    RevealLog reveals;

    @Autowired
    RetentionService retention;

    @Autowired
    BulkExportService exports;

    @Autowired
    ExportDecisionService exportDecisions;

    @Autowired
    CallbackService callbacks;

    @Autowired
    DeskEscalationService escalations;

    @Autowired
    DuplicateService duplicates;

    @Autowired
    OptOutService optOuts;

    @Autowired
    GiftReplacementService replacements;

    @Autowired
    GiftDifferenceService differences;

    @Autowired
    Clock clock;

    @Autowired
    SealedInquiryColumns sealed;

    @Autowired
    AuditWriting writing;

    @Autowired
    DataSource dataSource;

    @Autowired
    JdbcClient jdbc;

    private Incident incident;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        StoredPersons.add(
                jdbc,
                7,
                incident.id(),
                "U000007",
                new HolderFields("山田 花子", "ヤマダ ハナコ", "hanako@example.jp", "090-1234-5678"));
        jdbc.sql("delete from audit_event").update();
        jdbc.sql("delete from audit_head").update();
        SignedIn.as(Role.SUPERVISOR);
    }

    @AfterEach
    void out() {
        SignedIn.out();
    }

    private List<String> entries() {
        return jdbc.sql("select concat(action, ' ', object, ' ', details) from audit_event order by number")
                .query(String.class)
                .list();
    }

    /** As when a whole shift signs in at once: each holds a connection of the pool and waits for its look to be stored. */
    @Test
    @Assures("E1")
    void looksAreStoredWhileThoseWhoWaitHaveTheWholePool() throws Exception {
        AuditRow look = writing.row(AuditEntry.of("audit.look.case", "CASE", 7, "U000007"));
        int before = jdbc.sql("select count(*) from audit_event")
                .query(Integer.class)
                .single();
        LookAppender fresh = new LookAppender(dataSource);
        List<Connection> all = new ArrayList<>();
        try {
            int most = dataSource.unwrap(HikariDataSource.class).getMaximumPoolSize();
            for (int i = 0; i < most; i++) {
                all.add(dataSource.getConnection());
            }
            fresh.append(look);
        } finally {
            for (Connection one : all) {
                one.close();
            }
            fresh.destroy();
        }
        assertThat(jdbc.sql("select count(*) from audit_event")
                        .query(Integer.class)
                        .single())
                .isEqualTo(before + 1);
    }

    @Test
    @Assures("E1")
    void aSearchSaysItsKindAndHowManyWereFound() {
        cases.search(incident.id(), "山田", 5);
        cases.search(incident.id(), "hanako@example.jp", 5);
        cases.search(incident.id(), "0901234", 5);
        cases.search(incident.id(), "やまだ", 5);
        cases.search(incident.id(), "U000007", 5);
        desk.caller(incident.id(), "090-9999-9999");
        desk.search(incident.id(), " ", 5);

        assertThat(entries())
                .containsExactly(
                        "audit.look.search - {\"audit.search.WORDS\":\"1\"}",
                        "audit.look.search - {\"audit.search.EMAIL\":\"1\"}",
                        "audit.look.search - {\"audit.search.PHONE\":\"1\"}",
                        "audit.look.search - {\"audit.search.KANA\":\"1\"}",
                        "audit.look.search - {\"audit.search.NUMBER\":\"1\"}",
                        "audit.look.search - {\"audit.search.PHONE\":\"0\"}");
        assertThat(jdbc.sql("select * from audit_event").query().listOfRows().toString())
                .doesNotContain("山田", "hanako", "1234", "9999", "やまだ");
    }

    @Test
    @Assures("E1")
    void anOpenedCaseIsOneEntryInItsOwnHistory() {
        CaseFile person = cases.byId(7).orElseThrow();
        desk.story(incident.id(), person);

        assertThat(entries()).containsExactly("audit.look.case U000007 {}");
        assertThat(jdbc.sql("select count(*) from audit_event where object_kind = 'CASE' and object_id = '7'")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    @Assures("E1")
    void theListSearchedAndTheFileOfItAreOneEntryEach() {
        InquiryFilter all = InquiryFilter.all(incident.id());
        list.page(all, InquirySort.LATEST_FIRST, 0, 50);
        list.page(all.containing("090-1234-5678"), InquirySort.LATEST_FIRST, 0, 50);
        export.table(all, ListColumn.STANDARD, Locale.JAPANESE);

        assertThat(entries())
                .containsExactly(
                        "audit.look.list - {\"audit.search.PHONE\":\"0\"}",
                        "audit.export.inquiries " + incident.code() + " {\"audit.count\":\"0\"}");
    }

    /** An open list is drawn again with each change that somebody makes; only what is new in it is a new look. */
    @Test
    @Assures("E1")
    void drawingAListAgainIsNoSecondLookUnlessItShowsSomethingNew() {
        long category = incident.categories().getFirst().id();
        Calls.inquiry(jdbc, sealed, incident.id(), "c1", category, clock.instant());
        InquiryFilter all = InquiryFilter.all(incident.id());
        for (int i = 0; i < 5; i++) {
            list.page(all, InquirySort.LATEST_FIRST, 0, 50);
        }
        assertThat(entries()).hasSize(1);
        Calls.inquiry(jdbc, sealed, incident.id(), "c2", category, clock.instant());
        list.page(all, InquirySort.LATEST_FIRST, 0, 50);
        list.page(all, InquirySort.LATEST_FIRST, 0, 50);
        assertThat(entries()).hasSize(2);
        list.page(all.containing("山田"), InquirySort.LATEST_FIRST, 0, 50);
        list.page(all.containing("花子"), InquirySort.LATEST_FIRST, 0, 50);
        assertThat(entries()).as("each search").hasSize(4);
        SignedIn.as(Role.AUDITOR);
        list.page(all, InquirySort.LATEST_FIRST, 0, 50);
        assertThat(entries()).as("another user").hasSize(5);
    }

    @Test
    @Assures("E1")
    void listsOfCallbacksEscalationsAndDuplicatesAreLooks() {
        long category = incident.categories().getFirst().id();
        long inquiry = Calls.inquiry(jdbc, sealed, incident.id(), "c1", category, clock.instant());
        jdbc.sql("""
                        insert into callback (id, incident_id, inquiry_id, due_at, promised_by, promised_at, state, attempts)
                        values (1, ?, ?, now(), 'op', now(), 'WAITING', 0)""").params(incident.id(), inquiry).update();
        jdbc.sql("""
                        insert into escalation (id, incident_id, inquiry_id, state, urgency, due_at, asked_by, asked_at, changed_at, entries,
                          submission_key) values (1, ?, ?, 'ASKED', 'TODAY', now(), 'op', now(), now(), 0, 'k')""").params(incident.id(), inquiry).update();
        StoredPersons.add(
                jdbc, 8, incident.id(), "U000008", new HolderFields("山田 花子", "ヤマダ ハナコ", "h@example.jp", null));

        callbacks.waiting(incident.id());
        callbacks.waiting(incident.id());
        escalations.open(incident.id(), 0, 10);
        duplicates.compare(incident.id(), "U000007", "U000008");
        cases.byId(8);

        assertThat(entries())
                .containsExactly(
                        "audit.look.callbacks - {\"audit.count\":\"1\"}",
                        "audit.look.escalations - {\"audit.count\":\"1\"}",
                        "audit.look.duplicates - {\"audit.count\":\"2\"}",
                        "audit.look.case U000008 {}");
    }

    /** Reasons and remarks about persons: what draws them again within a minute shows nothing new. */
    @Test
    @Assures("E1")
    void listsOfOptOutsReplacementsAndSettledDifferencesAreLooks() {
        SignedIn.as(Role.OFFICIAL);
        optOuts.add(incident.id(), "U000007", MessageChannel.EMAIL, "長女より連絡");
        aReplacementThatWaitsAndASettledDifference();
        jdbc.sql("delete from audit_event").update();
        jdbc.sql("delete from audit_head").update();

        for (int i = 0; i < 2; i++) {
            optOuts.optOuts(incident.id(), 10);
            replacements.waiting(incident.id(), 0, 10);
            replacements.decided(incident.id(), 0, 10);
            differences.page(incident.id(), false, 0, 10);
            differences.page(incident.id(), true, 0, 10);
        }
        assertThat(entries())
                .containsExactly(
                        "audit.look.optOuts - {\"audit.count\":\"1\"}",
                        "audit.look.replacements - {\"audit.count\":\"1\"}",
                        "audit.look.differences - {\"audit.count\":\"1\"}");
        optOuts.add(incident.id(), "U000007", MessageChannel.SMS, "電話も");
        optOuts.optOuts(incident.id(), 10);
        assertThat(entries()).last().isEqualTo("audit.look.optOuts - {\"audit.count\":\"2\"}");
        assertThat(jdbc.sql("select * from audit_event").query().listOfRows().toString())
                .doesNotContain("長女", "電話も", "山田");
    }

    private void aReplacementThatWaitsAndASettledDifference() {
        jdbc.sql("""
                        insert into affected_card (id, incident_id, case_id, card_ref, issuer_id) values (1, ?, 7, 'K-1', ?)""").params(incident.id(), incident.issuers().getFirst().id()).update();
        jdbc.sql("""
                        insert into gift_lot (id, incident_id, name, provider, value_yen, file_name, file_digest, gifts, imported_by, imported_at)
                        values (1, ?, 'lot', 'P', 500, 'lot.csv', 'd', 1, 'official', now())""").param(incident.id()).update();
        jdbc.sql("""
                        insert into gift (id, incident_id, lot_id, serial_index, url_index, code, value_yen, state, state_at)
                        values (1, ?, 1, 's', 'u', ?, 500, 'SENT', now())""").params(incident.id(), new byte[] {1}).update();
        // words of no bytes are words that were erased
        jdbc.sql("""
                        insert into gift_replacement (id, incident_id, card_id, case_id, old_gift_id, cause, reason_sealed, state, asked_by,
                          asked_at) values (1, ?, 1, 7, 1, 'LEAKED', ?, 'ASKED', 'supervisor', now())""").params(incident.id(), new byte[0]).update();
        jdbc.sql("""
                        insert into gift_result_file (id, incident_id, file_name, file_digest, rows_read, rows_changed, differences,
                          imported_by, imported_at) values (1, ?, 'result.csv', 'd', 1, 0, 1, 'official', now())""").param(incident.id()).update();
        jdbc.sql("""
                        insert into gift_difference (id, incident_id, result_file_id, line_number, kind, serial_index, gift_id, told_state,
                          found_at, settled_at, settled_by, settled_note_sealed)
                        values (1, ?, 1, 2, 'NEVER_SENT', 's', 1, 'RECEIVED', now(), now(), 'official', ?)""").params(incident.id(), new byte[0]).update();
    }

    @Test
    @Assures("E1")
    void listsOfReasonsThatMayNamePersonsAreLooks() {
        SignedIn.as(Role.OFFICIAL);
        retention.hold(incident.id(), "U000007", "山田様との訴訟のため");
        reveals.record(new RevealedObject("inquiry", "Q-1"), "山田様から電話");
        exports.request(ExportScope.of("inquiry.list.title", "山田"), 2_000, new LocalizedText("山田", "山田"), "山田様の件");
        SignedIn.as(Role.AUDITOR);
        for (int i = 0; i < 2; i++) {
            retention.holds(incident.id());
            exportDecisions.requests();
            reveals.page(0, 10);
            reveals.page(10, 10);
        }

        assertThat(entries().stream().filter(entry -> entry.contains("s - ")))
                .containsExactly(
                        "audit.look.holds - {\"audit.count\":\"1\"}",
                        "audit.look.exports - {\"audit.count\":\"1\"}",
                        "audit.look.reveals - {\"audit.count\":\"1\"}");
        assertThat(jdbc.sql("select * from audit_event").query().listOfRows().toString())
                .doesNotContain("山田");
    }

    @Test
    @Assures("E1")
    void aRevealIsOneEntryAndItsReasonStandsInTheRegister() {
        SignedIn.as(Role.OFFICIAL);
        reveals.record(new RevealedObject("inquiry", "Q-1"), "本人から 090-1234-5678 で電話");

        assertThat(entries()).containsExactly("audit.look.reveal Q-1 {}");
        assertThat(jdbc.sql("select coalesce(reason, 'none') from audit_event")
                        .query(String.class)
                        .single())
                .as("words about a person: the register keeps them, encrypted")
                .isEqualTo("none");
        SignedIn.as(Role.AUDITOR);
        assertThat(reveals.page(0, 1).getFirst().reason()).isEqualTo("本人から 090-1234-5678 で電話");
    }
}
