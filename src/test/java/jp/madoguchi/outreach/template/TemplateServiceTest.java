package jp.madoguchi.outreach.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.casefile.StoredPersons;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.AddressKeys;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.OutreachPersons;
import jp.madoguchi.outreach.WaveKind;
import jp.madoguchi.outreach.gift.GiftCode;
import jp.madoguchi.outreach.gift.GiftCodes;
import jp.madoguchi.outreach.sending.ComposedMessage;
import jp.madoguchi.outreach.survey.SurveyLinks;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.CountedStatements;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;

@PortalTest
@Tag("database")
class TemplateServiceTest {
    /** What the rooms that know codes and links would give, in a form that can be read. */
    private static final GiftCodes CODES = ids -> ids.stream()
            .collect(Collectors.toMap(
                    Function.identity(), id -> new GiftCode("https://gift.example/" + id + "?a=1&b=2", "S" + id)));

    private static final SurveyLinks LINKS = keys -> keys.keySet().stream()
            .collect(Collectors.toMap(Function.identity(), id -> "https://madoguchi.example/s/" + id));

    @Autowired
    TemplateService templates;

    @Autowired
    PreviewService previews;

    @Autowired
    AddressKeys addressKeys;

    @Autowired
    CurrentUser currentUser;

    @Autowired
    IncidentService incidents;

    @Autowired
    Imprints imprints;

    @Autowired
    AuditTrail audit;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    @Autowired
    Messages messages;

    @Autowired
    DataSource dataSource;

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
    void aVersionStaysAndWhoWritesSecondIsTold() {
        long id = templates.add(incident.id(), gift("最初 {{gifts}}"));
        assertThat(templates.write(id, 1, texts("次 {{gifts}}"))).isEqualTo(2);
        // nothing new is no version
        assertThat(templates.write(id, 2, texts("次 {{gifts}}"))).isEqualTo(2);
        assertThat(templates.versions(id))
                .extracting(TemplateVersion::number, version -> version.texts().textJa())
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(2, "次 {{gifts}}"),
                        org.assertj.core.api.Assertions.tuple(1, "最初 {{gifts}}"));
        refused(
                "入力している間に official さんが第2版を保存しました。何も保存していません。画面を開き直して、その版から書き直してください。",
                "While you were writing, official saved version 2. Nothing has been saved. Open the screen again and go on from that version.",
                () -> templates.write(id, 1, texts("遅れた {{gifts}}")));
        assertThat(templates.versions(id)).hasSize(2);
    }

    @Test
    void oneThatIsNotOfferedAnyMoreCanBeOfferedAgain() {
        long id = templates.add(incident.id(), gift("{{gifts}}"));

        templates.retire(id, true);
        assertThat(templates.templates(incident.id()))
                .singleElement()
                .satisfies(template -> assertThat(template.retired()).isTrue());
        templates.retire(id, false);
        assertThat(templates.templates(incident.id()))
                .singleElement()
                .satisfies(template -> assertThat(template.retired()).isFalse());
    }

    @Test
    void whatHasMistakesIsNotKept() {
        assertThatThrownBy(() -> templates.add(incident.id(), gift("{{なまえ}}")))
                .isInstanceOfSatisfying(
                        TemplateRefusedException.class,
                        refusal -> assertThat(refusal.problems()).hasSize(2));
        refused(
                "テンプレート名を 120 文字以内で、カード番号を含めずに入力してください。",
                "Write a name of at most 120 characters, without a card number.",
                () -> templates.add(
                        incident.id(),
                        new NewTemplate(" ", WaveKind.SURVEY, MessageChannel.EMAIL, texts("{{survey}}"))));
        templates.add(incident.id(), gift("{{gifts}}"));
        refused(
                "「ギフト」という名前のテンプレートはもうあります。別の名前にしてください。",
                "There is a template called “ギフト” already. Choose another name.",
                () -> templates.add(incident.id(), gift("{{gifts}} 2")));
        assertThat(jdbc.sql("select count(*) from template_version")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theHotlineIsANumberWithHyphens() {
        refused(
                "電話番号を 0120-000-000 のように、ハイフンで区切って入力してください。",
                "Write the number with hyphens, like 0120-000-000.",
                () -> templates.setHotline(incident.id(), "0120000000"));
        assertThat(templates.hotline(incident.id())).isEmpty();
        templates.setHotline(incident.id(), "0120-123-456");
        templates.setHotline(incident.id(), "0120-123-457");
        assertThat(templates.hotline(incident.id())).contains("0120-123-457");
    }

    @Test
    void aPreviewIsMaskedAndOpensNothing() {
        persons.add("U000001", "tarou@example.jp", "09004151234", 2);
        MessagePreview preview = previews.preview(
                incident.id(), MessageChannel.EMAIL, texts("{{氏名}} 様 {{カード枚数}}枚\n{{ギフトURL一覧}}"), "U000001");
        assertThat(preview.to()).isEqualTo("t***@example.jp");
        assertThat(preview.text()).isEqualTo("山＊ ＊＊ 様 2枚\n●●●●\n●●●●");
        assertThat(previews.preview(incident.id(), MessageChannel.SMS, texts("{{案内電話}}"), "U000001")
                        .to())
                .isEqualTo("090-****-1234");
        refused(
                "ケース「U9」はありません。番号を確かめてください。",
                "There is no case “U9”. Check the number.",
                () -> previews.preview(incident.id(), MessageChannel.EMAIL, texts("x"), "U9"));
    }

    @Test
    void messagesAreComposedManyAtOnce() {
        templates.setHotline(incident.id(), "0120-123-456");
        long version = versionOf(templates.add(
                incident.id(),
                new NewTemplate(
                        "ギフト",
                        WaveKind.GIFT_DELIVERY,
                        MessageChannel.EMAIL,
                        new TemplateTexts(
                                "第{{配信番号}}号",
                                "{{氏名}} 様 {{カード枚数}}枚 {{案内電話}}\n{{ギフトURL一覧}}",
                                null,
                                "No. {{wave}}",
                                "Dear {{name}}",
                                null))));
        wave(version);
        persons.gifts(40);
        long first = person("U000001", "a@example.jp", 2);
        long gone = person("U000002", null, 1);
        long merged = person("U000003", "c@example.jp", 1);
        long survivor = person("U000004", "d@example.jp", 1);
        delivery(1, first, version, MessageChannel.EMAIL);
        delivery(2, gone, version, MessageChannel.EMAIL);
        delivery(3, merged, version, MessageChannel.EMAIL);
        persons.merge(merged, survivor);
        persons.mark(merged, MessageChannel.EMAIL, "BOUNCED");
        for (int i = 10; i < 40; i++) {
            delivery(i, person("U0000" + i, i + "@example.jp", 1), version, MessageChannel.EMAIL);
        }
        SignedIn.out();
        List<Long> all = jdbc.sql("select id from delivery").query(Long.class).list();
        CountedStatements counted = new CountedStatements(dataSource);
        JdbcClient client = JdbcClient.create(counted);
        TemplateComposer watched = new TemplateComposer(
                new ComposingQueries(client, StoredPersons.sealed()),
                new TemplateStore(client),
                new StoredImprints(client, new TemplateStore(client), incidents, currentUser),
                CODES,
                LINKS,
                addressKeys);
        assertThat(counted.during(() -> watched.compose(all))).isEqualTo(6);
        Map<Long, ComposedMessage> composed = watched.compose(all);
        assertThat(composed).hasSize(32).doesNotContainKey(2L);
        ComposedMessage message = Objects.requireNonNull(composed.get(1L));
        List<Long> codes = jdbc.sql("select gift_id from delivery_card where delivery_id = 1 order by card_id")
                .query(Long.class)
                .list();
        assertThat(message.to()).isEqualTo("a@example.jp");
        assertThat(message.subject()).isEqualTo("第9号 / No. 9");
        assertThat(message.text())
                .isEqualTo("山田 太郎 様 2枚 0120-123-456\nhttps://gift.example/" + codes.get(0)
                        + "?a=1&b=2\nhttps://gift.example/" + codes.get(1) + "?a=1&b=2\n\n----------\n\nDear 山田 太郎");
        // the case's own address has bounced: the person's other one
        assertThat(Objects.requireNonNull(composed.get(3L)).to()).isEqualTo("d@example.jp");
    }

    @Test
    void aShortMessageGoesToTheNumberAsGatewaysSpellIt() {
        long version = versionOf(templates.add(
                incident.id(),
                new NewTemplate(
                        "SMS",
                        WaveKind.SURVEY,
                        MessageChannel.SMS,
                        new TemplateTexts(null, "回答 {{調査URL}}", null, null, null, null))));
        wave(version);
        long person = persons.add("U000001", null, "090-0415-1234", 1);
        delivery(1, person, version, MessageChannel.SMS);
        TemplateComposer composer = new TemplateComposer(
                new ComposingQueries(jdbc, StoredPersons.sealed()),
                new TemplateStore(jdbc),
                new StoredImprints(jdbc, new TemplateStore(jdbc), incidents, currentUser),
                CODES,
                LINKS,
                addressKeys);
        ComposedMessage message =
                Objects.requireNonNull(composer.compose(List.of(1L)).get(1L));
        assertThat(message.to()).isEqualTo("+819004151234");
        assertThat(message.subject()).isNull();
        assertThat(message.text()).isEqualTo("回答 https://madoguchi.example/s/1");
    }

    @Test
    void aTestMessageGoesToOneselfWhereThereIsAServer() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            JavaMailSenderImpl sender = new JavaMailSenderImpl();
            sender.setHost("127.0.0.1");
            sender.setPort(server.getSmtp().getPort());
            StaticListableBeanFactory beans = new StaticListableBeanFactory(Map.of("mail", sender));
            TestMessages tests = new MailTestMessages(beans.getBeanProvider(JavaMailSender.class), "");
            assertThat(tests.available()).isTrue();
            tests.send("me@example.jp", "件名", "本文", "<p>本文</p>");
            assertThat(server.getReceivedMessages()).hasSize(1);
            assertThat(server.getReceivedMessages()[0].getSubject()).isEqualTo("[TEST] 件名");
            assertThat(server.getReceivedMessages()[0].getAllRecipients()).hasSize(1);
        } finally {
            server.stop();
        }
        TestMessages none =
                new MailTestMessages(new StaticListableBeanFactory().getBeanProvider(JavaMailSender.class), "");
        assertThat(none.available()).isFalse();
        refused(
                "メールサーバーが設定されていません。何も送っていません。",
                "No mail server is configured. Nothing has been sent.",
                () -> none.send("me@example.jp", "件名", "本文", null));
    }

    /** A message in the city's name to anybody would be the best forgery there is. */
    @Test
    void aTestMessageGoesToTheAddressThatTheSignInKnowsAndToNoOther() {
        List<String> sent = new ArrayList<>();
        TestMessages tests = new TestMessages() {
            @Override
            public boolean available() {
                return true;
            }

            @Override
            public void send(String to, String subject, String text, @Nullable String html) {
                sent.add(to + " " + text);
            }
        };
        PreviewService service = new PreviewService(
                new ComposingQueries(jdbc, StoredPersons.sealed()),
                imprints,
                templates,
                incidents,
                tests,
                currentUser,
                audit,
                clock);
        TemplateTexts texts = texts("{{氏名}} 様 {{ギフトURL一覧}}");
        for (String address :
                List.of("", "nobody", "a@example.jp, b@example.jp", "a@example.jp\r\nBcc: b@example.jp")) {
            knownBy(address);
            assertThat(service.ownAddress()).as(address).isEmpty();
            refused(
                    "自分のメールアドレスがサインインの情報にないため、テストを送れません。システム管理者に登録を依頼してください。何も送っていません。",
                    "The sign-in knows no e-mail address of yours, so no test can be sent. Ask the administrator to enter it. Nothing has been sent.",
                    () -> transaction.executeWithoutResult(
                            status -> service.sendTest(incident.id(), WaveKind.GIFT_DELIVERY, texts)));
        }
        assertThat(sent).isEmpty();
        assertThat(tested()).isZero();
        knownBy("official@city.example.jp");
        transaction.executeWithoutResult(status -> service.sendTest(incident.id(), WaveKind.GIFT_DELIVERY, texts));
        assertThat(sent).hasSize(1).first().asString().startsWith("official@city.example.jp 窓口 太郎 様 ●●●●");
        assertThat(tested()).isEqualTo(1);
    }

    private int tested() {
        return jdbc.sql("select count(*) from audit_event where action = 'outreach.template.audit.tested'")
                .query(Integer.class)
                .single();
    }

    /** An official whom the sign-in knows by this address. */
    private static void knownBy(String address) {
        record Known(PortalUser portalUser, Optional<String> address) implements PortalUser.Principal {}
        PortalUser user = new PortalUser("official", "Official", "city", Set.of(Role.OFFICIAL));
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        new Known(user, Optional.of(address)),
                        null,
                        List.of(new SimpleGrantedAuthority(Role.OFFICIAL.authority()))));
    }

    private long person(String number, String email, int cards) {
        long id = persons.add(number, email, "", cards);
        persons.cards(id).forEach(card -> persons.gift(card, "ALLOCATED"));
        return id;
    }

    private void wave(long version) {
        jdbc.sql("""
                        insert into wave (id, incident_id, number, kind, channel, title_ja, title_en, template_version_id, audience, state,
                          state_at, prepared_by, prepared_at)
                        values (5, ?, 9, 'GIFT_DELIVERY', 'EMAIL', 'x', 'x', ?, '{"is":"all","of":[]}', 'RELEASED', '2022-06-01 00:00:00', 'test',
                          '2022-06-01 00:00:00')""").params(incident.id(), version).update();
    }

    private void delivery(long id, long caseId, long version, MessageChannel channel) {
        jdbc.sql("""
                        insert into delivery (id, incident_id, wave_id, case_id, channel, template_version_id, state, state_at, due_at)
                        values (?, ?, 5, ?, ?, ?, 'CLAIMED', '2022-06-01 00:00:00', '2022-06-01 00:00:00')""").params(id, incident.id(), caseId, channel.name(), version).update();
        jdbc.sql("""
                        insert into delivery_card (delivery_id, card_id, wave_id, gift_id)
                        select ?, c.id, 5, a.gift_id from affected_card c left join card_gift a on a.card_id = c.id
                        where c.case_id = ?""").params(id, caseId).update();
    }

    private long versionOf(long templateId) {
        return templates.versions(templateId).getFirst().id();
    }

    private static NewTemplate gift(String text) {
        return new NewTemplate("ギフト", WaveKind.GIFT_DELIVERY, MessageChannel.EMAIL, texts(text));
    }

    private static TemplateTexts texts(String text) {
        return new TemplateTexts("件名", text, null, null, null, null);
    }

    private void refused(String ja, String en, Runnable what) {
        assertThatThrownBy(what::run).isInstanceOfSatisfying(RejectedException.class, refusal -> {
            assertThat(messages.get(Locale.JAPANESE, refusal.text())).isEqualTo(ja);
            assertThat(messages.get(Locale.ENGLISH, refusal.text())).isEqualTo(en);
        });
    }
}
