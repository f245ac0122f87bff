package jp.madoguchi.privacy.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.files.Sha256;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.privacy.EndOfKeys;
import jp.madoguchi.privacy.RotationOfTests;
import jp.madoguchi.privacy.retention.KeyEnd.State;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** After everything was erased two people have all keys from before destroyed, and a certificate says which are gone. */
@PortalTest
@Tag("database")
class KeyEndTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final PortalUser SECOND = new PortalUser("admin2", "Second", "city", Set.of(Role.ADMIN));

    @Autowired
    KeyEndService ends;

    @Autowired
    KeyEndWork work;

    @Autowired
    IncidentService incidents;

    @Autowired
    Messages messages;

    @Autowired
    ApplicationContext portal;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private Incident incident;
    private RotationOfTests values;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        values = new RotationOfTests(portal, jdbc);
        SignedIn.as(Role.ADMIN);
    }

    @AfterEach
    void out() {
        SignedIn.out();
        // other tests share the portal and its keys
        jdbc.sql("delete from field_key where wrapped is null").update();
    }

    private void erased(String extent) {
        jdbc.sql("""
                        insert into deletion_run (id, incident_id, number, extent, state, as_of, reason, prepared_by, prepared_by_name,
                          prepared_at) values (?, ?, ?, ?, 'DONE', '2022-10-01', '終了', 'x', 'x', '2022-10-01 00:00:00')""").params(Ids.next(), incident.id(), extent.length(), extent).update();
    }

    private void refused(String words, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(messages.get(Locale.JAPANESE, e.text())).contains(words));
    }

    private void encryptedAnew() {
        Awaitility.await().pollInSameThread().atMost(PATIENCE).until(() -> !values.isRunning());
    }

    private State state() {
        return ends.all(incident.id()).getFirst().state();
    }

    private int keys() {
        return jdbc.sql("select count(*) from field_key where wrapped is not null")
                .query(Integer.class)
                .single();
    }

    @Test
    @Assures("H1")
    void afterTheErasureAllKeysFromBeforeAreDestroyedByTwoAndCertified() throws Exception {
        values.fill(3);
        erased("DUE");
        refused("消去が完了していません", () -> ends.ask(incident.id(), "委託契約の終了"));
        erased("EVERYTHING");
        refused("理由を入力", () -> ends.ask(incident.id(), " "));
        long id = ends.ask(incident.id(), "委託契約の終了");
        refused("終わっていない申請", () -> ends.ask(incident.id(), "もう一度"));
        refused("申請した本人", () -> ends.approve(id));
        int before = keys();
        assertThat(ends.keys(id)).isEmpty();

        SignedIn.as(Role.APPROVER);
        ends.approve(id);
        encryptedAnew();
        assertThat(keys()).isEqualTo(before + 1);
        work.look();
        assertThat(state()).as("another node may still use the one before").isEqualTo(State.APPROVED);
        jdbc.sql("update field_key set made_at = made_at - interval '2' hour").update();
        work.look();

        assertThat(state()).isEqualTo(State.GONE);
        assertThat(keys()).isOne();
        assertThat(values.values()).containsExactlyInAnyOrder("row 0", "row 1", "row 2");
        assertThat(values.left()).isZero();
        List<EndOfKeys.Before> gone = ends.keys(id);
        assertThat(gone)
                .isNotEmpty()
                .allSatisfy(key -> assertThat(key.destroyedAt()).isNotNull());
        EndOfKeys.Before last = gone.getLast();
        assertThat(last.wrappers())
                .singleElement()
                .satisfies(key -> assertThat(key.present()).isTrue());
        SignedIn.as(Role.ADMIN);
        refused(last.wrappers().getFirst().name(), () -> ends.certify(id));
        assertThat(state()).isEqualTo(State.GONE);

        // as it is once another key stands in the settings
        jdbc.sql("update field_key_wrapper set settings_number = 4711 where number <> (select new_key from key_end)")
                .update();
        // its values of former versions, or its data keys before that was noted, are in copies of that time
        KeyEndService withAFormerKey = new KeyEndService(
                portal.getBean(KeyEndStore.class),
                portal.getBean(DeletionStore.class),
                portal.getBean(RetentionStore.class),
                portal.getBean(RetentionBasis.class),
                portal.getBean(RetainedIncident.Source.class),
                values.withFurtherKey("ab".repeat(32)),
                portal.getBean(KeyEndCertificate.class),
                portal.getBean(AuditTrail.class),
                portal);
        refused("その可能性がある鍵", () -> transaction.executeWithoutResult(t -> withAFormerKey.certify(id)));
        ends.certify(id);

        assertThat(state()).isEqualTo(State.CERTIFIED);
        refused("発行済み", () -> ends.certify(id));
        SignedIn.as(Role.AUDITOR);
        byte[] certificate = ends.certificate(id);
        assertThat(Sha256.of(certificate))
                .isEqualTo(ends.all(incident.id()).getFirst().certificate());
        try (PDDocument pdf = Loader.loadPDF(certificate)) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s", ""))
                    .contains("暗号鍵廃棄証明書", "委託契約の終了", last.name(), "00001267", "システムでは確かめられないこと", "MADOGUCHI_INDEX_KEY");
        }
        assertThat(jdbc.sql("select object from audit_event where action = 'privacy.keys.audit.destroyed'")
                        .query(String.class)
                        .list())
                .as("each of them stands in the trail")
                .contains(last.name());
        assertThat(jdbc.sql("select action from audit_event where action like 'privacy.keyEnd.%' order by number")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "privacy.keyEnd.audit.asked",
                        "privacy.keyEnd.audit.approved",
                        "privacy.keyEnd.audit.gone",
                        "privacy.keyEnd.audit.certified");
    }

    @Test
    void whatIsSentBackDestroysNothingAndIsDecidedOnce() {
        erased("EVERYTHING");
        long id = ends.ask(incident.id(), "委託契約の終了");
        int before = keys();

        SignedIn.as(SECOND);
        refused("理由を入力", () -> ends.refuse(id, ""));
        ends.refuse(id, "バックアップの扱いを先に決める");
        refused("すでに決裁", () -> ends.approve(id));
        refused("残っている", () -> ends.certify(id));
        work.look();

        assertThat(state()).isEqualTo(State.REFUSED);
        assertThat(keys()).isEqualTo(before);
        assertThat(ends.all(incident.id()).getFirst().remark()).isEqualTo("バックアップの扱いを先に決める");
        refused("見つかりません", () -> ends.certificate(id));
    }

    @Test
    void whatAnOlderKeyStillEncryptedMeanwhileIsEncryptedAnewBeforeItsKeyIsDestroyed() throws Exception {
        erased("EVERYTHING");
        long id = ends.ask(incident.id(), "委託契約の終了");
        values.fill(2);
        List<byte[]> late = jdbc.sql("select reason_sealed from personal_data_reveal order by id")
                .query((row, n) -> row.getBytes(1))
                .list();
        List<Long> rows = jdbc.sql("select id from personal_data_reveal order by id")
                .query(Long.class)
                .list();
        SignedIn.as(SECOND);
        ends.approve(id);
        encryptedAnew();
        // as a node writes that hasn't looked at the keys yet
        for (int i = 0; i < rows.size(); i++) {
            jdbc.sql("update personal_data_reveal set reason_sealed = ? where id = ?")
                    .params(late.get(i), rows.get(i))
                    .update();
        }
        jdbc.sql("update field_key set made_at = made_at - interval '2' hour").update();

        work.look();
        assertThat(state()).isEqualTo(State.APPROVED);
        encryptedAnew();
        work.look();

        assertThat(state()).isEqualTo(State.GONE);
        assertThat(values.values()).containsExactlyInAnyOrder("row 0", "row 1");
    }

    @Test
    void aValueThatNoKeyOpensHoldsTheEndUpAndThatIsSaid() throws Exception {
        erased("EVERYTHING");
        long id = ends.ask(incident.id(), "委託契約の終了");
        values.fill(1);
        byte[] broken = jdbc.sql("select reason_sealed from personal_data_reveal")
                .query((row, n) -> row.getBytes(1))
                .single();
        broken[broken.length - 1] ^= 1;
        jdbc.sql("update personal_data_reveal set reason_sealed = ?")
                .param(broken)
                .update();
        SignedIn.as(SECOND);
        ends.approve(id);
        encryptedAnew();
        assertThat(ends.heldUpBy(id)).as("as long as time does").isZero();
        jdbc.sql("update field_key set made_at = made_at - interval '2' hour").update();

        work.look();
        assertThat(state()).isEqualTo(State.APPROVED);
        assertThat(values.isRunning()).as("nothing is tried in vain").isFalse();
        assertThat(ends.heldUpBy(id)).isOne();

        jdbc.sql("delete from personal_data_reveal").update();
        work.look();
        assertThat(state()).isEqualTo(State.GONE);
    }

    @Test
    void whatAKeyOfTheSettingsEncryptedIsEncryptedAnewBeforeThatKeyLeavesToo() throws Exception {
        erased("EVERYTHING");
        long id = ends.ask(incident.id(), "委託契約の終了");
        SignedIn.as(SECOND);
        ends.approve(id);
        encryptedAnew();
        jdbc.sql("update field_key set made_at = made_at - interval '2' hour").update();
        // as one whose row was locked while all others were encrypted anew
        values.fillByFormerVersion("of a former version");

        work.look();
        assertThat(state()).isEqualTo(State.APPROVED);
        encryptedAnew();
        work.look();

        assertThat(state()).isEqualTo(State.GONE);
        assertThat(values.left()).isZero();
        assertThat(values.values()).containsExactly("of a former version");
    }
}
