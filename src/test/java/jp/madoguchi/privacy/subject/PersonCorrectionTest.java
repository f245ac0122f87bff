package jp.madoguchi.privacy.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.madoguchi.casefile.CaseFile;
import jp.madoguchi.casefile.CaseFileService;
import jp.madoguchi.casefile.HolderFields;
import jp.madoguchi.casefile.SealedPersons;
import jp.madoguchi.casefile.StoredPersons;
import jp.madoguchi.casefile.merge.MergeService;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.TestKeys;
import jp.madoguchi.privacy.retention.RetentionService;
import jp.madoguchi.privacy.subject.PersonDetails.Field;
import jp.madoguchi.privacy.subject.SubjectRequest.Kind;
import jp.madoguchi.privacy.subject.SubjectRequestService.NewRequest;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.AffectedPersons;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is stored of who a person is, corrected because they have asked for it: found by the new, kept of the old. */
@PortalTest
@Tag("database")
class PersonCorrectionTest {
    private static final PortalUser RECEIVED = new PortalUser("official0", "田中 実", "city", Set.of(Role.OFFICIAL));

    @Autowired
    SubjectRequestService requests;

    @Autowired
    PersonCorrectionService corrections;

    @Autowired
    IncidentService incidents;

    @Autowired
    CaseFileService cases;

    @Autowired
    RetentionService retention;

    @Autowired
    SealedPersons persons;

    @Autowired
    MergeService merges;

    @Autowired
    Messages messages;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    private Incident incident;
    private LocalDate today;
    private long caseId;
    private long request;

    @BeforeEach
    void aPersonWhoAsks() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        today = Tokyo.today(clock);
        caseId = AffectedPersons.add(jdbc, incident, "U000001", "山田 花子", "090-0415-1234", 2);
        StoredPersons.setEmail(jdbc, caseId, "hanako@example.jp");
        SignedIn.as(Role.OFFICIAL);
        request = ask(Kind.CORRECTION);
    }

    @AfterEach
    void out() {
        SignedIn.out();
    }

    /** By a colleague: who receives a request corrects nothing for it. */
    private long ask(Kind kind) {
        SignedIn.as(RECEIVED);
        long id = received(kind);
        SignedIn.as(Role.OFFICIAL);
        return id;
    }

    private long received(Kind kind) {
        return requests.receive(incident.id(), new NewRequest(kind, "U000001", today, "運転免許証の写し", "氏名の漢字と番号が違う"));
    }

    private NewCorrection corrected(int seen, String name, String phone) {
        return new NewCorrection(caseId, seen, name, "ヤマダ", "hanako@example.jp", phone, "運転免許証で確かめた");
    }

    private RejectedException refused(String words, ThrowingCallable call) {
        List<RejectedException> refusal = new ArrayList<>();
        assertThatThrownBy(call).isInstanceOfSatisfying(RejectedException.class, e -> {
            assertThat(messages.get(Locale.JAPANESE, e.text())).contains(words);
            refusal.add(e);
        });
        return refusal.getFirst();
    }

    private HolderFields stored(long id) {
        return jdbc.sql("select id, person_sealed from case_file where id = ?")
                .param(id)
                .query((row, n) -> persons.read(row, "id"))
                .single();
    }

    private List<String> found(String fragment) {
        SignedIn.as(Role.SUPERVISOR);
        List<String> found = cases.search(incident.id(), fragment, 10).stream()
                .map(CaseFile::holderName)
                .toList();
        SignedIn.as(Role.OFFICIAL);
        return found;
    }

    private List<CaseFile> calling(String phone) {
        SignedIn.as(Role.OPERATOR);
        List<CaseFile> calling = cases.byPhone(incident.id(), phone);
        SignedIn.as(Role.OFFICIAL);
        return calling;
    }

    @Test
    void theDeskFindsThePersonByWhatIsRightAndNoMoreByWhatWasWrong() {
        assertThat(found("花子")).containsExactly("山田 花子");
        assertThat(corrections.stored(request).getFirst().details().phone()).isEqualTo("090-0415-1234");

        Correction made = corrections.correct(request, corrected(0, "山田 華子", "080-1111-2222"));

        assertThat(made.changed()).containsExactly(Field.NAME, Field.PHONE);
        assertThat(found("華子")).containsExactly("山田 華子");
        assertThat(found("花子")).isEmpty();
        assertThat(found("1111")).hasSize(1);
        assertThat(found("0415")).isEmpty();
        assertThat(calling("08011112222")).hasSize(1);
        assertThat(calling("090-0415-1234")).isEmpty();
        assertThat(jdbc.sql("select has_mobile, has_email, name_length from case_file")
                        .query((row, n) -> row.getBoolean(1) + " " + row.getBoolean(2) + " " + row.getInt(3))
                        .single())
                .isEqualTo("true true 5");
        requests.close(request, true, "氏名と電話番号を訂正した");
        refused("すでに完了", () -> corrections.correct(request, corrected(1, "山田 花", "080-1111-2222")));
        refused("すでに完了", () -> corrections.stored(request));
    }

    @Test
    void whatStoodThereBeforeIsKeptEncryptedAndToldToThePerson() {
        corrections.correct(request, corrected(0, "山田 華子", "090-0415-1234"));
        corrections.correct(request, corrected(1, "山田 華子", ""));

        for (String column : List.of("before_sealed", "after_sealed", "reason_sealed")) {
            jdbc.sql("select " + column + " from case_correction")
                    .query((row, n) -> new String(row.getBytes(1), StandardCharsets.UTF_8))
                    .list()
                    .forEach(kept -> assertThat(kept).isNotEmpty().doesNotContain("山田", "0415", "免許証", "hanako"));
        }
        SignedIn.as(Role.AUDITOR);
        assertThat(corrections.shown(request))
                .extracting(
                        Correction::number,
                        one -> one.before().name(),
                        one -> one.after().of(Field.PHONE))
                .containsExactly(tuple(1, "山田 花子", "090-0415-1234"), tuple(2, "山田 華子", ""));
        assertThat(corrections.madeFor(List.of(request)).get(request)).allSatisfy(one -> {
            assertThat(one.before().name()).isEqualTo("山＊ ＊＊");
            assertThat(one.changed()).hasSize(1);
            assertThat(one.reason()).isEmpty();
        });
        SignedIn.as(Role.OFFICIAL);
        long disclosure = ask(Kind.DISCLOSURE);
        SignedIn.as(new PortalUser("official2", "山本 恵", "city", Set.of(Role.OFFICIAL)));
        assertThat(new String(requests.json(disclosure), StandardCharsets.UTF_8))
                .contains("\"formerName\" : \"山田 花子\"", "\"formerPhone\" : \"090-0415-1234\"", "運転免許証で確かめた");
    }

    @Test
    void theTrailTellsWhichFieldsItWasAndNoLetterOrDigitOfThePerson() {
        corrections.correct(request, corrected(0, "山田 華子", "080-1111-2222"));
        String entry = jdbc.sql("""
                        select object, reason, details, before_values, after_values from audit_event
                        where action = 'privacy.subject.audit.corrected'""")
                .query((row, n) -> {
                    StringBuilder all = new StringBuilder();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        all.append(row.getString(i)).append('\n');
                    }
                    return all.toString();
                })
                .single();
        assertThat(entry)
                .contains(
                        "U000001",
                        "P-1",
                        "\"privacy.subject.field.name\":\"CHANGED\"",
                        "\"privacy.subject.field.phone\":\"CHANGED\"")
                .doesNotContain("山", "花", "華", "090", "080", "1234", "0415", "1111", "2222", "@", "免許証")
                .doesNotContain("privacy.subject.field.kana", "privacy.subject.field.email");
    }

    /** A request that nobody made would else be a way to anybody's name, address and number. */
    @Test
    void eachTimeThePersonIsShownToAnOfficialCountsAndTheThirtyFirstWithinAnHourIsRefused() {
        corrections.stored(request);
        corrections.correct(request, corrected(0, "山田 華子", "080-1111-2222"));
        corrections.shown(request);
        assertThat(jdbc.sql("select concat(user_name, ' ', role, ' ', object) from personal_data_reveal")
                        .query(String.class)
                        .list())
                .containsExactly("official OFFICIAL case:U000001", "official OFFICIAL case:U000001");
        assertThat(looked("privacy.subject.audit.shown")).isOne();
        assertThat(looked("privacy.subject.audit.correctionShown")).isOne();
        for (int i = 2; i < 30; i++) {
            corrections.stored(request);
        }

        refused("時間に表示できるのは", () -> corrections.stored(request));
        refused("時間に表示できるのは", () -> corrections.shown(request));

        assertThat(count("personal_data_reveal")).isEqualTo(30);
        assertThat(looked("privacy.subject.audit.shown")).isEqualTo(29);
        assertThat(looked("privacy.subject.audit.correctionShown")).isOne();
        assertThat(looked("privacy.reveal.refused")).isEqualTo(2);
        assertThat(looked("audit.look.reveal")).as("each look is one entry").isZero();
        SignedIn.as(Role.AUDITOR);
        assertThat(corrections.shown(request)).hasSize(1);
        assertThat(count("personal_data_reveal")).isEqualTo(30);
        assertThat(looked("privacy.subject.audit.correctionShown")).isEqualTo(2);
    }

    /** Messages and gifts go to the address that is corrected: nobody alone makes it their own. */
    @Test
    void whoReceivedARequestNeitherSeesNorCorrectsThePerson() {
        long own = received(Kind.CORRECTION);
        SubjectRequest mine = requests.all(incident.id()).stream()
                .filter(one -> one.id() == own)
                .findFirst()
                .orElseThrow();

        refused("別の担当者", () -> corrections.stored(own));
        refused("別の担当者", () -> corrections.correct(own, corrected(0, "山田 華子", "080-1111-2222")));

        assertThat(corrections.mayCorrect(mine)).isFalse();
        assertThat(stored(caseId).name()).isEqualTo("山田 花子");
        assertThat(count("case_correction")).isZero();
        assertThat(count("personal_data_reveal")).isZero();
        SignedIn.as(RECEIVED);
        assertThat(corrections.mayCorrect(mine)).isTrue();
        corrections.correct(own, corrected(0, "山田 華子", "080-1111-2222"));
        requests.close(own, true, "訂正した");
        assertThat(corrections.mayCorrect(requests.all(incident.id()).getLast()))
                .isFalse();
    }

    @Test
    void whatIsRefusedForItsRequestIsNoLook() {
        long disclosure = ask(Kind.DISCLOSURE);
        refused("訂正の請求ではありません", () -> corrections.stored(disclosure));
        requests.close(request, false, "誤りがなかった");
        refused("すでに完了", () -> corrections.stored(request));
        assertThat(count("personal_data_reveal")).isZero();
    }

    private int looked(String action) {
        return jdbc.sql("select count(*) from audit_event where action = ?")
                .param(action)
                .query(Integer.class)
                .single();
    }

    @ParameterizedTest
    @CsvSource({
        "'',ヤマダ,hanako@example.jp,090-0415-1234,確かめた,name,氏名を入力",
        "山田 華子,山田,hanako@example.jp,090-0415-1234,確かめた,kana,カナで",
        "山田 華子,ヤマダ,hanako.example.jp,090-0415-1234,確かめた,email,メールアドレスの形",
        "山田 華子,ヤマダ,hanako@example.jp,90-0415-1234,確かめた,phone,電話番号の形",
        "山田 華子,ヤマダ,hanako@example.jp,4111 1111 1111 1111,確かめた,phone,カード番号",
        "4111-1111-1111-1111,ヤマダ,hanako@example.jp,090-0415-1234,確かめた,name,カード番号",
        "山田 華子,ヤマダ,hanako@example.jp,090-0415-1234,' ',reason,何で確かめて",
        "山田 華子,ヤマダ,hanako@example.jp,090-0415-1234,4111111111111111,reason,カード番号",
        "山田 花子,ヤマダ,hanako@example.jp,090-0415-1234,確かめた,,どの項目も変わっていません",
    })
    void whatCannotBeIsRefusedAtItsFieldAndNothingIsChanged(
            String name, String kana, String email, String phone, String reason, String field, String words) {
        HolderFields before = stored(caseId);
        RejectedException refusal = refused(
                words,
                () -> corrections.correct(request, new NewCorrection(caseId, 0, name, kana, email, phone, reason)));
        assertThat(refusal.field()).isEqualTo(field);
        assertThat(stored(caseId)).isEqualTo(before);
        assertThat(count("case_correction")).isZero();
    }

    @Test
    void aHoldHoldsTheFormerNumberToo() {
        corrections.correct(request, corrected(0, "山田 花子", "080-1111-2222"));
        corrections.correct(request, corrected(1, "山田 花子", ""));
        requests.close(request, true, "訂正した");
        SignedIn.as(Role.ADMIN);
        retention.hold(incident.id(), "U000001", "訴訟のため");

        assertThat(jdbc.sql("select phone_key from held_phone where incident_id = ?")
                        .param(incident.id())
                        .query(Long.class)
                        .list())
                .containsExactlyInAnyOrder(
                        TestKeys.index().phone("090-0415-1234"),
                        TestKeys.index().phone("08011112222"));
    }

    @Test
    void aFieldThatStaysAsItIsIsNotJudged() {
        StoredPersons.change(jdbc, caseId, was -> new HolderFields(was.name(), "花子", "not an address", was.phone()));
        corrections.correct(
                request, new NewCorrection(caseId, 0, "山田 華子", "花子", "not an address", "090-0415-1234", "確かめた"));
        assertThat(found("華子")).hasSize(1);
    }

    @Test
    void fullWidthAddressesAreKeptHalfWidth() {
        corrections.correct(
                request, new NewCorrection(caseId, 0, "山田 花子", "ヤマダ", "Ｈana@example.jp", "０８０－１１１１－２２２２", "確かめた"));
        HolderFields now = stored(caseId);
        assertThat(now.email()).isEqualTo("Hana@example.jp");
        assertThat(now.phone()).isEqualTo("080-1111-2222");
    }

    @Test
    void onlyForAnOpenRequestOfThisPersonForACorrection() {
        long disclosure = ask(Kind.DISCLOSURE);
        refused("訂正の請求ではありません", () -> corrections.stored(disclosure));
        refused("訂正の請求ではありません", () -> corrections.correct(disclosure, corrected(0, "山田 華子", "")));
        long other = AffectedPersons.add(jdbc, incident, "U000002", "鈴木 一郎", "090-0415-9999", 1);
        refused(
                "請求が見つかりません",
                () -> corrections.correct(
                        request, new NewCorrection(other, 0, "鈴木 二郎", "スズキ", null, "090-0415-9999", "確かめた")));
        assertThat(stored(other).name()).isEqualTo("鈴木 一郎");
        jdbc.sql("update case_file set erased_at = ?, person_sealed = X'' where id = ?")
                .params(Tokyo.toColumn(clock.instant()), caseId)
                .update();
        refused("消去済み", () -> corrections.correct(request, corrected(0, "山田 華子", "")));
    }

    @Test
    void eachCaseOfAPersonIsCorrectedByItself() {
        long merged = AffectedPersons.add(jdbc, incident, "U000003", "山田 花", "090-0415-1234", 1);
        SignedIn.as(Role.SUPERVISOR);
        merges.merge(caseId, merged, "同じ人");
        SignedIn.as(Role.OFFICIAL);
        assertThat(corrections.stored(request))
                .extracting(PersonRecord::caseNumber)
                .containsExactly("U000001", "U000003");

        corrections.correct(request, new NewCorrection(merged, 0, "山田 華子", "ヤマダ", null, "090-0415-1234", "確かめた"));

        assertThat(corrections.stored(request))
                .extracting(one -> one.details().name(), PersonRecord::corrections)
                .containsExactly(tuple("山田 花子", 0), tuple("山田 華子", 1));
        assertThat(found("華子")).containsExactly("山田 花子");
    }

    @Test
    void anAddressThatIsCorrectedIsWrittenToAgainUnlessThePersonDoesNotWantIt() {
        for (String mark : List.of("BOUNCED", "OPTED_OUT")) {
            for (String channel : List.of("EMAIL", "SMS")) {
                jdbc.sql("insert into contact_mark (case_id, channel, mark, made_by, made_at) values (?, ?, ?, 'x', ?)")
                        .params(caseId, channel, mark, Tokyo.toColumn(clock.instant()))
                        .update();
            }
        }
        corrections.correct(request, corrected(0, "山田 花子", "080-1111-2222"));
        assertThat(jdbc.sql("select concat(channel, ' ', mark) from contact_mark order by channel, mark")
                        .query(String.class)
                        .list())
                .containsExactly("EMAIL BOUNCED", "EMAIL OPTED_OUT", "SMS OPTED_OUT");
    }

    @Test
    void whoComesSecondIsToldWhoWasFirstAndWhatStandsThereNow() {
        corrections.correct(request, corrected(0, "山田 華子", "090-0415-1234"));
        RejectedException refusal =
                refused("が訂正しました", () -> corrections.correct(request, corrected(0, "山田 花子", "080-1111-2222")));
        assertThat(refusal.field()).isEqualTo("seen");
        PersonRecord stored = corrections.stored(request).getFirst();
        assertThat(stored.details().name()).isEqualTo("山田 華子");
        Correction last = Objects.requireNonNull(stored.last());
        assertThat(last.before().name()).isEqualTo("山田 花子");

        corrections.correct(request, corrected(stored.corrections(), "山田 華子", "080-1111-2222"));
        assertThat(stored(caseId).name()).isEqualTo("山田 華子");
        assertThat(stored(caseId).phone()).isEqualTo("080-1111-2222");
    }

    @Test
    void ofManyWhoCorrectAtOnceOneIsFirstAndNothingIsLost() throws Exception {
        int many = 8;
        CountDownLatch together = new CountDownLatch(many);
        try (ExecutorService threads = Executors.newFixedThreadPool(many)) {
            List<Future<Boolean>> tries = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                String phone = "080-1111-000" + i;
                tries.add(threads.submit(() -> {
                    SignedIn.as(Role.OFFICIAL);
                    together.countDown();
                    together.await();
                    try {
                        corrections.correct(request, corrected(0, "山田 花子", phone));
                        return true;
                    } catch (RejectedException e) {
                        assertThat(e.field()).isEqualTo("seen");
                        return false;
                    } finally {
                        SignedIn.out();
                    }
                }));
            }
            int first = 0;
            for (Future<Boolean> one : tries) {
                first += one.get() ? 1 : 0;
            }
            assertThat(first).isEqualTo(1);
        }
        assertThat(count("case_correction")).isEqualTo(1);
        assertThat(count("case_blind")).isEqualTo(1);
        assertThat(corrections.stored(request).getFirst().details().phone())
                .isEqualTo(corrections.shown(request).getFirst().after().phone());
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }
}
