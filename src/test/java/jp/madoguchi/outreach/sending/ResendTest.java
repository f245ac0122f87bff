package jp.madoguchi.outreach.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import jp.madoguchi.casefile.HolderFields;
import jp.madoguchi.casefile.MessagesOfCases;
import jp.madoguchi.casefile.StoredPersons;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.ReleasedImprint;
import jp.madoguchi.outreach.WaveKind;
import jp.madoguchi.outreach.template.NewTemplate;
import jp.madoguchi.outreach.template.TemplateService;
import jp.madoguchi.outreach.template.TemplateTexts;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the desk asks of this room: the same gift once more, and what was written to a person. */
@PortalTest
@Tag("database")
class ResendTest {
    @Autowired
    Dispatch dispatch;

    @Autowired
    MessagesOfCases written;

    @Autowired
    MessageComposer composer;

    @Autowired
    TemplateService templates;

    @Autowired
    IncidentService incidents;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Messages messages;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    Incident incident;
    SendingCase mails;
    long first;
    long person;
    List<Long> cards;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        mails = SendingCase.mails(jdbc, incident, clock.instant().minusSeconds(60));
        first = mails.person("U000001", "hanako@example.jp", "090-0000-0001");
        person = jdbc.sql("select case_id from delivery").query(Long.class).single();
        cards = jdbc.sql("select id from affected_card").query(Long.class).list();
    }

    private boolean again(long wish) {
        return Boolean.TRUE.equals(new TransactionTemplate(transactions)
                .execute(status -> dispatch.queueAgain(incident.id(), wish, person, cards)));
    }

    @Test
    void theSameGiftIsQueuedOncePerWishWithTheTextThatTheLastWaveWasReleasedWith() {
        jdbc.sql("""
                        insert into template_version (id, template_id, number, subject_ja, text_ja, written_by, written_at)
                        values (99, ?, 2, '新しい件名', '本文', 'official', '2022-08-01 00:00:00')""").param(mails.template()).update();

        assertThat(again(7)).isTrue();
        assertThat(again(7)).isFalse();
        assertThat(again(8)).isTrue();

        var queued = jdbc.sql("""
                        select d.channel, d.template_version_id, d.state, c.gift_id, c.wave_id from delivery d
                          join delivery_card c on c.delivery_id = d.id where d.again_of = 7""").query().singleRow();
        assertThat(queued.get("channel")).isEqualTo("EMAIL");
        assertThat(queued.get("template_version_id")).isEqualTo(mails.version());
        assertThat(queued.get("state")).isEqualTo("QUEUED");
        assertThat(queued.get("gift_id"))
                .isEqualTo(jdbc.sql("select gift_id from card_gift")
                        .query(Long.class)
                        .single());
        assertThat(queued.get("wave_id")).isNull();
    }

    /** With the rights of one official, and without a second look at it. */
    @Test
    void whatOneOfficialWritesAndSetsAloneGoesOutWithNoSingleGift() {
        jdbc.sql("update template_version set text_ja = '{{案内電話}} {{受付時間}} {{事案名}}', html_ja = null")
                .update();
        SystemUser.run(SystemUser.named("official", Role.OFFICIAL), () -> {
            templates.setHotline(incident.id(), "0990-999-999");
            templates.write(
                    mails.template(),
                    1,
                    new TemplateTexts("至急", "カード番号を {{案内電話}} へ {{ギフトURL一覧}}", null, null, null, null));
            return templates.add(
                    incident.id(),
                    new NewTemplate(
                            "別の文面",
                            WaveKind.GIFT_DELIVERY,
                            MessageChannel.EMAIL,
                            new TemplateTexts("至急", "{{案内電話}} {{ギフトURL一覧}}", null, null, null, null)));
        });
        again(7);

        assertThat(text(7)).isEqualTo(ReleasedImprint.HOTLINE + " 9:00〜21:00 事案");
    }

    @Test
    void itIsWrittenLikeTheLastWaveThatWasReleasedAndNotStopped() {
        new SendingCase(jdbc, incident, clock.instant(), 3, MessageChannel.EMAIL)
                .where("state = 'SUBMITTED', released_at = null");
        SendingCase later = new SendingCase(jdbc, incident, clock.instant(), 2, MessageChannel.EMAIL);
        later.where("state = 'STOPPED'");
        again(7);
        assertThat(like(7)).isEqualTo(mails.wave());

        later.where("state = 'DONE'");
        again(8);
        assertThat(like(8)).isEqualTo(later.wave());

        later.where("state = 'STOPPED'");
        mails.where("state = 'STOPPED'");
        again(9);
        assertThat(like(9)).as("there is no other").isEqualTo(later.wave());
    }

    /** A draft that one person drops is stopped, too; so is one that had its imprint from an upgrade. */
    @Test
    void noGiftIsWrittenLikeAWaveThatWasNeverReleased() throws IOException {
        SendingCase dropped = new SendingCase(jdbc, incident, clock.instant(), 2, MessageChannel.EMAIL);
        dropped.where("state = 'STOPPED', released_at = null, released_by = null");
        again(7);
        assertThat(like(7)).isEqualTo(mails.wave());
        mails.where("state = 'STOPPED'");
        again(8);
        assertThat(like(8)).isEqualTo(mails.wave());

        // of the upgrade before, which took it for a released one, with a text that was written since
        jdbc.sql("""
                        insert into template_version (id, template_id, number, subject_ja, text_ja, written_by, written_at)
                        values (99, ?, 2, '新しい件名', '本文', 'official', '2022-08-01 00:00:00')""").param(mails.template()).update();
        jdbc.sql("update delivery set like_wave_id = ?, template_version_id = 99 where again_of = 7")
                .param(dropped.wave())
                .update();
        migrate("V246__gifts_like_released_waves.sql");
        assertThat(like(7)).isEqualTo(mails.wave());
        assertThat(jdbc.sql("select template_version_id from delivery where again_of = 7")
                        .query(Long.class)
                        .single())
                .isEqualTo(mails.version());
    }

    private void migrate(String file) throws IOException {
        try (InputStream migration =
                Objects.requireNonNull(ResendTest.class.getResourceAsStream("/db/migration/" + file))) {
            String all = new String(migration.readAllBytes(), StandardCharsets.UTF_8);
            for (String one : all.substring(all.indexOf("update delivery")).split(";")) {
                if (!one.isBlank()) {
                    jdbc.sql(one).update();
                }
            }
        }
    }

    @Test
    void messagesFromBeforeTheUpgradeAreWrittenLikeTheLastWaveOfTheirText() throws IOException {
        again(7);
        again(8);
        jdbc.sql("update delivery set like_wave_id = null").update();
        // one whose text no wave was released with
        SendingCase draft = new SendingCase(jdbc, incident, clock.instant(), 2, MessageChannel.EMAIL);
        draft.where("state = 'DRAFT'");
        jdbc.sql("update delivery set template_version_id = ? where again_of = 8")
                .param(draft.version())
                .update();
        migrate("V233__gifts_written_like_waves.sql");

        assertThat(like(7)).isEqualTo(mails.wave());
        assertThat(jdbc.sql("select count(*) from delivery where like_wave_id is null")
                        .query(Integer.class)
                        .single())
                .as("the wave's own, and the one without a wave")
                .isEqualTo(2);
        jdbc.sql("update template_version set text_ja = '{{案内電話}}', html_ja = null")
                .update();
        assertThat(text(7)).isEqualTo(ReleasedImprint.HOTLINE);
        assertThat(text(8)).as("what is in force").isEqualTo("-");
    }

    private long like(long wish) {
        return jdbc.sql("select like_wave_id from delivery where again_of = ?")
                .param(wish)
                .query(Long.class)
                .single();
    }

    private String text(long wish) {
        long id = jdbc.sql("select id from delivery where again_of = ?")
                .param(wish)
                .query(Long.class)
                .single();
        return Objects.requireNonNull(composer.compose(List.of(id)).get(id)).text();
    }

    @Test
    void whereMailsBounceItGoesByShortMessage() {
        jdbc.sql("""
                        insert into contact_mark (case_id, channel, mark, made_by, made_at)
                        values (?, 'EMAIL', 'BOUNCED', 'sending', '2022-08-01 00:00:00')""").param(person).update();
        refused("承認されたことがありません");
        SendingCase shorts = new SendingCase(jdbc, incident, clock.instant(), 2, MessageChannel.SMS)
                .where("state = 'DRAFT', released_at = null");
        refused("承認されたことがありません");

        shorts.where("state = 'RELEASED', released_at = state_at");
        assertThat(again(7)).isTrue();
        assertThat(jdbc.sql("select template_version_id from delivery where again_of = 7 and channel = 'SMS'")
                        .query(Long.class)
                        .single())
                .isEqualTo(shorts.version());
    }

    @Test
    void withoutAnAddressOrCardsNothingIsQueued() {
        jdbc.sql("select id from case_file")
                .query(Long.class)
                .list()
                .forEach(id ->
                        StoredPersons.change(jdbc, id, was -> new HolderFields(was.name(), was.kana(), null, null)));
        refused("送り先のメールアドレスも電話番号もない");
        cards = List.of();
        refused("送るカードがありません");
    }

    private void refused(String words) {
        RejectedException refusal = catchThrowableOfType(RejectedException.class, () -> again(7));
        assertThat(messages.get(Locale.JAPANESE, Objects.requireNonNull(refusal).text()))
                .contains(words);
        assertThat(jdbc.sql("select count(*) from delivery")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatWasWrittenIsThereWithTheLatestFirst() {
        jdbc.sql("update delivery set state = 'SENT', sent_at = '2022-07-01 01:00:00'")
                .update();
        again(7);

        List<MessagesOfCases.SentMessage> all = written.of(List.of(person));

        assertThat(all).extracting(MessagesOfCases.SentMessage::state).containsExactly("QUEUED", "SENT");
        assertThat(all.getLast().deliveryId()).isEqualTo(first);
        assertThat(all.getLast().subject()).isEqualTo("電子商品券のお知らせ");
        assertThat(all.getLast().at()).isEqualTo("2022-07-01T01:00:00Z");
        assertThat(written.of(List.of())).isEmpty();
    }

    @Test
    void aFieldOfTheSubjectIsLeftOpenAtTheDesk() {
        jdbc.sql("update template_version set subject_ja = '【{{事案名}}】電子商品券のお知らせ'")
                .update();

        assertThat(written.of(List.of(person)))
                .extracting(MessagesOfCases.SentMessage::subject)
                .containsExactly("【…】電子商品券のお知らせ");
    }
}
