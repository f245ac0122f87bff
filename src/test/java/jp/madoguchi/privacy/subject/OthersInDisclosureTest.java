package jp.madoguchi.privacy.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import jp.madoguchi.callstats.CallRecord;
import jp.madoguchi.callstats.CallRecordService;
import jp.madoguchi.callstats.Calls;
import jp.madoguchi.casefile.merge.CaseMerge;
import jp.madoguchi.casefile.merge.MergeService;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.SealedInquiryColumns;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.imports.Numbered;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.SealedColumn;
import jp.madoguchi.privacy.TestKeys;
import jp.madoguchi.privacy.subject.SubjectRequest.Kind;
import jp.madoguchi.privacy.subject.SubjectRequestService.NewRequest;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.AffectedPersons;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What may be about somebody else isn't told to a person, however it came to stand with what is theirs. */
@PortalTest
@Tag("database")
class OthersInDisclosureTest {
    private static final PortalUser COLLEAGUE = new PortalUser("official2", "山本 恵", "city", Set.of(Role.OFFICIAL));
    private static final String OWN = "090-0415-1234";

    @Autowired
    SubjectRequestService requests;

    @Autowired
    PersonCorrectionService corrections;

    @Autowired
    IncidentService incidents;

    @Autowired
    CallRecordService calls;

    @Autowired
    MergeService merges;

    @Autowired
    SealedInquiryColumns sealed;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    private Incident incident;
    private LocalDate today;
    private Instant corrected;
    private long caseId;
    private long other;

    @BeforeEach
    void twoPersons() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        today = Tokyo.today(clock);
        corrected = clock.instant().truncatedTo(ChronoUnit.SECONDS).minusSeconds(3600);
        caseId = AffectedPersons.add(jdbc, incident, "U000001", "山田 花子", OWN, 1);
        other = AffectedPersons.add(jdbc, incident, "U000002", "鈴木 一郎", "090-0415-9999", 1);
        SignedIn.as(Role.OFFICIAL);
    }

    @AfterEach
    void out() {
        SignedIn.out();
    }

    private JsonNode disclosed() {
        long id = requests.receive(
                incident.id(), new NewRequest(Kind.DISCLOSURE, "U000001", today, "運転免許証の写し", "自分の情報を確かめたい"));
        SignedIn.as(COLLEAGUE);
        JsonNode all = new JsonMapper().readTree(requests.json(id));
        SignedIn.as(Role.OFFICIAL);
        return all;
    }

    private long inquiry(String call, @Nullable Long about, String said) {
        long id = Calls.inquiry(
                jdbc,
                sealed,
                incident.id(),
                call,
                incident.categories().getFirst().id(),
                corrected.minusSeconds(900));
        jdbc.sql("update inquiry set case_id = ?, sealed_summary = ? where id = ?")
                .params(Arrays.asList(about, sealed.sealSummary(id, said), id))
                .update();
        return id;
    }

    private void insert(String sql, @Nullable Object... values) {
        jdbc.sql(sql)
                .params(Arrays.stream(values)
                        .map(value -> value instanceof Instant at ? Tokyo.toColumn(at) : value)
                        .toList())
                .update();
    }

    private static byte @Nullable [] words(String table, String column, long row, String words) {
        return new SealedColumn(table, column).seal(TestKeys.cipher(), row, words);
    }

    private void version(long inquiry, int number, @Nullable Long about, String said, String reason, Instant at) {
        long id = Ids.next();
        insert(
                """
                insert into inquiry_version (id, inquiry_id, version, category_id, relation, outcome, channel, case_id, sealed_summary,
                  send_again, changed_by, changed_at, reason_sealed)
                values (?, ?, ?, ?, 'HOLDER', 'RESOLVED', 'PHONE', ?, ?, false, 'op', ?, ?)""",
                id,
                inquiry,
                number,
                incident.categories().getFirst().id(),
                about,
                words("inquiry_version", "sealed_summary", id, said),
                at,
                words("inquiry_version", "reason_sealed", id, reason));
    }

    /** The wrong case was chosen, asked about, and taken out again. */
    private long mistaken() {
        long inquiry = inquiry("c1", caseId, "山田様の件");
        version(inquiry, 0, null, "まだ分からない", "鈴木様と分かった", corrected.minusSeconds(600));
        version(inquiry, 1, other, "鈴木様の不正利用", "山田様だった", corrected);
        version(inquiry, 2, caseId, "書きかけの内容", "鈴木様のことを消した", corrected.plusSeconds(60));
        version(inquiry, 3, caseId, "途中の内容", "誤字を直した", corrected.plusSeconds(90));
        return inquiry;
    }

    @Test
    void whyAVersionWasReplacedIsNotToldBesideOneThatStoodWithSomebodyElsesCase() {
        mistaken();

        assertThat(disclosed().get("inquiries").toString())
                .contains("山田様の件", "まだ分からない", "書きかけの内容", "途中の内容", "誤字を直した")
                .doesNotContain("鈴木", "山田様だった");
    }

    @Test
    void whatTheCityAnsweredWhileAnInquiryStoodWithSomebodyElsesCaseIsNotTold() {
        long inquiry = mistaken();
        long escalation = Ids.next();
        insert("""
                insert into escalation (id, incident_id, inquiry_id, state, urgency, due_at, asked_by, asked_at, changed_at, entries,
                  submission_key) values (?, ?, ?, 'TOLD', 'TODAY', ?, 'op', ?, ?, 3, 's')""", escalation, incident.id(), inquiry, corrected, corrected.minusSeconds(500), corrected);
        entry(escalation, 1, "ASK", "鈴木様について", corrected.minusSeconds(500));
        entry(escalation, 2, "ANSWER", "鈴木様には送った", corrected);
        entry(escalation, 3, "ASK_FURTHER", "山田様について", corrected.plusSeconds(1));

        assertThat(disclosed().get("escalations").toString())
                .contains("山田様について")
                .doesNotContain("鈴木");
    }

    private void entry(long escalation, int number, String step, String said, Instant at) {
        long id = Ids.next();
        insert("""
                insert into escalation_entry (id, escalation_id, number, step, text_sealed, author, written_at)
                values (?, ?, ?, ?, ?, 'op', ?)""", id, escalation, number, step, words("escalation_entry", "text_sealed", id, said), at);
    }

    @Test
    void whatWasToBeDoneWhileAnInquiryStoodWithSomebodyElsesCaseIsNotTold() {
        long inquiry = mistaken();
        assigned(inquiry, 1, "鈴木様に確かめる", corrected.minusSeconds(1));
        assigned(inquiry, 2, "山田様に確かめる", corrected.plusSeconds(1));

        assertThat(disclosed().get("followUps").toString()).contains("山田様に確かめる").doesNotContain("鈴木");
    }

    private void assigned(long inquiry, int number, String note, Instant at) {
        long id = Ids.next();
        insert("""
                insert into assignment (id, inquiry_id, number, step, due_at, note_sealed, author, written_at)
                values (?, ?, ?, 'ASSIGNED', ?, ?, 'op', ?)""", id, inquiry, number, at, words("assignment", "note_sealed", id, note), at);
    }

    @Test
    void aCallThatWasPromisedWhileAnInquiryStoodWithSomebodyElsesCaseIsToldWithoutWordsAndNumber() {
        long inquiry = mistaken();
        insert(
                """
                insert into callback (id, incident_id, inquiry_id, case_id, phone_sealed, due_at, promised_by, promised_at, state, attempts,
                  note_sealed) values (?, ?, ?, ?, ?, ?, 'op', ?, 'WAITING', 2, ?)""",
                inquiry,
                incident.id(),
                inquiry,
                caseId,
                words("callback", "phone_sealed", inquiry, "090-0415-9999"),
                corrected,
                corrected.minusSeconds(500),
                words("callback", "note_sealed", inquiry, "鈴木様は不在"));
        tried(inquiry, "鈴木様は不在", corrected.minusSeconds(5));
        tried(inquiry, "山田様は不在", corrected.plusSeconds(5));

        JsonNode callbacks = disclosed().get("callbacks");

        assertThat(callbacks.size()).isEqualTo(2);
        assertThat(callbacks.toString()).contains("WAITING", "山田様は不在").doesNotContain("鈴木", "9999");
    }

    private void tried(long callback, String note, Instant at) {
        long id = Ids.next();
        insert("""
                insert into callback_attempt (id, callback_id, tried_by, tried_at, reached, note_sealed)
                values (?, ?, 'op', ?, false, ?)""", id, callback, at, words("callback_attempt", "note_sealed", id, note));
    }

    private void called(String id) {
        SignedIn.as(Role.SUPERVISOR);
        calls.store(
                incident.id(),
                List.of(new Numbered<>(
                        2,
                        new CallRecord(
                                id,
                                corrected,
                                corrected.plusSeconds(5),
                                corrected.plusSeconds(80),
                                "0120",
                                OWN,
                                "op05"))),
                Progress.unwatched());
        SignedIn.as(Role.OFFICIAL);
    }

    @Test
    void whatCameFromANumberThatSomebodyElseHadUntilItWasCorrectedIsNobodysToRead() {
        long third = AffectedPersons.add(jdbc, incident, "U000003", "山田 次郎", OWN, 1);
        long request = requests.receive(
                incident.id(), new NewRequest(Kind.CORRECTION, "U000003", today, "運転免許証の写し", "番号が変わった"));
        called("c8");
        long unnamed = inquiry("c9", null, "次郎の件");
        jdbc.sql("update inquiry set sealed_caller = ?, caller_key = ? where id = ?")
                .params(sealed.sealCaller(unnamed, OWN), sealed.callerKey(OWN), unnamed)
                .update();
        SignedIn.as(COLLEAGUE);
        corrections.correct(request, new NewCorrection(third, 0, "山田 次郎", "ヤマダ", null, "080-1111-2222", "運転免許証で確かめた"));
        SignedIn.as(Role.OFFICIAL);

        JsonNode all = disclosed();

        assertThat(all.get("calls").size()).isZero();
        assertThat(all.get("inquiries").toString()).doesNotContain("次郎の件");
    }

    @Test
    void aCallFromTheirTelephoneThatSomebodyElseMadeIsNotTold() {
        called("c2");
        called("c3");
        called("c4");
        long others = inquiry("c2", other, "鈴木様の件");
        inquiry("c3", null, "名乗らない件");
        long own = inquiry("c5", caseId, "山田様の件");
        reached(others, "鈴木様につながった");
        reached(own, "山田様につながった");
        reached(null, "つながらない");

        JsonNode all = disclosed();

        assertThat(all.get("calls").size()).isEqualTo(2);
        assertThat(all.get("apologies").toString())
                .contains("山田様につながった", "つながらない")
                .doesNotContain("鈴木");
    }

    private void reached(@Nullable Long inquiry, String note) {
        long id = Ids.next();
        insert(
                """
                insert into apology (id, incident_id, caller_sealed, caller_key, busy_calls, first_at, last_at, listed_at, due_at, state,
                  tries, note_sealed, inquiry_id) values (?, ?, ?, ?, 2, ?, ?, ?, ?, 'REACHED', 1, ?, ?)""",
                id,
                incident.id(),
                words("apology", "caller_sealed", id, OWN),
                TestKeys.index().phone(OWN),
                corrected,
                corrected,
                corrected,
                corrected,
                words("apology", "note_sealed", id, note),
                inquiry);
        long attempt = Ids.next();
        insert("""
                insert into apology_try (id, apology_id, tried_by, tried_at, reached, note_sealed)
                values (?, ?, 'op', ?, true, ?)""", attempt, id, corrected, words("apology_try", "note_sealed", attempt, note));
    }

    @Test
    void ofCasesThatWerePartedAgainItIsToldWhenAndNotWhy() {
        SignedIn.as(Role.SUPERVISOR);
        CaseMerge merge = merges.merge(other, caseId, "鈴木様と同じ住所");
        merges.undo(merge.id(), "鈴木様とは別の方");
        long third = AffectedPersons.add(jdbc, incident, "U000003", "山田 花", OWN, 1);
        merges.merge(caseId, third, "同じ人");
        SignedIn.as(Role.OFFICIAL);

        JsonNode told = disclosed().get("merges");

        assertThat(told.size()).isEqualTo(2);
        assertThat(told.get(0).has("undoneAt")).isTrue();
        assertThat(told.toString()).contains("同じ人").doesNotContain("鈴木", "U000002");
    }
}
