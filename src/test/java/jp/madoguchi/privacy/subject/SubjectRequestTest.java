package jp.madoguchi.privacy.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.callstats.CallRecord;
import jp.madoguchi.callstats.CallRecordService;
import jp.madoguchi.callstats.Calls;
import jp.madoguchi.casefile.CaseFileService;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.SealedInquiryColumns;
import jp.madoguchi.outreach.sending.SendingCase;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.document.PdfDocuments;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.imports.Numbered;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.RevealLog;
import jp.madoguchi.privacy.SealedColumn;
import jp.madoguchi.privacy.TestKeys;
import jp.madoguchi.privacy.retention.RetentionService;
import jp.madoguchi.privacy.subject.SubjectRequest.Kind;
import jp.madoguchi.privacy.subject.SubjectRequest.State;
import jp.madoguchi.privacy.subject.SubjectRequestService.NewRequest;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.AffectedPersons;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a person asks about their own data: told in full, noted, and done by a day. */
@PortalTest
@Tag("database")
class SubjectRequestTest {
    private static final PortalUser COLLEAGUE = new PortalUser("official2", "山本 恵", "city", Set.of(Role.OFFICIAL));

    @Autowired
    SubjectRequestService requests;

    @Autowired
    IncidentService incidents;

    @Autowired
    CaseFileService cases;

    @Autowired
    CallRecordService calls;

    @Autowired
    RetentionService holds;

    @Autowired
    Messages messages;

    @Autowired
    Clock clock;

    @Autowired
    SealedInquiryColumns sealed;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext context;

    private Incident incident;
    private LocalDate today;
    private long caseId;

    @BeforeEach
    void aPersonWithAnInquiry() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        today = Tokyo.today(clock);
        caseId = AffectedPersons.add(jdbc, incident, "U000001", "山田 花子", "090-0415-1234", 2);
        AffectedPersons.add(jdbc, incident, "U000002", "鈴木 一郎", "090-0415-9999", 1);
        long inquiry = Calls.inquiry(
                jdbc,
                sealed,
                incident.id(),
                "c1",
                incident.categories().getFirst().id(),
                clock.instant());
        jdbc.sql("update inquiry set case_id = ?, sealed_summary = ?, sealed_caller = ? where id = ?")
                .params(
                        caseId,
                        sealed.sealSummary(inquiry, "届いていないとのこと"),
                        sealed.sealCaller(inquiry, "090-0415-1234"),
                        inquiry)
                .update();
        long other = Calls.inquiry(
                jdbc,
                sealed,
                incident.id(),
                "c2",
                incident.categories().getFirst().id(),
                clock.instant());
        jdbc.sql("update inquiry set sealed_summary = ? where id = ?")
                .params(sealed.sealSummary(other, "他人の件"), other)
                .update();
        SignedIn.as(Role.SUPERVISOR);
        cases.byId(caseId);
        SignedIn.as(Role.OFFICIAL);
    }

    @AfterEach
    void out() {
        SignedIn.out();
    }

    private NewRequest asked(Kind kind) {
        return new NewRequest(kind, "U000001", today, "運転免許証の写し", "自分の情報を確かめたい");
    }

    private void refused(String words, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(messages.get(Locale.JAPANESE, e.text())).contains(words));
    }

    @Test
    void allThatIsStoredAboutThePersonIsToldAndNothingOfOthers() throws Exception {
        long id = requests.receive(incident.id(), asked(Kind.DISCLOSURE));
        SignedIn.as(COLLEAGUE);

        JsonNode json = new JsonMapper().readTree(requests.json(id));
        String text = json.toString();
        assertThat(text)
                .contains("山田 花子", "090-0415-1234", "届いていないとのこと", "U0000010", "U0000011", "運転免許証の写し", "SUPERVISOR")
                .doesNotContain("鈴木", "他人の件");
        assertThat(json.get("looks").size()).isGreaterThanOrEqualTo(2);
        try (PDDocument pdf = Loader.loadPDF(requests.pdf(id, Locale.JAPANESE))) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s", ""))
                    .contains("保有個人情報の開示", "山田花子", "届いていないとのこと", "本人とカード")
                    .doesNotContain("鈴木");
        }
        assertThat(disclosures()).isEqualTo(2);
        assertThat(jdbc.sql("select count(*) from audit_event where action = 'audit.look.reveal'")
                        .query(Integer.class)
                        .single())
                .as("each is one entry")
                .isZero();
        requests.close(id, false, "本人と確認できない");
        refused("開示の対象ではありません", () -> requests.json(id));
    }

    @Test
    void whoReceivedARequestDoesntMakeItsDocumentAndEachOneCounts() {
        long id = requests.receive(incident.id(), asked(Kind.DISCLOSURE));

        refused("別の担当者", () -> requests.json(id));
        refused("別の担当者", () -> requests.pdf(id, Locale.JAPANESE));
        assertThat(shown()).isZero();
        assertThat(requests.mayDisclose(requests.all(incident.id()).getFirst())).isFalse();

        SignedIn.as(COLLEAGUE);
        assertThat(requests.mayDisclose(requests.all(incident.id()).getFirst())).isTrue();
        for (int i = 0; i < 30; i++) {
            requests.json(id);
        }
        assertThat(shown()).isEqualTo(30);
        refused("時間に表示できるのは", () -> requests.json(id));
        assertThat(shown()).isEqualTo(30);
    }

    /** Whoever else adds to the trail waits from the entry on until the transaction has ended. */
    @Test
    void aDisclosureIsMadeBeforeItIsNotedAndNotHandedOutUnlessItIs() {
        long id = requests.receive(incident.id(), asked(Kind.DISCLOSURE));
        SignedIn.as(COLLEAGUE);
        List<Integer> noted = new ArrayList<>();
        StoredAbout slow = new StoredAbout() {
            @Override
            public String section() {
                return "privacy.subject.section.calls";
            }

            @Override
            public int order() {
                return 1;
            }

            @Override
            public List<Entry> of(Person person) {
                noted.add(disclosures() + shown());
                return List.of();
            }
        };
        TransactionTemplate inOne = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        inOne.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        Disclosure disclosure = new Disclosure(List.of(slow), context.getBean(PdfDocuments.class), messages);

        byte[] made = inOne.execute(
                status -> service(disclosure, context.getBean(RevealLog.class)).json(id));

        assertThat(made).isNotEmpty();
        assertThat(noted).containsExactly(0);
        assertThat(disclosures()).isOne();
        assertThat(shown()).isOne();
        RevealLog full = mock(RevealLog.class);
        when(full.record(any(), any(), any())).thenThrow(new IllegalStateException("no room"));
        assertThatThrownBy(() -> service(disclosure, full).pdf(id, Locale.JAPANESE))
                .hasMessage("no room");
    }

    private SubjectRequestService service(Disclosure disclosure, RevealLog reveals) {
        return new SubjectRequestService(
                context.getBean(SubjectStore.class),
                context.getBean(Person.Source.class),
                context.getBean(Objections.class),
                disclosure,
                context.getBean(SubjectRegister.class),
                context.getBean(RequestText.class),
                context.getBean(CurrentUser.class),
                reveals,
                context.getBean(AuditTrail.class),
                context,
                clock,
                30);
    }

    private int disclosures() {
        return jdbc.sql("select count(*) from audit_event where action = 'privacy.subject.audit.disclosed'")
                .query(Integer.class)
                .single();
    }

    @Test
    void aDisclosureIsHandedOutForSomeTimeOnly() {
        long id = requests.receive(incident.id(), asked(Kind.DISCLOSURE));
        requests.close(id, true, "本人に渡した");
        SignedIn.as(COLLEAGUE);
        requests.json(id);

        jdbc.sql("update subject_request set closed_at = ?")
                // the column rounds to milliseconds, which may be after now
                .param(Tokyo.toColumn(
                        clock.instant().minus(SubjectRequestService.HANDED_OUT).minusMillis(1)))
                .update();

        refused("改めて請求を受け付けて", () -> requests.json(id));
    }

    private int shown() {
        return jdbc.sql("select count(*) from personal_data_reveal")
                .query(Integer.class)
                .single();
    }

    @Test
    void aGrantedObjectionStopsAllMessages() {
        long id = requests.receive(incident.id(), asked(Kind.OBJECTION));
        assertThat(requests.all(incident.id()).getFirst().dueOn()).isEqualTo(today.plusDays(30));
        refused("開示の対象ではありません", () -> requests.pdf(id, Locale.JAPANESE));
        refused("対応しない理由", () -> requests.close(id, true, ""));

        requests.close(id, true, "送信を停止した");

        assertThat(jdbc.sql(
                                "select channel from contact_mark where mark = 'OPTED_OUT' and case_id = ? order by channel")
                        .param(caseId)
                        .query(String.class)
                        .list())
                .containsExactly("EMAIL", "SMS");
        assertThat(requests.all(incident.id()).getFirst().state()).isEqualTo(State.DONE);
        refused("すでに完了", () -> requests.close(id, true, "もう一度"));
    }

    private void busyCall(String id, String number) {
        Instant at = clock.instant().minusSeconds(600);
        SignedIn.as(Role.SUPERVISOR);
        calls.store(
                incident.id(),
                List.of(new Numbered<>(2, new CallRecord(id, at, null, at.plusSeconds(8), "0120", number, null))),
                Progress.unwatched());
        SignedIn.as(Role.OFFICIAL);
    }

    private long inquiryWithoutCase(String call, String number, String note) {
        long id = Calls.inquiry(
                jdbc,
                sealed,
                incident.id(),
                call,
                incident.categories().getFirst().id(),
                clock.instant());
        jdbc.sql("update inquiry set sealed_summary = ?, sealed_caller = ?, caller_key = ? where id = ?")
                .params(sealed.sealSummary(id, note), sealed.sealCaller(id, number), sealed.callerKey(number), id)
                .update();
        return id;
    }

    private JsonNode disclosed() {
        long id = requests.receive(incident.id(), asked(Kind.DISCLOSURE));
        SignedIn.as(COLLEAGUE);
        JsonNode all = new JsonMapper().readTree(requests.json(id));
        SignedIn.as(Role.OFFICIAL);
        return all;
    }

    @Test
    void whatCameFromTheirNumberIsTheirsHoweverItIsSpelt() {
        busyCall("busy-1", "+81 90-0415-1234");
        busyCall("busy-2", "090-7777-0000");
        long unnamed = inquiryWithoutCase("c3", "０９０－０４１５－１２３４", "名乗らずに尋ねた件");
        jdbc.sql("""
                        insert into callback (id, incident_id, inquiry_id, phone_sealed, due_at, promised_by, promised_at, state, attempts)
                        values (?, ?, ?, ?, ?, 'op', ?, 'WAITING', 0)""")
                .params(unnamed, incident.id(), unnamed)
                .param(new SealedColumn("callback", "phone_sealed").seal(TestKeys.cipher(), unnamed, "090-0415-1234"))
                .params(Tokyo.toColumn(clock.instant()), Tokyo.toColumn(clock.instant()))
                .update();

        JsonNode all = disclosed();

        assertThat(all.get("calls").size()).isOne();
        assertThat(all.get("calls").get(0).get("state").asString()).isEqualTo("BUSY");
        assertThat(all.get("inquiries").toString()).contains("名乗らずに尋ねた件");
        assertThat(all.get("callbacks").size()).isOne();
    }

    @Test
    void whatCameFromANumberThatSomebodyElseHasTooIsNobodysToRead() {
        AffectedPersons.add(jdbc, incident, "U000003", "山田 次郎", "090-0415-1234", 1);
        busyCall("busy-1", "090-0415-1234");
        inquiryWithoutCase("c3", "090-0415-1234", "次郎の件");

        JsonNode all = disclosed();

        assertThat(all.get("calls").size()).isZero();
        assertThat(all.get("inquiries").toString()).contains("届いていないとのこと").doesNotContain("次郎の件");
    }

    @Test
    void whatWasWrittenWhileAnInquiryStoodWithSomebodyElsesCaseIsNotTold() {
        long other = jdbc.sql("select id from case_file where case_number = 'U000002'")
                .query(Long.class)
                .single();
        long inquiry = jdbc.sql("select id from inquiry where case_id = ?")
                .param(caseId)
                .query(Long.class)
                .single();
        version(inquiry, 0, other, "鈴木様の不正利用");
        version(inquiry, 1, caseId, "書きかけの内容");

        assertThat(disclosed().get("inquiries").toString())
                .contains("届いていないとのこと", "書きかけの内容")
                .doesNotContain("鈴木様の不正利用");
    }

    private void version(long inquiry, int number, long about, String said) {
        long id = Ids.next();
        jdbc.sql("""
                        insert into inquiry_version (id, inquiry_id, version, category_id, relation, outcome, channel, case_id, sealed_summary,
                          send_again, changed_by, changed_at) values (?, ?, ?, ?, 'HOLDER', 'RESOLVED', 'PHONE', ?, ?, false, 'op', ?)""")
                .params(
                        id,
                        inquiry,
                        number,
                        incident.categories().getFirst().id(),
                        about,
                        new SealedColumn("inquiry_version", "sealed_summary").seal(TestKeys.cipher(), id, said),
                        Tokyo.toColumn(clock.instant()))
                .update();
    }

    @Test
    void whatWasSaidOfCardsAskedForAndDoneWithTheCaseIsPartOfIt() {
        long inquiry = jdbc.sql("select id from inquiry where case_id = ?")
                .param(caseId)
                .query(Long.class)
                .single();
        long card = jdbc.sql("select min(id) from affected_card where case_id = ?")
                .param(caseId)
                .query(Long.class)
                .single();
        jdbc.sql("insert into inquiry_fraud (inquiry_id, amount_yen, police_told) values (?, 83000, true)")
                .param(inquiry)
                .update();
        jdbc.sql("""
                        insert into card_statement (id, card_id, statement, happened_on, inquiry_id, stated_at, stated_to)
                        values (?, ?, 'ASKED', '2022-07-01', ?, ?, 'op')""")
                .params(Ids.next(), card, inquiry, Tokyo.toColumn(clock.instant()))
                .update();
        jdbc.sql("""
                        insert into gift_request (id, incident_id, inquiry_id, case_id, requested_by, requested_at)
                        values (?, ?, ?, ?, 'op', ?)""")
                .params(Ids.next(), incident.id(), inquiry, caseId, Tokyo.toColumn(clock.instant()))
                .update();
        long step = Ids.next();
        jdbc.sql("""
                        insert into case_closing_step (id, case_id, step, reason_sealed, made_by, made_at)
                        values (?, ?, 'CLOSED', ?, 'op', ?)""")
                .params(
                        step,
                        caseId,
                        new SealedColumn("case_closing_step", "reason_sealed")
                                .seal(TestKeys.cipher(), step, "再発行まで見届けた"),
                        Tokyo.toColumn(clock.instant()))
                .update();

        JsonNode all = disclosed();

        assertThat(all.get("inquiries").get(0).get("amount").asString()).isEqualTo("83000");
        assertThat(all.get("inquiries").get(0).get("policeToldWords").get("ja").asString())
                .isEqualTo("済み");
        assertThat(all.get("statements").get(0).get("answer").asString()).isEqualTo("ASKED");
        assertThat(all.get("giftRequests").get(0).get("state").asString()).isEqualTo("waits");
        assertThat(all.get("closings").get(0).get("reason").asString()).isEqualTo("再発行まで見届けた");
        assertThat(all.toString()).doesNotContain("\"!");
    }

    private long cardOf(String caseNumber) {
        return jdbc.sql(
                        "select min(c.id) from affected_card c join case_file f on f.id = c.case_id where f.case_number = ?")
                .param(caseNumber)
                .query(Long.class)
                .single();
    }

    @Test
    void answersThatWereCorrectedAreToldAndNobodyElses() {
        SendingCase wave = SendingCase.mails(jdbc, incident, clock.instant());
        long delivery = wave.person("U000009", "user9@example.jp", null);
        int number = 0;
        for (String row : List.of("U000001 DECLINED", "U000001 ASKED", "U000002 REISSUED")) {
            jdbc.sql("""
                            insert into survey_answer_past (delivery_id, card_id, number, statement, answered_at)
                            values (?, ?, ?, ?, ?)""")
                    .params(
                            delivery,
                            cardOf(row.substring(0, 7)),
                            ++number,
                            row.substring(8),
                            Tokyo.toColumn(clock.instant().plusSeconds(number)))
                    .update();
        }

        JsonNode told = disclosed().get("replacedAnswers");

        assertThat(told.findValuesAsString("answer")).containsExactly("ASKED", "DECLINED");
        assertThat(told.get(0).get("card").asString()).isNotBlank();
        assertThat(told.toString()).contains("後に訂正").doesNotContain("\"!");
    }

    @Test
    void whyTheirDataIsHeldIsToldAndNothingOfOtherHolds() {
        holds.hold(incident.id(), "U000001", "本人との訴訟のため");
        holds.lift(incident.id(), holds.holds(incident.id()).getFirst().id(), "和解したため");
        holds.hold(incident.id(), "U000002", "鈴木様の件の調査");
        holds.hold(incident.id(), null, "第三者委員会の調査");

        JsonNode told = disclosed().get("holds");

        assertThat(told.size()).isOne();
        assertThat(told.get(0).get("reason").asString()).isEqualTo("本人との訴訟のため");
        assertThat(told.get(0).get("liftedReason").asString()).isEqualTo("和解したため");
        assertThat(told.toString()).doesNotContain("OFFICIAL");
    }

    @Test
    void whatWasBegunToBeWrittenWithTheirCaseIsToldAndNoOtherDraft() {
        long other = jdbc.sql("select id from case_file where case_number = 'U000002'")
                .query(Long.class)
                .single();
        draft("op1", caseId, "090-0415-1234", "書きかけの件");
        draft("op2", other, "090-0415-1234", "鈴木様の書きかけ");
        draft("op3", null, "090-0415-1234", "誰のことか分からない件");

        JsonNode told = disclosed().get("drafts");

        assertThat(told.findValuesAsString("note")).containsExactly("書きかけの件");
        assertThat(told.get(0).get("caller").asString()).isEqualTo("090-0415-1234");
        assertThat(told.toString()).doesNotContain("op1");
    }

    private void draft(String user, @Nullable Long about, String caller, String said) {
        long id = Ids.next();
        jdbc.sql("""
                        insert into inquiry_draft (id, submission_key, user_name, incident_id, case_id, sealed_caller, sealed_summary,
                          revision, kept_at) values (?, ?, ?, ?, ?, ?, ?, 1, ?)""")
                .params(Arrays.asList(
                        id,
                        "key-" + id,
                        user,
                        incident.id(),
                        about,
                        new SealedColumn("inquiry_draft", "sealed_caller").seal(TestKeys.cipher(), id, caller),
                        new SealedColumn("inquiry_draft", "sealed_summary").seal(TestKeys.cipher(), id, said),
                        Tokyo.toColumn(clock.instant())))
                .update();
    }

    /** A hold on a case holds what came from its number, in whichever table the number stands. */
    @Test
    void aNumberHasOneKeyInPersonsInquiriesAndCalls() {
        busyCall("busy-1", "+81 90-0415-1234");
        long unnamed = inquiryWithoutCase("c3", "090-0415-1234", "名乗らずに尋ねた件");
        jdbc.sql("update inquiry set caller_key = null where case_id is not null")
                .update();
        holds.hold(incident.id(), "U000001", "訴訟のため");

        assertThat(jdbc.sql("select id from held_inquiry").query(Long.class).list())
                .contains(unnamed);
        assertThat(jdbc.sql("""
                                select call_id from call_record r
                                where exists (select 1 from held_phone p where p.incident_id = r.incident_id and p.phone_key = r.caller_key)""").query(String.class).list()).containsExactly("busy-1");
    }

    @Test
    void statesAndKindsAreToldInWordsAndDaysByEra() throws Exception {
        long objection = requests.receive(incident.id(), asked(Kind.OBJECTION));
        requests.close(objection, true, "送信を停止した");
        long id = requests.receive(incident.id(), asked(Kind.DISCLOSURE));
        SignedIn.as(COLLEAGUE);

        String ja = text(requests.pdf(id, Locale.JAPANESE));
        assertThat(ja)
                .contains("利用停止（送信の停止）", "対応済み", "解決", "電話", "送信を望まない", "コールセンター責任者", JapaneseDates.era(today))
                .contains(incident.issuers().getFirst().name().ja().replaceAll("\\s", ""));
        String en = text(requests.pdf(id, Locale.ENGLISH));
        assertThat(en).contains("Objection(nomoremessages)", "Done", "Resolved", "Doesn’twantmessages");
        for (String pdf : List.of(ja, en)) {
            assertThat(pdf)
                    .doesNotContain("RESOLVED", "OBJECTION", "OPTED_OUT", "SUPERVISOR", "OFFICIAL", "audit.look", "!");
        }
        JsonNode json = new JsonMapper().readTree(requests.json(id));
        JsonNode inquiry = json.get("inquiries").get(0);
        assertThat(inquiry.get("state").asString()).isEqualTo("RESOLVED");
        assertThat(inquiry.get("stateWords").get("ja").asString()).isEqualTo("解決");
        assertThat(inquiry.get("stateWords").get("en").asString()).isEqualTo("Resolved");
        assertThat(json.get("words").get("inquiries").get("ja").asString()).isEqualTo("問い合わせの記録");
        assertThat(json.toString()).doesNotContain("\"!");
    }

    private static String text(byte[] pdf) throws java.io.IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }

    @Test
    void theRegisterOnPaperSaysHowAndWhyEachRequestWasClosed() throws Exception {
        requests.close(requests.receive(incident.id(), asked(Kind.OBJECTION)), true, "送信を停止した");
        requests.close(requests.receive(incident.id(), asked(Kind.CORRECTION)), false, "誤りと確かめられない");
        requests.receive(incident.id(), asked(Kind.DISCLOSURE));
        SignedIn.as(Role.AUDITOR);

        String paper = text(requests.register(incident.id(), Locale.JAPANESE));

        assertThat(paper)
                .contains("P-1", "P-2", "P-3", "送信を停止した", "誤りと確かめられない", "対応済み", "対応中", "全部で3件")
                .doesNotContain("自分の情報", "免許証", "山田");
        assertThat(requests.count(incident.id())).isEqualTo(3);
        assertThat(jdbc.sql("select count(*) from audit_event where action = 'privacy.subject.audit.printed'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void anObjectionIsGrantedAlsoWhenTheCaseHasBeenMergedIntoOneThatIsStoppedAlready() {
        long second =
                requests.receive(incident.id(), new NewRequest(Kind.OBJECTION, "U000002", today, "免許証", "止めてほしい"));
        requests.close(requests.receive(incident.id(), asked(Kind.OBJECTION)), true, "送信を停止した");
        jdbc.sql("update case_file set merged_into = ? where case_number = 'U000002'")
                .param(caseId)
                .update();

        requests.close(second, true, "送信を停止した");

        assertThat(jdbc.sql("select count(*) from contact_mark")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void whatIsMissingIsRefusedAndNothingIsKept() {
        refused("種類を選んで", () -> requests.receive(incident.id(), asked(null)));
        refused(
                "U000009",
                () -> requests.receive(
                        incident.id(), new NewRequest(Kind.CORRECTION, "U000009", today, "確認", "氏名の誤り")));
        refused(
                "今日まで",
                () -> requests.receive(
                        incident.id(), new NewRequest(Kind.CORRECTION, "U000001", today.plusDays(1), "確認", "氏名の誤り")));
        refused(
                "本人確認",
                () -> requests.receive(incident.id(), new NewRequest(Kind.CORRECTION, "U000001", today, " ", "氏名の誤り")));
        assertThat(jdbc.sql("select count(*) from subject_request")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whatSeveralReceiveAtOnceGetsANumberEach() throws Exception {
        int officials = 6;
        CyclicBarrier start = new CyclicBarrier(officials);
        Callable<Long> receive = () -> {
            SignedIn.as(Role.OFFICIAL);
            start.await();
            try {
                return requests.receive(incident.id(), asked(Kind.CORRECTION));
            } finally {
                SignedIn.out();
            }
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(officials)) {
            for (Future<Long> one : threads.invokeAll(Collections.nCopies(officials, receive))) {
                assertThat(one.get()).isPositive();
            }
        }

        assertThat(jdbc.sql("select number from subject_request order by number")
                        .query(Integer.class)
                        .list())
                .containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void whatPeopleSaidStandsEncryptedInTheDatabase() {
        requests.receive(incident.id(), asked(Kind.CORRECTION));
        byte[] words = jdbc.sql("select words from subject_request")
                .query((row, n) -> row.getBytes(1))
                .single();
        assertThat(new String(words, StandardCharsets.UTF_8)).doesNotContain("自分");
        assertThat(IntStream.range(0, words.length).count()).isGreaterThan(20);
        SignedIn.as(Role.AUDITOR);
        assertThat(requests.all(incident.id()).getFirst().words()).isEqualTo("自分の情報を確かめたい");
    }
}
