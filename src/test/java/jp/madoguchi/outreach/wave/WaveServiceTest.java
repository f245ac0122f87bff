package jp.madoguchi.outreach.wave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.madoguchi.casefile.closing.CaseClosingService;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentDefinition;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.incident.Milestone;
import jp.madoguchi.incident.MilestoneDefinition;
import jp.madoguchi.incident.MilestoneService;
import jp.madoguchi.outreach.DeliveryState;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.OutreachPersons;
import jp.madoguchi.outreach.WaveKind;
import jp.madoguchi.outreach.template.NewTemplate;
import jp.madoguchi.outreach.template.TemplateService;
import jp.madoguchi.outreach.template.TemplateTexts;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.LocalizedText;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.FieldCipher;
import jp.madoguchi.privacy.subject.SubjectRequest.Kind;
import jp.madoguchi.privacy.subject.SubjectRequestService;
import jp.madoguchi.privacy.subject.SubjectRequestService.NewRequest;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SealedRows;
import jp.madoguchi.testing.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@PortalTest
@Tag("database")
class WaveServiceTest {
    private static final PortalUser BOTH = new PortalUser("both", "両方", "city", Set.of(Role.OFFICIAL, Role.APPROVER));
    private static final PortalUser SECOND_APPROVER =
            new PortalUser("approver2", "承認 二郎", "city", Set.of(Role.APPROVER));

    @Autowired
    WaveService waves;

    @Autowired
    WavePreparationService preparation;

    @Autowired
    WaveReleaseService release;

    @Autowired
    WaveRunService run;

    @Autowired
    WaveFigureService figures;

    @Autowired
    OptOutService optOuts;

    @Autowired
    FieldCipher cipher;

    @Autowired
    SubjectRequestService requests;

    @Autowired
    WaveControl control;

    @Autowired
    CaseClosingService closings;

    @Autowired
    TemplateService templates;

    @Autowired
    IncidentService incidents;

    @Autowired
    MilestoneService milestones;

    @Autowired
    Messages messages;

    @Autowired
    JdbcClient jdbc;

    Incident incident;
    OutreachPersons persons;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        persons = new OutreachPersons(jdbc, incident);
        SignedIn.as(Role.OFFICIAL);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void aWaveIsFrozenAtItsReleaseAndEachCardHasItsGift() {
        long two = persons.add("U000001", "a@example.jp", "09004151234", 2);
        long merged = persons.add("U000002", null, "09004151235", 1);
        long survivor = persons.add("U000003", "c@example.jp", "09004151236", 1);
        persons.merge(merged, survivor);
        long without = persons.add("U000004", null, "09004151237", 1);
        long out = persons.add("U000005", "e@example.jp", "09004151238", 1);
        persons.mark(out, MessageChannel.EMAIL, "OPTED_OUT");
        long bounced = persons.add("U000006", "f@example.jp", "09004151239", 1);
        persons.mark(bounced, MessageChannel.EMAIL, "BOUNCED");
        persons.gifts(10);
        Wave wave = released(gifts(Audience.everybody()));

        assertThat(wave.state()).isEqualTo(WaveState.RELEASED);
        assertThat(wave.recipients()).isEqualTo(2);
        assertThat(wave.cards()).isEqualTo(4);
        assertThat(wave.releasedBy()).isEqualTo("approver");
        assertThat(jdbc.sql("select case_id from delivery where wave_id = ? and state = 'QUEUED' order by case_id")
                        .param(wave.id())
                        .query(Long.class)
                        .list())
                .containsExactly(two, survivor);
        assertThat(jdbc.sql("select count(*) from delivery_card where wave_id = ? and gift_id is not null")
                        .param(wave.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
        assertThat(exclusions(wave))
                .containsExactly(
                        Map.entry(merged, "MERGED"),
                        Map.entry(without, "NO_ADDRESS"),
                        Map.entry(out, "OPTED_OUT"),
                        Map.entry(bounced, "BOUNCED"));
        assertThat(actions())
                .containsExactly(
                        "outreach.wave.audit.PREPARED",
                        "outreach.wave.audit.SUBMITTED",
                        "outreach.wave.audit.RELEASED");

        // whoever comes or changes later is not in it
        persons.add("U000007", "g@example.jp", "09004151240", 1);
        assertThat(waves.wave(incident.id(), wave.number()).orElseThrow().recipients())
                .isEqualTo(2);
        assertThat(figures.figures(wave.id()).states()).isEqualTo(Map.of(DeliveryState.QUEUED, 2));
    }

    @Test
    void eachWaveCountsTheReceivedGiftsOfItsOwnCards() {
        persons.add("U000001", "a@example.jp", "09004151234", 2);
        persons.add("U000002", "b@example.jp", "09004151235", 1);
        persons.gifts(4);
        WaveDraft draft = gifts(Audience.everybody());
        Wave all = released(draft);
        jdbc.sql("update gift set state = 'RECEIVED' where state = 'ALLOCATED'").update();
        assertThat(figures.figures(all.id()).received()).isEqualTo(3);

        SignedIn.as(Role.OFFICIAL);
        persons.add("U000003", "c@example.jp", "09004151236", 1);
        Wave rest = released(draft.with(new Audience.GiftIs(Set.of(Audience.GiftStanding.NONE))));
        assertThat(rest.cards()).isEqualTo(1);
        assertThat(figures.figures(rest.id()).received()).isZero();
        assertThat(figures.figures(all.id()).received()).isEqualTo(3);
    }

    @Test
    void whatWasHandedOverOfLateIsThePaceOfAWave() {
        persons.add("U000001", "a@example.jp", "09004151234", 1);
        persons.add("U000002", "b@example.jp", "09004151235", 1);
        persons.add("U000003", "c@example.jp", "09004151236", 1);
        persons.gifts(3);
        Wave wave = released(gifts(Audience.everybody()));
        assertThat(figures.figures(wave.id()).perMinute()).isZero();
        jdbc.sql("update delivery set state = 'SENT', sent_at = ? where part = 0")
                .param(Tokyo.toColumn(Instant.now()))
                .update();
        assertThat(figures.figures(wave.id()).perMinute()).isEqualTo(1);
        jdbc.sql("update delivery set sent_at = '2022-07-01 00:00:00'").update();
        assertThat(figures.figures(wave.id()).perMinute()).isZero();
    }

    @Test
    void whoseCaseIsClosedGetsNothingUntilItIsOpenAgain() {
        long open = persons.add("U000001", "a@example.jp", "09004151234", 1);
        long closed = persons.add("U000002", "b@example.jp", "09004151235", 1);
        long merged = persons.add("U000003", "c@example.jp", "09004151236", 1);
        persons.merge(merged, closed);
        persons.gifts(3);
        SignedIn.as(Role.SUPERVISOR);
        // by the number of the case that has become part of it
        closings.close(incident.id(), "U000003", "本人が亡くなった");
        SignedIn.as(Role.OFFICIAL);
        WaveDraft draft = gifts(Audience.everybody());
        assertThat(preparation
                        .count(incident.id(), MessageChannel.EMAIL, draft.audience())
                        .orElseThrow()
                        .excluded())
                .isEqualTo(Map.of(ExclusionReason.CLOSED, 1, ExclusionReason.MERGED, 1));
        Wave wave = released(draft);
        assertThat(jdbc.sql("select case_id from delivery where wave_id = ?")
                        .param(wave.id())
                        .query(Long.class)
                        .list())
                .containsExactly(open);
        assertThat(exclusions(wave)).contains(Map.entry(closed, "CLOSED"));

        SignedIn.as(Role.SUPERVISOR);
        closings.reopen(incident.id(), "U000002", "取り違え");
        SignedIn.as(Role.OFFICIAL);
        assertThat(released(draft.with(new Audience.GiftIs(Set.of(Audience.GiftStanding.NONE))))
                        .cards())
                .isEqualTo(2);
    }

    @Test
    void aWavePerCardHasAMessageForEach() {
        long two = persons.add("U000001", "a@example.jp", "09004151234", 2);
        persons.gifts(2);
        WaveDraft draft = gifts(Audience.everybody());
        Wave wave = released(new WaveDraft(
                draft.kind(),
                draft.channel(),
                draft.titleJa(),
                draft.titleEn(),
                draft.templateVersionId(),
                draft.audience(),
                true,
                false,
                Instant.parse("2100-01-01T00:00:00Z"),
                draft.sendFrom(),
                draft.sendUntil(),
                draft.perMinute(),
                draft.bounceCount(),
                draft.bouncePercent(),
                null,
                null));
        assertThat(jdbc.sql("select part from delivery where wave_id = ? order by part")
                        .param(wave.id())
                        .query(Long.class)
                        .list())
                .isEqualTo(persons.cards(two));
        // nothing goes out before it starts
        assertThat(jdbc.sql("select count(*) from delivery where due_at >= '2100-01-01'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void tooFewGiftsLeaveNothingBehind() {
        persons.add("U000001", "a@example.jp", "09004151234", 2);
        persons.gifts(1);
        Wave wave = submitted(gifts(Audience.everybody()));
        SignedIn.as(Role.APPROVER);
        assertThatThrownBy(() -> release.release(wave.id(), wave.revision())).isInstanceOf(RejectedException.class);
        assertThat(again(wave).state()).isEqualTo(WaveState.SUBMITTED);
        assertNothingQueued();
    }

    @Test
    void whoHasPreparedOrSubmittedItCantReleaseIt() {
        persons.add("U000001", "a@example.jp", "09004151234", 1);
        persons.gifts(1);
        SignedIn.as(BOTH);
        Wave wave = submitted(gifts(Audience.everybody()));
        refused(
                "自分が準備や依頼に関わった配信は公開できません。別の承認者が公開してください。",
                "You have had a hand in preparing this wave and can’t release it. Another approver has to.",
                () -> release.release(wave.id(), wave.revision()));
        assertThat(waves.waitingForMe(incident.id())).isZero();
        assertNothingQueued();

        SignedIn.as(SECOND_APPROVER);
        assertThat(waves.waitingForMe(incident.id())).isEqualTo(1);
        release.release(wave.id(), wave.revision());
        assertThat(again(wave).state()).isEqualTo(WaveState.RELEASED);
    }

    /** Also who only changed a draft of another's. */
    @Test
    void whoHasChangedItCantReleaseIt() {
        persons.add("U000001", "a@example.jp", "09004151234", 1);
        persons.gifts(1);
        Wave wave = prepared(gifts(Audience.everybody()));
        SignedIn.as(BOTH);
        preparation.save(wave.id(), wave.revision(), wave.draft().with(new Audience.HasEmail()));
        SignedIn.as(Role.OFFICIAL);
        preparation.submit(wave.id(), again(wave).revision());
        SignedIn.as(BOTH);
        assertThat(release.againstReleasing(wave.id())).isPresent();
    }

    /** What goes out is the text: its author is no second pair of eyes. */
    @Test
    void whoWroteTheVersionThatItUsesCantReleaseIt() {
        persons.add("U000001", "a@example.jp", "09004151234", 1);
        persons.gifts(1);
        SignedIn.as(BOTH);
        WaveDraft draft = gifts(Audience.everybody());
        SignedIn.as(Role.OFFICIAL);
        Wave wave = submitted(draft);
        SignedIn.as(BOTH);
        refused(
                "この配信が使うテンプレート「ギフト」第1版は自分が書いたものなので、公開できません。別の承認者が公開してください。",
                "You wrote version 1 of the template “ギフト”, which this wave uses, and can’t release it. Another approver has to.",
                () -> release.release(wave.id(), wave.revision()));
        assertThat(waves.waitingForMe(incident.id())).isZero();
        assertThat(again(wave).state()).isEqualTo(WaveState.SUBMITTED);
        assertNothingQueued();
        SignedIn.as(SECOND_APPROVER);
        release.release(wave.id(), wave.revision());
        assertThat(again(wave).state()).isEqualTo(WaveState.RELEASED);
    }

    /** Whoever could change where thousands call, and release it, needs nobody. */
    @Test
    void whoSetTheNumberThatItTellsCantReleaseIt() {
        persons.add("U000001", "a@example.jp", "09004151234", 1);
        persons.gifts(1);
        SignedIn.as(BOTH);
        templates.setHotline(incident.id(), "0120-123-456");
        SignedIn.as(Role.OFFICIAL);
        Wave wave = submitted(gifts(Audience.everybody()));
        // another number is in force meanwhile; the wave keeps the one that was frozen
        templates.setHotline(incident.id(), "0120-123-457");
        SignedIn.as(BOTH);
        refused(
                "この配信が案内する電話番号 0120-123-456 は自分が設定したものなので、公開できません。別の承認者が公開してください。",
                "You set the number 0120-123-456, which this wave tells people to call, and can’t release it. Another approver has to.",
                () -> release.release(wave.id(), wave.revision()));
        assertNothingQueued();
        assertThat(release.againstReleasing(wave.id())).isPresent();
        SignedIn.as(SECOND_APPROVER);
        assertThat(release.againstReleasing(wave.id())).isEmpty();
    }

    /** An administrator who approves, too, could put a number into the name. */
    @Test
    void whoNamedTheIncidentCantReleaseWhatSaysIt() {
        persons.add("U000001", "a@example.jp", "09004151234", 1);
        persons.gifts(1);
        PortalUser both = new PortalUser("test", "x", "city", Set.of(Role.ADMIN, Role.APPROVER));
        SignedIn.as(Role.OFFICIAL);
        templates.setHotline(incident.id(), "0120-123-456");
        Wave wave = submitted(gifts(Audience.everybody()));
        SignedIn.as(both);
        refused(
                "事案の名称または受付時間は自分が設定したもので、この配信に書かれます。自分では公開できません。別の承認者が公開してください。",
                "You set the incident’s name or its hours, which this wave says, and can’t release it. Another approver has to.",
                () -> release.release(wave.id(), wave.revision()));
        assertNothingQueued();
        SignedIn.as(SECOND_APPROVER);
        assertThat(release.againstReleasing(wave.id())).isEmpty();
    }

    /** The hours that somebody else has set since don't hide who gave the name. */
    @Test
    void whoNamedTheIncidentCantReleaseItAfterSomebodyElseSetItsHours() throws IOException {
        persons.add("U000001", "a@example.jp", "09004151234", 1);
        persons.gifts(1);
        PortalUser namer = new PortalUser("namer", "x", "city", Set.of(Role.ADMIN, Role.APPROVER));
        PortalUser timer = new PortalUser("timer", "x", "city", Set.of(Role.ADMIN, Role.APPROVER));
        IncidentDefinition old;
        try (InputStream file = WaveServiceTest.class.getResourceAsStream("/demo/incident.json")) {
            old = new JsonMapper().readValue(file, IncidentDefinition.class);
        }
        SystemUser.run(namer, () -> incidents.define(named(old, "別の事案", LocalTime.of(9, 0))));
        SystemUser.run(timer, () -> incidents.define(named(old, "別の事案", LocalTime.of(10, 0))));
        SignedIn.as(Role.OFFICIAL);
        templates.setHotline(incident.id(), "0120-123-456");
        Wave wave = submitted(gifts(Audience.everybody()));
        for (PortalUser one : List.of(namer, timer)) {
            SignedIn.as(one);
            assertThat(release.againstReleasing(wave.id()))
                    .as(one.name())
                    .hasValueSatisfying(why -> assertThat(why.key()).isEqualTo("outreach.wave.rule.ownIncident"));
        }
        SignedIn.as(SECOND_APPROVER);
        assertThat(release.againstReleasing(wave.id())).isEmpty();
    }

    private static IncidentDefinition named(IncidentDefinition old, String name, LocalTime opensAt) {
        return new IncidentDefinition(
                old.code(),
                name,
                old.nameEn(),
                old.affectedCards(),
                old.startsOn(),
                old.endsOn(),
                opensAt,
                old.closesAt(),
                old.closedOn(),
                old.reportingOrganisation(),
                old.issuers(),
                old.categories());
    }

    @Test
    void ofTwoApproversAtOnceOneReleasesAndTheOtherIsTold() throws Exception {
        for (int i = 0; i < 20; i++) {
            persons.add("U0000" + (10 + i), i + "@example.jp", "09004151234", 1);
        }
        persons.gifts(20);
        Wave wave = submitted(gifts(Audience.everybody()));
        List<String> answers = atOnce(
                () -> as(new PortalUser("approver", "A", "city", Set.of(Role.APPROVER)), wave),
                () -> as(SECOND_APPROVER, wave));
        assertThat(answers).containsExactlyInAnyOrder("released", "outreach.wave.rule.state");
        assertThat(jdbc.sql("select count(*) from delivery")
                        .query(Integer.class)
                        .single())
                .isEqualTo(20);
        assertThat(waves.steps(wave.id()).stream().filter(step -> step.kind() == WaveStep.Kind.RELEASED))
                .hasSize(1);
    }

    private String as(PortalUser user, Wave wave) {
        return SystemUser.run(user, () -> {
            try {
                release.release(wave.id(), wave.revision());
                return "released";
            } catch (RejectedException e) {
                return e.text().key();
            }
        });
    }

    @Test
    void whoSavesADraftSecondIsToldAndNothingIsLost() throws Exception {
        Wave wave = prepared(gifts(Audience.everybody()));
        List<String> answers =
                atOnce(() -> save(wave, new Audience.HasEmail()), () -> save(wave, new Audience.HasMobile()));
        assertThat(answers).containsExactlyInAnyOrder("saved", "outreach.wave.rule.meanwhile");
        assertThat(again(wave).revision()).isEqualTo(wave.revision() + 1);
    }

    private String save(Wave wave, Audience audience) {
        return SystemUser.run(SystemUser.named("official", Role.OFFICIAL), () -> {
            try {
                preparation.save(wave.id(), wave.revision(), wave.draft().with(audience));
                return "saved";
            } catch (RejectedException e) {
                return e.text().key();
            }
        });
    }

    @Test
    void whatStandsInTheWayIsToldBeforeItIsSubmitted() {
        Wave wave = prepared(WaveDraft.of(WaveKind.SURVEY, MessageChannel.EMAIL, "調査", "Survey"));
        assertThat(preparation.openPoints(wave.id()))
                .extracting(point -> messages.get(Locale.JAPANESE, point))
                .containsExactly("テンプレートを選んでください。", "回答期限に、明日以降の日を入れてください。", "条件に当てはまり、送れる人がいません。条件を見直してください。");
        refused("テンプレートを選んでください。", "Choose a template.", () -> preparation.submit(wave.id(), wave.revision()));
        assertThat(again(wave).state()).isEqualTo(WaveState.DRAFT);
        assertThat(actions()).containsExactly("outreach.wave.audit.PREPARED");
    }

    @Test
    void aNewerVersionOfTheTemplateIsTakenKnowingly() {
        persons.add("U000001", "a@example.jp", "09004151234", 1);
        Wave wave = prepared(gifts(Audience.everybody()));
        long template = templates.templates(incident.id()).getFirst().id();
        templates.write(template, 1, texts("新しい {{ギフトURL一覧}}"));
        refused(
                "テンプレート「ギフト」は第1版のままです。第2版があります。テンプレートを選び直してから保存してください。",
                "The wave has version 1 of the template “ギフト”, and there is version 2. Choose the template again and save.",
                () -> preparation.submit(wave.id(), wave.revision()));
    }

    @Test
    void aWaveIsReturnedWithANoteAndGoesRoundAgain() {
        persons.add("U000001", "a@example.jp", "09004151234", 1);
        Wave wave = submitted(gifts(Audience.everybody()));
        SignedIn.as(Role.APPROVER);
        refused(
                "理由を 300 文字以内で入力してください。",
                "Write a reason of at most 300 characters.",
                () -> release.giveBack(wave.id(), wave.revision(), " "));
        refused(
                "カード番号と思われる数字があります。消してから保存してください。",
                "This looks like a card number. Remove it before saving.",
                () -> release.giveBack(wave.id(), wave.revision(), "4111 1111 1111 1111"));
        assertThat(again(wave).state()).isEqualTo(WaveState.SUBMITTED);
        release.giveBack(wave.id(), wave.revision(), "題名を直してください");

        SignedIn.as(Role.OFFICIAL);
        assertThat(again(wave).returnedNote()).isEqualTo("題名を直してください");
        assertThat(waves.waitingForMe(incident.id())).isEqualTo(1);
        preparation.submit(wave.id(), again(wave).revision());
        assertThat(again(wave).returnedNote()).isNull();
        preparation.takeBack(wave.id());
        assertThat(waves.steps(wave.id()))
                .extracting(WaveStep::kind)
                .containsExactly(
                        WaveStep.Kind.PREPARED,
                        WaveStep.Kind.SUBMITTED,
                        WaveStep.Kind.RETURNED,
                        WaveStep.Kind.SUBMITTED,
                        WaveStep.Kind.TAKEN_BACK);
    }

    @Test
    void aDraftThatCantBeIsRefusedAtItsFieldAndLeavesNothing() {
        WaveDraft draft = WaveDraft.of(WaveKind.REMINDER, MessageChannel.EMAIL, "リマインド", "Reminder");
        refused(
                "題名を 200 文字以内で入力してください。",
                "Write a title of at most 200 characters.",
                () -> preparation.prepare(
                        incident.id(), WaveDraft.of(WaveKind.REMINDER, MessageChannel.EMAIL, " ", "x")));
        refused(
                "送信の終了時刻は、開始時刻より後にしてください。",
                "Let the sending end after it begins.",
                () -> preparation.prepare(incident.id(), hours(draft, LocalTime.of(21, 0), LocalTime.of(9, 0), 600)));
        refused(
                "1 から 6,000 までの整数を入力してください。",
                "Write a whole number from 1 to 6,000.",
                () -> preparation.prepare(incident.id(), hours(draft, LocalTime.of(9, 0), LocalTime.of(21, 0), 6001)));
        long smsVersion = version(WaveKind.BOUNCE_FALLBACK, MessageChannel.SMS);
        refused(
                "このテンプレートは、配信の種類か送信方法が違います。選び直してください。",
                "This template is of another kind or channel. Choose another.",
                () -> preparation.prepare(incident.id(), draft.withTemplate(smsVersion)));
        assertThat(waves.waves(incident.id())).isEmpty();
    }

    @Test
    void aMistakeInTheRuleIsToldAtItsCondition() {
        WaveDraft draft = WaveDraft.of(WaveKind.REMINDER, MessageChannel.EMAIL, "リマインド", "Reminder")
                .with(new Audience.AllOf(List.of(
                        new Audience.HasEmail(),
                        new Audience.Not(new Audience.InWave(7, Audience.WaveOutcome.ANY)),
                        new Audience.Purchased(LocalDate.of(2022, 2, 1), LocalDate.of(2022, 1, 1)))));
        assertThatThrownBy(() -> preparation.prepare(incident.id(), draft))
                .isInstanceOfSatisfying(
                        AudienceRefusedException.class,
                        refusal -> assertThat(refusal.problems())
                                .extracting(
                                        AudienceProblem::condition,
                                        problem -> messages.get(Locale.JAPANESE, problem.text()))
                                .containsExactly(
                                        org.assertj.core.api.Assertions.tuple(1, "第7号の配信はないか、まだ公開されていません。選び直してください。"),
                                        org.assertj.core.api.Assertions.tuple(2, "終わりの日が始まりの日より前です。")));
        assertThat(waves.waves(incident.id())).isEmpty();
    }

    @Test
    void aRunningWaveIsPausedResumedAndStoppedWithReasons() {
        persons.add("U000001", "a@example.jp", "09004151234", 1);
        persons.add("U000002", "b@example.jp", "09004151235", 1);
        persons.gifts(2);
        Wave wave = released(gifts(Audience.everybody()));
        SignedIn.as(Role.OFFICIAL);
        run.pause(wave.id(), "文面の確認");
        assertThat(again(wave).pausedCause()).isEqualTo(PauseCause.PERSON);
        assertThat(waves.waitingForMe(incident.id())).isZero();
        refused(
                "この配信は今「一時停止中」なので、それはできません。何も変えていません。",
                "The wave is “Paused” now, so that can’t be done. Nothing has been changed.",
                () -> run.pause(wave.id(), "もう一度"));
        refused("理由を 300 文字以内で入力してください。", "Write a reason of at most 300 characters.", () -> run.resume(wave.id(), ""));
        run.resume(wave.id(), "確認済み");
        assertThat(again(wave).pausedCause()).isNull();
        jdbc.sql("update delivery set state = 'SENT' where case_id = (select min(id) from case_file)")
                .update();
        run.stop(wave.id(), "取りやめ");
        assertThat(figures.figures(wave.id()).states())
                .isEqualTo(Map.of(DeliveryState.SENT, 1, DeliveryState.STOPPED, 1));
        assertThat(actions())
                .endsWith("outreach.wave.audit.PAUSED", "outreach.wave.audit.RESUMED", "outreach.wave.audit.STOPPED");
    }

    @Test
    void aWaveThatPausedByItselfWaitsForADecision() {
        persons.add("U000001", "a@example.jp", "09004151234", 1);
        persons.gifts(1);
        Wave wave = released(gifts(Audience.everybody()));
        SignedIn.out();
        assertThat(control.pause(wave.id(), PauseCause.BOUNCES, "12 件・15 %")).isTrue();
        assertThat(control.pause(wave.id(), PauseCause.BOUNCES, "13 件・16 %")).isFalse();
        for (Role role : List.of(Role.OFFICIAL, Role.APPROVER)) {
            SignedIn.as(role);
            assertThat(waves.waitingForMe(incident.id())).isEqualTo(1);
        }
        assertThat(again(wave).pausedNote()).isEqualTo("12 件・15 %");
        assertThat(again(wave).pausedBy()).isEqualTo("waves");
        assertThat(jdbc.sql("select user_name from audit_event where action = 'outreach.wave.audit.PAUSED'")
                        .query(String.class)
                        .list())
                .containsExactly("waves");
    }

    @Test
    void busyLinesPauseTheWavesWhoseLimitTheyPass() {
        persons.add("U000001", "a@example.jp", "09004151234", 1);
        persons.gifts(1);
        WaveDraft draft = gifts(Audience.everybody());
        Wave limited = released(new WaveDraft(
                draft.kind(),
                draft.channel(),
                draft.titleJa(),
                draft.titleEn(),
                draft.templateVersionId(),
                draft.audience(),
                false,
                false,
                null,
                draft.sendFrom(),
                draft.sendUntil(),
                draft.perMinute(),
                draft.bounceCount(),
                draft.bouncePercent(),
                50,
                null));
        SignedIn.as(Role.OFFICIAL);
        assertThat(run.pauseForBusyLines(incident.id(), 49)).isZero();
        assertThat(run.pauseForBusyLines(incident.id(), 58)).isEqualTo(1);
        assertThat(again(limited).pausedCause()).isEqualTo(PauseCause.BUSY_LINES);
        assertThat(again(limited).pausedNote()).isEqualTo("58 %");
    }

    @Test
    void aWaveWithNothingLeftIsDone() {
        persons.add("U000001", "a@example.jp", "09004151234", 1);
        persons.gifts(1);
        Wave wave = released(gifts(Audience.everybody()));
        SignedIn.out();
        control.finishWhereDone(wave.id());
        assertThat(jdbc.sql("select state from wave").query(String.class).single())
                .isEqualTo("RELEASED");
        jdbc.sql("update delivery set state = 'SENT'").update();
        control.finishWhereDone(wave.id());
        control.finishWhereDone(wave.id());
        assertThat(jdbc.sql("select state from wave").query(String.class).single())
                .isEqualTo("DONE");
        assertThat(jdbc.sql("select count(*) from wave_step where step = 'DONE'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theFirstMessageMakesTheMilestoneAndTheLastMovesItsEnd() {
        persons.add("U000001", "a@example.jp", "09004151234", 1);
        persons.gifts(1);
        Wave wave = released(gifts(Audience.everybody()));
        SignedIn.out();
        control.handedOver(wave.id(), Instant.parse("2022-06-30T01:00:00Z"));
        control.handedOver(wave.id(), Instant.parse("2022-06-30T02:00:00Z"));
        // 23:30 UTC is the next day in Tokyo
        control.handedOver(wave.id(), Instant.parse("2022-07-07T23:30:00Z"));
        SignedIn.as(Role.OFFICIAL);
        assertThat(incidents.requireCurrent().milestones())
                .extracting(Milestone::startsOn, Milestone::endsOn, Milestone::kind, Milestone::title)
                .containsExactly(org.assertj.core.api.Assertions.tuple(
                        LocalDate.of(2022, 6, 30),
                        LocalDate.of(2022, 7, 8),
                        Milestone.MilestoneKind.GIFT_DELIVERY,
                        new LocalizedText("ギフト送付", "Gifts")));
        assertThat(again(wave).sentTo()).isEqualTo(LocalDate.of(2022, 7, 8));
    }

    @Test
    void aMilestoneThatIsThereAlreadyIsTakenOver() {
        persons.add("U000001", "a@example.jp", "09004151234", 1);
        persons.gifts(1);
        Wave wave = released(gifts(Audience.everybody()));
        SignedIn.as(Role.ADMIN);
        milestones.store(
                incident.id(),
                List.of(new MilestoneDefinition(
                        LocalDate.of(2022, 6, 30),
                        LocalDate.of(2022, 7, 8),
                        Milestone.MilestoneKind.GIFT_DELIVERY,
                        Milestone.Channel.EMAIL,
                        new LocalizedText("受取メール配信期間", "Delivery period"))));
        control.handedOver(wave.id(), Instant.parse("2022-06-30T01:00:00Z"));
        control.handedOver(wave.id(), Instant.parse("2022-07-01T01:00:00Z"));
        assertThat(incidents.requireCurrent().milestones()).singleElement().satisfies(mark -> {
            assertThat(mark.title().ja()).isEqualTo("受取メール配信期間");
            assertThat(mark.endsOn()).isEqualTo(LocalDate.of(2022, 7, 8));
        });
    }

    @Test
    void whoOptsOutIsInNoWaveAndWhatWaitsForThemIsStopped() {
        persons.add("U000001", "a@example.jp", "09004151234", 1);
        persons.gifts(1);
        Wave wave = released(gifts(Audience.everybody()));
        SignedIn.as(Role.OFFICIAL);
        refused(
                "ケース「U999999」はありません。番号を確かめてください。",
                "There is no case “U999999”. Check the number.",
                () -> optOuts.add(incident.id(), "U999999", MessageChannel.EMAIL, "本人の希望"));
        optOuts.add(incident.id(), "U000001", MessageChannel.EMAIL, "本人の希望");
        refused(
                "ケース「U000001」はもう登録されています。",
                "Case “U000001” is noted already.",
                () -> optOuts.add(incident.id(), "U000001", MessageChannel.EMAIL, "本人の希望"));
        assertThat(figures.figures(wave.id()).states()).isEqualTo(Map.of(DeliveryState.STOPPED, 1));
        assertThat(preparation.count(incident.id(), MessageChannel.EMAIL, Audience.everybody()))
                .contains(new AudienceCount(0, 0, Map.of(ExclusionReason.OPTED_OUT, 1)));
        OptOut noted = optOuts.optOuts(incident.id(), 10).getFirst();
        assertThat(noted.name()).isEqualTo("山＊ ＊＊");
        assertThat(noted.reason()).isEqualTo("本人の希望");
        optOuts.remove(incident.id(), noted.caseId(), MessageChannel.EMAIL, "本人が取り下げ");
        refused(
                "この登録はもう取り消されています。画面を開き直してください。",
                "It has been removed already. Open the screen again.",
                () -> optOuts.remove(incident.id(), noted.caseId(), MessageChannel.EMAIL, "二度目"));
        assertThat(optOuts.count(incident.id())).isZero();
        assertThat(SealedRows.open(jdbc, cipher, "opt_out_step", "reason_sealed", "case_id = ?", noted.caseId()))
                .as("what was refused has left no reason")
                .containsExactly("本人の希望", "本人が取り下げ");
    }

    @Test
    void whySomebodyOptsOutAndWhyAgainIsNotInTheTrailAndNowhereInClear() {
        persons.add("U000001", "a@example.jp", "09004151234", 1);
        SignedIn.as(Role.OFFICIAL);
        optOuts.add(incident.id(), "U000001", MessageChannel.SMS, "山田様、避難中のため届くものは困ると長女より");
        long caseId = optOuts.optOuts(incident.id(), 10).getFirst().caseId();
        optOuts.remove(incident.id(), caseId, MessageChannel.SMS, "山田様、転居が済んだとのこと");
        optOuts.add(incident.id(), "U000001", MessageChannel.EMAIL, "山田様、もう要らないとのこと");

        assertThat(jdbc.sql(
                                "select concat(action, ' ', object) from audit_event where action like '%.optOut%' order by number")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "outreach.wave.audit.optOut U000001",
                        "audit.look.optOuts -",
                        "outreach.wave.audit.optOutRemoved U000001",
                        "outreach.wave.audit.optOut U000001");
        assertThat(jdbc.sql("select * from audit_event").query().listOfRows().toString())
                .doesNotContain("避難", "転居", "山田");
        assertThat(jdbc.sql("select count(*) from contact_mark where cause is not null")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whyThePersonWantedNoMessagesAndThenDidIsTold() throws Exception {
        long caseId = persons.add("U000001", "a@example.jp", "09004151234", 1);
        persons.add("U000002", "b@example.jp", "09004151235", 1);
        SignedIn.as(Role.OFFICIAL);
        optOuts.add(incident.id(), "U000001", MessageChannel.EMAIL, "長女より、避難中とのこと");
        optOuts.remove(incident.id(), caseId, MessageChannel.EMAIL, "本人より、戻ったとのこと");
        optOuts.add(incident.id(), "U000002", MessageChannel.EMAIL, "他人の希望");
        long id = requests.receive(
                incident.id(), new NewRequest(Kind.DISCLOSURE, "U000001", LocalDate.of(2022, 7, 1), "免許証", "確かめたい"));
        SignedIn.as(new PortalUser("official2", "山本 恵", "city", Set.of(Role.OFFICIAL)));

        JsonNode objections = new JsonMapper().readTree(requests.json(id)).get("objections");

        assertThat(objections.size()).isEqualTo(2);
        assertThat(objections.get(0).toString()).contains("OPTED_OUT", "避難中");
        assertThat(objections.get(1).toString()).contains("REMOVED", "取り消し", "戻った");
    }

    @Test
    void whoseObjectionIsGrantedIsInNoWaveAndWhoseIsDeclinedStays() {
        persons.add("U000001", "a@example.jp", "09004151234", 1);
        persons.add("U000002", "b@example.jp", "09004151235", 1);
        persons.gifts(2);
        Wave wave = released(gifts(Audience.everybody()));
        SignedIn.as(Role.OFFICIAL);
        LocalDate asked = LocalDate.of(2022, 7, 1);
        requests.close(
                requests.receive(incident.id(), new NewRequest(Kind.OBJECTION, "U000001", asked, "免許証", "もう送らないでほしい")),
                true,
                "送信を止めた");
        requests.close(
                requests.receive(incident.id(), new NewRequest(Kind.OBJECTION, "U000002", asked, "免許証", "もう送らないでほしい")),
                false,
                "本人と確かめられない");

        assertThat(figures.figures(wave.id()).states())
                .isEqualTo(Map.of(DeliveryState.STOPPED, 1, DeliveryState.QUEUED, 1));
        for (MessageChannel channel : MessageChannel.values()) {
            assertThat(preparation.count(incident.id(), channel, Audience.everybody()))
                    .contains(new AudienceCount(1, 1, Map.of(ExclusionReason.OPTED_OUT, 1)));
        }
    }

    @Test
    void messagesArePagedByTheirKeyAndMasked() {
        for (int i = 1; i <= 5; i++) {
            persons.add("U00000" + i, "user" + i + "@example.jp", "09004151234", 1);
        }
        persons.gifts(5);
        Wave wave = released(gifts(Audience.everybody()));
        jdbc.sql(
                        "update delivery set state = 'BOUNCED', code = '5.1.1' where case_id = (select max(id) from case_file)")
                .update();
        List<DeliveryLine> first = figures.deliveries(wave.id(), List.of(), DeliveryLine.After.NOTHING, 3);
        List<DeliveryLine> second =
                figures.deliveries(wave.id(), List.of(), first.getLast().after(), 3);
        assertThat(first).extracting(DeliveryLine::caseNumber).containsExactly("U000001", "U000002", "U000003");
        assertThat(second).extracting(DeliveryLine::caseNumber).containsExactly("U000004", "U000005");
        assertThat(first.getFirst().name()).isEqualTo("山＊ ＊＊");
        assertThat(first.getFirst().address()).isEqualTo("u***@example.jp");
        assertThat(figures.deliveries(wave.id(), List.of(DeliveryState.BOUNCED), DeliveryLine.After.NOTHING, 3))
                .singleElement()
                .satisfies(line -> assertThat(line.code()).isEqualTo("5.1.1"));
    }

    private WaveDraft gifts(Audience audience) {
        return WaveDraft.of(WaveKind.GIFT_DELIVERY, MessageChannel.EMAIL, "ギフト送付", "Gifts")
                .with(audience)
                .withTemplate(version(WaveKind.GIFT_DELIVERY, MessageChannel.EMAIL));
    }

    private static WaveDraft hours(WaveDraft draft, LocalTime from, LocalTime until, int perMinute) {
        return new WaveDraft(
                draft.kind(),
                draft.channel(),
                draft.titleJa(),
                draft.titleEn(),
                null,
                draft.audience(),
                false,
                false,
                null,
                from,
                until,
                perMinute,
                10,
                10,
                null,
                null);
    }

    private long version(WaveKind kind, MessageChannel channel) {
        boolean mail = channel == MessageChannel.EMAIL;
        long id = templates.add(
                incident.id(),
                new NewTemplate(
                        mail ? "ギフト" : "SMS",
                        kind,
                        channel,
                        mail
                                ? texts("{{氏名}} 様 {{ギフトURL一覧}}")
                                : new TemplateTexts(null, "{{ギフトURL一覧}}", null, null, null, null)));
        return templates.versions(id).getFirst().id();
    }

    private static TemplateTexts texts(String text) {
        return new TemplateTexts("件名", text, null, null, null, null);
    }

    private Wave prepared(WaveDraft draft) {
        int number = preparation.prepare(incident.id(), draft);
        return waves.wave(incident.id(), number).orElseThrow();
    }

    private Wave submitted(WaveDraft draft) {
        Wave wave = prepared(draft);
        preparation.submit(wave.id(), wave.revision());
        jdbc.sql("delete from audit_event where action like 'outreach.template%'")
                .update();
        return again(wave);
    }

    private Wave released(WaveDraft draft) {
        Wave wave = submitted(draft);
        SignedIn.as(Role.APPROVER);
        release.release(wave.id(), wave.revision());
        return again(wave);
    }

    private Wave again(Wave wave) {
        return waves.wave(incident.id(), wave.number()).orElseThrow();
    }

    private List<Map.Entry<Long, String>> exclusions(Wave wave) {
        return jdbc.sql("select case_id, reason from wave_exclusion where wave_id = ? order by case_id")
                .param(wave.id())
                .query((row, n) -> Map.entry(row.getLong("case_id"), row.getString("reason")))
                .list();
    }

    private List<String> actions() {
        return jdbc.sql("select action from audit_event where action like 'outreach.wave%' order by number")
                .query(String.class)
                .list();
    }

    private void assertNothingQueued() {
        for (String table : List.of("delivery", "delivery_card", "wave_exclusion", "card_gift")) {
            assertThat(jdbc.sql("select count(*) from " + table)
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    private void refused(String ja, String en, Runnable what) {
        assertThatThrownBy(what::run).isInstanceOfSatisfying(RejectedException.class, refusal -> {
            assertThat(messages.get(Locale.JAPANESE, refusal.text())).isEqualTo(ja);
            assertThat(messages.get(Locale.ENGLISH, refusal.text())).isEqualTo(en);
        });
    }

    @SafeVarargs
    private static List<String> atOnce(Callable<String>... works) throws Exception {
        CyclicBarrier start = new CyclicBarrier(works.length);
        try (ExecutorService threads = Executors.newFixedThreadPool(works.length)) {
            List<Future<String>> running = new ArrayList<>();
            for (Callable<String> work : works) {
                running.add(threads.submit(() -> {
                    start.await();
                    return work.call();
                }));
            }
            List<String> answers = new ArrayList<>();
            for (Future<String> one : running) {
                answers.add(one.get());
            }
            return answers;
        }
    }
}
