package jp.madoguchi.privacy.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.audit.Verification.Intact;
import jp.madoguchi.callstats.BusyCallers;
import jp.madoguchi.callstats.CallStatistics;
import jp.madoguchi.callstats.CallStatisticsService;
import jp.madoguchi.callstats.LostCallersService;
import jp.madoguchi.casefile.CaseFileCounts;
import jp.madoguchi.casefile.CaseFileService;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.files.Sha256;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.SealedColumn;
import jp.madoguchi.privacy.SealedColumns;
import jp.madoguchi.privacy.retention.DeletionRun.Extent;
import jp.madoguchi.privacy.retention.DeletionRun.Part;
import jp.madoguchi.privacy.retention.DeletionRun.State;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From a rule to a certificate: what is erased, what stays, who decides, and that a killed run goes on. */
@PortalTest
@Tag("database")
class DeletionTest {
    /** Numbers give way to names that say nothing, by which callers are counted; that no number is left is seen by its traces. */
    private static final List<SealedColumn> NAMES =
            List.of(new SealedColumn("call_record", "caller_sealed"), new SealedColumn("apology", "caller_sealed"));

    private static final LocalDate LONG_AGO = LocalDate.of(2022, 6, 23);
    private static final LocalDate OF_LATE = LocalDate.of(2022, 8, 3);

    @Autowired
    IncidentService incidents;

    @Autowired
    RetentionService retention;

    @Autowired
    DeletionService deletions;

    @Autowired
    DeletionWork work;

    @Autowired
    DeletionStore store;

    @Autowired
    List<SealedColumns> columns;

    @Autowired
    AuditTrail trail;

    @Autowired
    CallStatisticsService statistics;

    @Autowired
    LostCallersService lost;

    @Autowired
    CaseFileService cases;

    @Autowired
    Messages messages;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    private Incident incident;
    private Traces traces;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        traces = new Traces(jdbc, incident);
        SignedIn.as(Role.ADMIN);
    }

    @AfterEach
    void out() {
        SignedIn.out();
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).atZone(Tokyo.ZONE).toInstant();
    }

    private void over() {
        jdbc.sql("update incident set version = version + 1, ends_on = ? where id = ?")
                .params(OF_LATE, incident.id())
                .update();
    }

    /** Nobody waits for an answer about their own data. */
    private void answered() {
        jdbc.sql("update subject_request set state = 'DONE'").update();
    }

    private void rule(ErasedKind kind, Term term, int days) {
        retention.set(incident.id(), kind, term, days, 0, "保存期間の定め");
    }

    /** To its end, or until it can't go on. */
    private void workOff(long id) {
        while (work.step(id)) {
            assertThat(deletions.run(id).state()).isEqualTo(State.APPROVED);
        }
    }

    private void run(long id) {
        SignedIn.as(Role.APPROVER);
        deletions.approve(id);
        workOff(id);
        SignedIn.as(Role.ADMIN);
        assertThat(deletions.run(id).state()).isEqualTo(State.DONE);
    }

    private String words(RejectedException e) {
        return messages.get(java.util.Locale.JAPANESE, e.text());
    }

    private void refused(String words, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(words(e)).contains(words));
    }

    private record Figures(CallStatistics day, BusyCallers busy, CaseFileCounts counts) {}

    private Figures figures(LocalDate day) {
        SignedIn.as(Role.AUDITOR);
        Figures figures = new Figures(
                statistics.between(incident.id(), day, day),
                lost.between(incident.id(), day, day),
                cases.counts(incident.id()));
        SignedIn.as(Role.ADMIN);
        return figures;
    }

    @Test
    @Assures("H1")
    void afterTheContractsEndNoTraceOfAPersonIsLeftAndTheTrailStillVerifies() throws Exception {
        traces.leave("U000001", noon(LONG_AGO));
        traces.leave("U000002", noon(OF_LATE));
        List<String> before = traces.found();
        assertThat(before).as("places of a person").hasSizeGreaterThan(45);
        retention.hold(incident.id(), "U000001", "山田さんとの訴訟のため");
        retention.lift(incident.id(), retention.holds(incident.id()).getFirst().id(), "山田さんと和解したため");
        assertThat(sealed())
                .as("columns that hold encrypted values")
                .allSatisfy(column -> assertThat(filled(column))
                        .as(column + " (leave something there in Traces, and erase it by an Erasable)")
                        .isPositive());
        Figures figures = figures(LONG_AGO);
        over();

        run(deletions.prepare(incident.id(), Extent.EVERYTHING, "委託契約の終了"));

        assertThat(traces.found()).isEmpty();
        assertThat(sealed())
                .filteredOn(column -> !NAMES.contains(column))
                .allSatisfy(column ->
                        assertThat(filled(column)).as(String.valueOf(column)).isZero());
        Figures after = figures(LONG_AGO);
        assertThat(after.day()).isEqualTo(figures.day());
        assertThat(after.counts()).isEqualTo(figures.counts());
        assertThat(after.busy().callers()).isEqualTo(figures.busy().callers());
        assertThat(after.busy().withheld()).isEqualTo(figures.busy().withheld());
        assertThat(after.busy().lost()).hasSameSizeAs(figures.busy().lost());
        SignedIn.as(Role.AUDITOR);
        assertThat(trail.verify()).isInstanceOf(Intact.class);
        DeletionRun run = deletions.runs(incident.id()).getFirst();
        byte[] certificate = deletions.certificate(run.id());
        assertThat(Sha256.of(certificate)).isEqualTo(run.certificate());
        String page;
        try (PDDocument pdf = Loader.loadPDF(certificate)) {
            page = new PDFTextStripper().getText(pdf).replaceAll("\\s", "");
        }
        assertThat(page)
                .contains("個人情報消去証明書", "D-1", "委託契約の終了", "暗号鍵の廃棄", "ADMIN", "APPROVER")
                .doesNotContain("金糸雀");
        assertThat(jdbc.sql("select count(*) from deletion_run where secret is not null")
                        .query(Integer.class)
                        .single())
                .isZero();
        Measured.as(
                "a person's traces in %d columns, 0 left; the trail verifies; certificate of %d bytes",
                before.size(), certificate.length);
    }

    /** All that is ever encrypted is somebody's words or numbers: a room that declares a column has to erase it. */
    private List<SealedColumn> sealed() {
        return columns.stream()
                .flatMap(room -> room.sealedColumns().stream())
                .distinct()
                .toList();
    }

    private int filled(SealedColumn column) {
        return jdbc.sql("select count(*) from " + column.table() + " where octet_length(" + column.column() + ") > 0")
                .query(Integer.class)
                .single();
    }

    @Test
    void aRuleErasesWhatIsPastItsDayAndNothingElse() {
        traces.leave("U000001", noon(LONG_AGO));
        traces.leave("U000002", noon(OF_LATE));
        answered();
        LocalDate today = Tokyo.today(clock);
        rule(
                ErasedKind.INQUIRIES,
                Term.OWN_DAY,
                (int) Duration.between(noon(LONG_AGO), noon(today)).toDays() - 1);
        rule(ErasedKind.CASE_PERSONS, Term.INCIDENT_END, 0);

        List<Part> preview = deletions.preview(incident.id(), Extent.DUE);

        assertThat(preview).singleElement().satisfies(part -> {
            assertThat(part.kind()).isEqualTo(ErasedKind.INQUIRIES);
            assertThat(part.due()).isEqualTo(1);
            assertThat(part.before()).isEqualTo(LONG_AGO.plusDays(1));
        });
        run(deletions.prepare(incident.id(), Extent.DUE, "期限の経過"));
        assertThat(jdbc.sql("select octet_length(sealed_summary) > 0 from inquiry order by started_at")
                        .query(Boolean.class)
                        .list())
                .containsExactly(false, true);
        assertThat(traces.found()).contains("case_file.person_sealed", "inquiry_text.folded");
        refused("消去するものがありません", () -> deletions.prepare(incident.id(), Extent.DUE, "もう一度"));
    }

    @Test
    void aRunThatWasTakenBackErasesNothingAndLetsTheNextOneBePrepared() {
        traces.leave("U000001", noon(LONG_AGO));
        over();
        List<String> before = traces.found();
        long first = deletions.prepare(incident.id(), Extent.EVERYTHING, "委託契約の終了");

        deletions.withdraw(first, "まだ早い");

        assertThat(traces.found()).isEqualTo(before);
        assertThat(deletions.prepare(incident.id(), Extent.EVERYTHING, "委託契約の終了"))
                .isNotEqualTo(first);
    }

    @Test
    void onTheLastDayOfItsPeriodDataIsKept() {
        traces.leave("U000001", noon(LONG_AGO));
        int days =
                (int) Duration.between(noon(LONG_AGO), noon(Tokyo.today(clock))).toDays();
        rule(ErasedKind.INQUIRIES, Term.OWN_DAY, days);

        assertThat(deletions.preview(incident.id(), Extent.DUE).getFirst().due())
                .isZero();
    }

    @Test
    void aHeldCaseIsLeftAloneUntilTheHoldIsLifted() {
        traces.leave("U000001", noon(LONG_AGO));
        traces.leave("U000002", noon(LONG_AGO));
        over();
        retention.hold(incident.id(), "U000002", "訴訟のため");
        refused("すでに消去を止めています", () -> retention.hold(incident.id(), "U000002", "もう一度"));
        refused("U000009", () -> retention.hold(incident.id(), "U000009", "ない番号"));

        run(deletions.prepare(incident.id(), Extent.EVERYTHING, "終了"));

        assertThat(jdbc.sql("select case_number from case_file where octet_length(person_sealed) > 0")
                        .query(String.class)
                        .list())
                .containsExactly("U000002");
        assertThat(jdbc.sql("select count(*) from inquiry where octet_length(sealed_summary) > 0")
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(jdbc.sql("select call_id from call_record where caller_key = ?")
                        .param(Traces.key("U000002"))
                        .query(String.class)
                        .list())
                .as("all calls from the number of the person")
                .containsExactlyInAnyOrder("call-U000002", "busy-U0000020", "busy-U0000021");
        assertThat(jdbc.sql("select count(*) from apology where note_sealed is not null")
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(jdbc.sql("select submission_key from inquiry_draft")
                        .query(String.class)
                        .list())
                .containsExactly("dU000002");
        assertThat(deletions.runs(incident.id()).getFirst().parts())
                .filteredOn(part -> part.kind() == ErasedKind.CASE_PERSONS)
                .singleElement()
                .satisfies(part -> assertThat(part.held()).isOne());

        retention.lift(incident.id(), retention.holds(incident.id()).getFirst().id(), "和解したため");
        run(deletions.prepare(incident.id(), Extent.EVERYTHING, "停止の解除"));
        assertThat(traces.found()).isEmpty();
        SignedIn.as(Role.AUDITOR);
        assertThat(retention.holds(incident.id()).getFirst().reason()).isEmpty();
    }

    @Test
    void whyAPersonsDataIsHeldIsEncryptedAndForNoAdministrator() {
        traces.leave("U000001", noon(LONG_AGO));
        SignedIn.as(Role.OFFICIAL);
        retention.hold(incident.id(), "U000001", "山田さんとの訴訟のため");
        retention.hold(incident.id(), null, "第三者委員会の調査のため");

        assertThat(jdbc.sql("select reason_sealed from legal_hold")
                        .query((row, n) -> new String(row.getBytes(1), StandardCharsets.UTF_8))
                        .list())
                .hasSize(2)
                .noneMatch(kept -> kept.contains("訴訟") || kept.contains("調査"));
        assertThat(jdbc.sql(
                                "select coalesce(reason, '') from audit_event where action = 'privacy.retention.audit.held'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("", "第三者委員会の調査のため");
        for (Role role : List.of(Role.OFFICIAL, Role.APPROVER, Role.AUDITOR)) {
            SignedIn.as(role);
            assertThat(retention.holds(incident.id()))
                    .extracting(LegalHold::reason)
                    .containsExactlyInAnyOrder("山田さんとの訴訟のため", "第三者委員会の調査のため");
        }
        SignedIn.as(Role.ADMIN);
        assertThat(retention.holds(incident.id()))
                .extracting(LegalHold::reason)
                .containsExactlyInAnyOrder("", "第三者委員会の調査のため");
    }

    /** Who called says whose it is, also where nobody has chosen the case. */
    @Test
    void whatCameFromAHeldNumberStaysAlsoWithoutACase() {
        traces.leave("U000001", noon(LONG_AGO));
        traces.leave("U000002", noon(LONG_AGO));
        jdbc.sql("update inquiry set case_id = null").update();
        jdbc.sql("update callback set case_id = null").update();
        over();
        retention.hold(incident.id(), "U000002", "訴訟のため");

        run(deletions.prepare(incident.id(), Extent.EVERYTHING, "終了"));

        assertThat(jdbc.sql("select call_id from inquiry where octet_length(sealed_summary) > 0")
                        .query(String.class)
                        .list())
                .containsExactly("call-U000002");
        assertThat(jdbc.sql("select count(*) from callback where phone_sealed is not null")
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(jdbc.sql("select count(*) from escalation_entry where text_sealed is not null")
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(jdbc.sql("select count(*) from personal_data_reveal where octet_length(reason_sealed) > 0")
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(jdbc.sql("select count(*) from call_record where caller_key = ?")
                        .param(Traces.key("U000002"))
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    /** The number was corrected: the calls from it came from the same person all the same. */
    @Test
    void whatCameFromTheNumberBeforeItsCorrectionIsHeldToo() {
        traces.leave("U000001", noon(LONG_AGO));
        traces.leave("U000002", noon(LONG_AGO));
        jdbc.sql("update inquiry set case_id = null").update();
        jdbc.sql("update callback set case_id = null").update();
        jdbc.sql("update case_file set phone_key = 1").update();
        over();
        retention.hold(incident.id(), "U000002", "訴訟のため");

        run(deletions.prepare(incident.id(), Extent.EVERYTHING, "終了"));

        assertThat(jdbc.sql("select call_id from inquiry where octet_length(sealed_summary) > 0")
                        .query(String.class)
                        .list())
                .containsExactly("call-U000002");
        assertThat(jdbc.sql("select call_id from call_record where caller_key = ?")
                        .param(Traces.key("U000002"))
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("call-U000002", "busy-U0000020", "busy-U0000021");
        retention.lift(incident.id(), retention.holds(incident.id()).getFirst().id(), "和解したため");
        run(deletions.prepare(incident.id(), Extent.EVERYTHING, "停止の解除"));
        assertThat(traces.found()).isEmpty();
        assertThat(jdbc.sql(
                                "select count(*) from case_correction where coalesce(former_phone_key, former_name_key) is not null or former_contact_key is not null")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** The keys hold what the person's number brought, and say which person a file means: they live as long as the person does. */
    @Test
    void theKeysOfWhatWasCorrectedOutliveTheRequest() {
        traces.leave("U000001", noon(LONG_AGO));
        jdbc.sql("update subject_request set state = 'DONE'").update();
        rule(ErasedKind.SUBJECT_REQUESTS, Term.OWN_DAY, 0);

        run(deletions.prepare(incident.id(), Extent.DUE, "期限の経過"));

        assertThat(jdbc.sql("select octet_length(before_sealed) from case_correction")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select former_phone_key from case_correction")
                        .query(Long.class)
                        .single())
                .isEqualTo(Traces.key("U000001"));
    }

    private void look(String user, String object, @Nullable Long caseId) {
        jdbc.sql("""
                        insert into personal_data_reveal (id, revealed_at, user_name, role, object, case_id, reason_sealed)
                        values (?, ?, ?, 'OFFICIAL', ?, ?, X'01')""")
                .params(java.util.Arrays.asList(Ids.next(), Tokyo.toColumn(noon(LONG_AGO)), user, object, caseId))
                .update();
    }

    private List<String> looksKept() {
        return jdbc.sql(
                        "select user_name from personal_data_reveal where octet_length(reason_sealed) > 0 order by user_name")
                .query(String.class)
                .list();
    }

    /** Numbers of cases are given again in each incident. */
    @Test
    void whyACaseWasShownGoesWithItsOwnIncidentAndStaysWhileTheCaseIsHeld() {
        long here = traces.leave("U000001", noon(LONG_AGO));
        traces.leave("U000002", noon(LONG_AGO));
        jdbc.sql("delete from personal_data_reveal").update();
        jdbc.sql(
                        "insert into incident (id, code, name_ja, name_en, affected_cards, starts_on, opens_at, closes_at, reporting_organisation, version) values (1, 'x', 'x', 'x', 1, '2022-01-01', '09:00', '21:00', 'x', 1)")
                .update();
        for (int i = 1; i <= 3; i += 2) {
            jdbc.sql(
                            "insert into case_file (id, incident_id, case_number, person_sealed, identity_key, has_email, has_mobile, name_length) values (?, 1, ?, X'', ?, false, false, 0)")
                    .params(i, "U00000" + i, "elsewhere" + i)
                    .update();
        }
        look("a held", "case:U000001", here);
        look("b elsewhere", "case:U000001", 1L);
        look("c number held", "case:U000001", null);
        look("d number elsewhere", "case:U000003", null);
        look("e number here", "case:U000002", null);
        look("f unknown", "case:U000009", null);
        over();
        retention.hold(incident.id(), "U000001", "誰が見たかの訴訟のため");

        run(deletions.prepare(incident.id(), Extent.EVERYTHING, "終了"));

        assertThat(looksKept()).containsExactly("a held", "b elsewhere", "c number held", "d number elsewhere");
        assertThat(deletions.runs(incident.id()).getFirst().parts())
                .filteredOn(part -> part.kind() == ErasedKind.REVEALS)
                .singleElement()
                .satisfies(part -> {
                    assertThat(part.due()).isEqualTo(2);
                    assertThat(part.held()).isEqualTo(2);
                });
        retention.lift(incident.id(), retention.holds(incident.id()).getFirst().id(), "和解したため");
        jdbc.sql(
                        "insert into legal_hold (id, incident_id, case_id, reason_sealed, set_by, set_by_name, set_at) values (9, 1, 1, X'01', 'x', 'x', '2022-07-01 00:00:00')")
                .update();
        run(deletions.prepare(incident.id(), Extent.EVERYTHING, "停止の解除"));
        assertThat(looksKept())
                .as("of the same number elsewhere, which is held there")
                .containsExactly("b elsewhere", "c number held", "d number elsewhere");
        jdbc.sql("delete from legal_hold where id = 9").update();
        run(deletions.prepare(incident.id(), Extent.EVERYTHING, "停止の解除"));
        assertThat(looksKept()).containsExactly("b elsewhere", "d number elsewhere");
    }

    @Test
    void whatIsWrittenIntoErasedRecordsIsErasedByTheNextRun() {
        traces.leave("U000001", noon(LONG_AGO));
        over();
        run(deletions.prepare(incident.id(), Extent.EVERYTHING, "終了"));
        assertThat(traces.found()).isEmpty();
        List<String> names = callers();

        List<String> again = traces.writeAgain();

        assertThat(traces.found()).containsAll(again);
        run(deletions.prepare(incident.id(), Extent.EVERYTHING, "その後の記録"));
        assertThat(traces.found()).isEmpty();
        assertThat(callers()).as("names of callers").isEqualTo(names);
        refused("消去するものがありません", () -> deletions.prepare(incident.id(), Extent.EVERYTHING, "もう一度"));
    }

    private List<String> callers() {
        return jdbc.sql("select caller_key from apology union all select caller_key from call_record order by 1")
                .query(String.class)
                .list();
    }

    @Test
    void whatSomebodyStillWorksOnStaysUntilItIsDoneOrAllGoes() {
        traces.leave("U000001", noon(LONG_AGO));
        jdbc.sql("update callback set state = 'WAITING'").update();
        jdbc.sql("update escalation set state = 'ASKED'").update();
        jdbc.sql("update gift set state = 'ALLOCATED'").update();
        jdbc.sql("update export_request set state = 'REQUESTED'").update();
        jdbc.sql("insert into regulator_measure (id, action_id, position, content, state, version)"
                        + " select id, id, 1, 'x', 'REPORTED', 1 from regulator_action")
                .update();
        over();
        List<ErasedKind> worked = List.of(
                ErasedKind.ESCALATIONS,
                ErasedKind.CALLBACKS,
                ErasedKind.INQUIRIES,
                ErasedKind.GIFT_CODES,
                ErasedKind.SUBJECT_REQUESTS,
                ErasedKind.EXPORTS,
                ErasedKind.REGULATOR_FILES,
                ErasedKind.CASE_PERSONS);
        worked.forEach(kind -> rule(kind, Term.INCIDENT_END, 0));

        assertThat(deletions.preview(incident.id(), Extent.DUE))
                .allSatisfy(
                        part -> assertThat(part.due()).as(part.kind().name()).isZero());
        assertThat(deletions.preview(incident.id(), Extent.EVERYTHING))
                .filteredOn(part -> worked.contains(part.kind()))
                .hasSize(worked.size())
                .allSatisfy(
                        part -> assertThat(part.due()).as(part.kind().name()).isPositive());
        jdbc.sql("update callback set state = 'REACHED'").update();
        jdbc.sql("update escalation set state = 'TOLD'").update();
        jdbc.sql("update gift set state = 'SENT'").update();
        jdbc.sql("update subject_request set state = 'DONE'").update();
        jdbc.sql("update export_request set state = 'APPROVED'").update();
        jdbc.sql("update regulator_measure set state = 'DONE'").update();
        assertThat(deletions.preview(incident.id(), Extent.DUE))
                .allSatisfy(
                        part -> assertThat(part.due()).as(part.kind().name()).isPositive());
    }

    /** Of two cases that are one person's, the request stands on one. */
    @Test
    void whatAnOpenRequestAsksForStaysUntilItIsAnsweredOrAllGoes() {
        long asked = traces.leave("U000001", noon(LONG_AGO));
        traces.leave("U000002", noon(LONG_AGO));
        for (String number : List.of("U000001", "U000002")) {
            retention.hold(incident.id(), number, "訴訟のため");
            retention.lift(
                    incident.id(), retention.holds(incident.id()).getFirst().id(), "和解したため");
        }
        jdbc.sql("delete from saved_filter").update();
        jdbc.sql("update case_file set merged_into = ? where case_number = 'U000002'")
                .param(asked)
                .update();
        jdbc.sql("update subject_request set state = 'DONE' where case_id <> ?")
                .param(asked)
                .update();
        jdbc.sql("update callback set state = 'REACHED'").update();
        jdbc.sql("update escalation set state = 'TOLD'").update();
        jdbc.sql("""
                        update gift set card_id =
                          (select r.card_id from gift_replacement r where r.old_gift_id = gift.id)""").update();
        over();
        List<ErasedKind> told = List.of(
                ErasedKind.ESCALATIONS,
                ErasedKind.CALLBACKS,
                ErasedKind.INQUIRIES,
                ErasedKind.MESSAGES,
                ErasedKind.GIFT_NOTES,
                ErasedKind.DRAFTS,
                ErasedKind.HOLDS,
                ErasedKind.CASE_PERSONS);
        told.forEach(kind -> rule(kind, Term.INCIDENT_END, 0));

        assertThat(deletions.preview(incident.id(), Extent.DUE))
                .allSatisfy(
                        part -> assertThat(part.due()).as(part.kind().name()).isZero());
        assertThat(deletions.preview(incident.id(), Extent.EVERYTHING))
                .filteredOn(part -> told.contains(part.kind()))
                .allSatisfy(
                        part -> assertThat(part.due()).as(part.kind().name()).isEqualTo(2));
        jdbc.sql("update subject_request set state = 'DONE'").update();
        assertThat(deletions.preview(incident.id(), Extent.DUE))
                .allSatisfy(
                        part -> assertThat(part.due()).as(part.kind().name()).isEqualTo(2));
    }

    /** A disclosure tells what came from the person's numbers, also where no case was chosen, and what they asked before. */
    @Test
    void whatCameFromTheNumberOfSomebodyWhoAsksStaysUntilTheyAreAnsweredOrAllGoes() {
        long asked = traces.leave("U000001", noon(LONG_AGO));
        traces.leave("U000002", noon(LONG_AGO));
        jdbc.sql("update inquiry set case_id = null").update();
        jdbc.sql("update callback set case_id = null, state = 'REACHED'").update();
        jdbc.sql("update escalation set state = 'TOLD'").update();
        jdbc.sql("update apology set state = 'REACHED', open_key = null").update();
        answered();
        jdbc.sql("""
                        insert into subject_request (id, incident_id, number, kind, case_id, case_number, asked_on, due_on, state,
                          identity_check, words, received_by, received_by_name, received_at)
                        values (7, ?, 7, 'DISCLOSURE', ?, 'U000001', ?, ?, 'OPEN', X'01', X'01', 'x', 'x', ?)""")
                .params(incident.id(), asked, LONG_AGO, LONG_AGO, Tokyo.toColumn(noon(LONG_AGO)))
                .update();
        over();
        Map<ErasedKind, Long> ofEach = Map.of(
                ErasedKind.ESCALATIONS, 1L,
                ErasedKind.CALLBACKS, 1L,
                ErasedKind.CALLERS, 4L,
                ErasedKind.INQUIRIES, 1L,
                ErasedKind.SUBJECT_REQUESTS, 1L);
        ofEach.keySet().forEach(kind -> rule(kind, Term.INCIDENT_END, 0));

        assertThat(deletions.preview(incident.id(), Extent.DUE))
                .hasSize(ofEach.size())
                .allSatisfy(
                        part -> assertThat(part.due()).as(part.kind().name()).isEqualTo(ofEach.get(part.kind())));
        run(deletions.prepare(incident.id(), Extent.DUE, "期限の経過"));
        assertThat(jdbc.sql("select call_id from inquiry where octet_length(sealed_summary) > 0")
                        .query(String.class)
                        .list())
                .containsExactly("call-U000001");
        assertThat(jdbc.sql(
                                "select count(*) from case_correction where octet_length(before_sealed) > 0 and case_id = ?")
                        .param(asked)
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(deletions.preview(incident.id(), Extent.EVERYTHING))
                .filteredOn(part -> ofEach.containsKey(part.kind()))
                .hasSize(ofEach.size())
                .allSatisfy(
                        part -> assertThat(part.due()).as(part.kind().name()).isPositive());
        answered();
        assertThat(deletions.preview(incident.id(), Extent.DUE))
                .allSatisfy(
                        part -> assertThat(part.due()).as(part.kind().name()).isPositive());
    }

    /** Who is correcting an inquiry while it is erased is told that it changed: nothing is written back. */
    @Test
    void anErasedInquiryIsAnotherVersion() {
        traces.leave("U000001", noon(LONG_AGO));
        over();
        int before =
                jdbc.sql("select version from inquiry").query(Integer.class).single();

        run(deletions.prepare(incident.id(), Extent.EVERYTHING, "終了"));

        assertThat(jdbc.sql("select version from inquiry").query(Integer.class).single())
                .isGreaterThan(before);
    }

    /** The file that it came with still says what it said then: a second one from the same moment with that category is the same. */
    @Test
    void anImportedInquiryIsKnownByTheCategoryItCameWith() {
        traces.leave("U000001", noon(LONG_AGO));
        traces.leave("U000002", noon(LONG_AGO));
        long imported = incident.categories().get(1).id();
        List<Long> ids =
                jdbc.sql("select id from inquiry order by id").query(Long.class).list();
        ids.forEach(id -> jdbc.sql("update inquiry set call_id = null, import_key = ? where id = ?")
                .params("made of the number " + id, id)
                .update());
        jdbc.sql("update inquiry_version set category_id = ? where inquiry_id = ?")
                .params(imported, ids.getFirst())
                .update();
        jdbc.sql("delete from inquiry_version where inquiry_id = ?")
                .param(ids.getLast())
                .update();
        jdbc.sql("update inquiry set category_id = ? where id = ?")
                .params(imported, ids.getLast())
                .update();
        over();

        run(deletions.prepare(incident.id(), Extent.EVERYTHING, "終了"));

        assertThat(jdbc.sql("select import_key from inquiry order by id")
                        .query(String.class)
                        .list()
                        .getLast())
                .isEqualTo("erased " + ids.getLast());
    }

    /** The list of callers who met busy lines is work too. */
    @Test
    void aCallerWhoIsStillToBeCalledKeepsTheirNumber() {
        traces.leave("U000001", noon(LONG_AGO));
        jdbc.sql("delete from call_record").update();
        answered();
        over();
        rule(ErasedKind.CALLERS, Term.OWN_DAY, 0);

        assertThat(deletions.preview(incident.id(), Extent.DUE).getFirst().due())
                .isZero();
        jdbc.sql("update apology set state = 'REACHED', open_key = null").update();
        assertThat(deletions.preview(incident.id(), Extent.DUE).getFirst().due())
                .isOne();
    }

    @Test
    void aHeldIncidentStopsEverythingEvenARunThatHasBegun() {
        traces.leave("U000001", noon(LONG_AGO));
        over();
        long id = deletions.prepare(incident.id(), Extent.EVERYTHING, "終了");
        SignedIn.as(Role.APPROVER);
        deletions.approve(id);
        assertThat(work.step(id)).isTrue();
        SignedIn.as(Role.OFFICIAL);
        retention.hold(incident.id(), null, "調査のため");

        workOff(id);

        assertThat(deletions.run(id).state()).isEqualTo(State.APPROVED);
        assertThat(traces.found()).contains("case_file.person_sealed");
        retention.lift(incident.id(), retention.holds(incident.id()).getFirst().id(), "調査の終了");
        workOff(id);
        assertThat(deletions.run(id).state()).isEqualTo(State.DONE);
    }

    @Test
    void whoPreparedItCantDecideItAndNobodyDecidesTwice() {
        traces.leave("U000001", noon(LONG_AGO));
        refused("終了日がまだ来ていない", () -> deletions.prepare(incident.id(), Extent.EVERYTHING, "早すぎる"));
        over();
        SignedIn.as(new PortalUser("both", "Both", "city", Set.of(Role.ADMIN, Role.APPROVER)));
        refused("理由を入力", () -> deletions.prepare(incident.id(), Extent.EVERYTHING, " "));
        long id = deletions.prepare(incident.id(), Extent.EVERYTHING, "終了");
        refused("準備した本人", () -> deletions.approve(id));
        refused("準備した本人", () -> deletions.refuse(id, "自分で"));
        refused("まだ終わっていません", () -> deletions.prepare(incident.id(), Extent.EVERYTHING, "二つ目"));
        SignedIn.as(Role.APPROVER);
        deletions.refuse(id, "件数を確かめてください");
        refused("すでに決裁または取下げ", () -> deletions.approve(id));

        workOff(id);

        assertThat(traces.found()).isNotEmpty();
        assertThat(deletions.run(id).state()).isEqualTo(State.REFUSED);
    }

    @Test
    void aRuleThatChangedAfterwardsHasToBePreparedAnew() {
        traces.leave("U000001", noon(LONG_AGO));
        answered();
        rule(ErasedKind.INQUIRIES, Term.OWN_DAY, 10);
        long id = deletions.prepare(incident.id(), Extent.DUE, "期限の経過");
        retention.set(incident.id(), ErasedKind.INQUIRIES, Term.OWN_DAY, 1000, 1, "延長");
        refused("先に変更", () -> retention.set(incident.id(), ErasedKind.INQUIRIES, Term.OWN_DAY, 5, 1, "古い画面"));
        refused("記録ごとの日付がありません", () -> rule(ErasedKind.CASE_PERSONS, Term.OWN_DAY, 5));
        refused("0 から 36,500", () -> rule(ErasedKind.CALLERS, Term.OWN_DAY, -1));

        SignedIn.as(Role.APPROVER);
        refused("消去の根拠（保存期間、終了日または消去の停止）が変更", () -> deletions.approve(id));
        assertThat(retention.history(incident.id())).hasSize(2);
        assertThat(jdbc.sql(
                                "select before_values from audit_event where action = 'privacy.retention.audit.rule' order by number desc limit 1")
                        .query(String.class)
                        .single())
                .contains("\"10\"");
    }

    /** What a kill leaves is what the transactions before it stored; another node goes on behind the last batch. */
    @Test
    void aRunThatStopsInTheMiddleGoesOnBehindItsLastBatch() {
        for (int i = 1; i <= 3; i++) {
            traces.leave("U00000" + i, noon(LONG_AGO));
        }
        over();
        long id = deletions.prepare(incident.id(), Extent.EVERYTHING, "終了");
        SignedIn.as(Role.APPROVER);
        deletions.approve(id);
        for (int i = 0; i < 4; i++) {
            assertThat(work.step(id)).isTrue();
        }
        jdbc.sql("update deletion_run set worked_by = 'a node that was killed'").update();
        long erased = deletions.run(id).erased();
        workOff(id);
        assertThat(deletions.run(id).erased())
                .as("the other node may still be at it")
                .isEqualTo(erased);
        jdbc.sql("update deletion_run set worked_until = '2000-01-01 00:00:00'").update();

        workOff(id);

        DeletionRun done = deletions.run(id);
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.erased()).isEqualTo(done.due());
        assertThat(traces.found()).isEmpty();
        Map<String, Object> entry = jdbc.sql("select * from audit_event where action = 'privacy.retention.audit.done'")
                .query()
                .singleRow();
        assertThat(String.valueOf(entry.get("details"))).contains("privacy.retention.kind.CASE_PERSONS\":\"3\"");
    }
}
