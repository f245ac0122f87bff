package jp.madoguchi.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.audit.Verification.Broken;
import jp.madoguchi.audit.Verification.Fault;
import jp.madoguchi.audit.Verification.Intact;
import jp.madoguchi.platform.document.PdfDocuments;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import jp.madoguchi.testing.TinyDisk;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@PortalTest
@Tag("database")
class CheckpointsTest {
    private static final Instant TEN = Instant.parse("2022-08-04T01:00:00Z");

    @Autowired
    AuditTrail trail;

    @Autowired
    CheckpointStore store;

    @Autowired
    AuditStore chain;

    @Autowired
    PdfDocuments pdf;

    @Autowired
    Messages messages;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    DataSource dataSource;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path outside;

    private CheckpointSettings settings;

    @BeforeEach
    void empty() {
        CleanDatabase.clean(jdbc);
        settings = settings("key.pem", "");
    }

    @AfterEach
    void out() {
        SignedIn.out();
    }

    private CheckpointSettings settings(String key, String former) {
        return new CheckpointSettings(new MockEnvironment()
                .withProperty(CheckpointSettings.FOLDER, folder().toString())
                .withProperty(CheckpointSettings.KEY, outside.resolve(key).toString())
                .withProperty(CheckpointSettings.FORMER_KEYS, former)
                .withProperty(CheckpointSettings.MAKE_KEY, "true"));
    }

    private Path folder() {
        return outside.resolve("checkpoints");
    }

    private CheckpointService node(Instant now) {
        return new CheckpointService(
                settings, store, chain, pdf, messages, Clock.fixed(now, ZoneOffset.UTC), transactions);
    }

    private void record(int events) {
        SignedIn.as(Role.OFFICIAL);
        new TransactionTemplate(transactions).executeWithoutResult(t -> {
            for (int i = 0; i < events; i++) {
                trail.record("audit.event", "R-" + i, null, Map.of());
            }
        });
        SignedIn.out();
    }

    private Verification verify() {
        return new AuditVerifier(dataSource, settings, store).verify(events -> {});
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.sorted().toList();
        }
    }

    /** Four events, two checkpoints. */
    private void twoCheckpoints() {
        record(3);
        assertThat(node(TEN).sign()).isTrue();
        record(1);
        assertThat(node(TEN.plus(Duration.ofHours(1))).sign()).isTrue();
        record(2);
    }

    @Test
    @Assures("E2")
    void aTailCutSinceTheLastCheckpointIsFoundByTheNoteOfTheLastMinute() throws Exception {
        twoCheckpoints();
        node(TEN.plus(Duration.ofMinutes(62))).noteHead();
        assertThat(verify()).isInstanceOf(Intact.class);

        // the last two events go, with the chain's end set back as one would who knows how it is kept
        jdbc.sql("delete from audit_event where number > 4").update();
        jdbc.sql(
                        "update audit_head set number = 4, hash = (select hash from audit_event where number = 4) where id = 1")
                .update();
        assertThat(verify()).isInstanceOf(Broken.class);

        // the cut chain grows again, and the note that proves the cut stays
        node(TEN.plus(Duration.ofMinutes(63))).noteHead();
        assertThat(verify()).isInstanceOf(Broken.class);
        record(3);
        node(TEN.plus(Duration.ofMinutes(64))).noteHead();
        assertThat(verify()).isInstanceOf(Broken.class);
    }

    @Test
    @Assures("E2")
    void aNoteOfTheLastMinuteThatSomebodyChangedIsFound() throws Exception {
        twoCheckpoints();
        node(TEN.plus(Duration.ofMinutes(62))).noteHead();
        Path note = folder().resolve("audit-head.json");
        Files.writeString(note, Files.readString(note).replace("\"number\":\"6\"", "\"number\":\"4\""));

        assertThat(verify()).isEqualTo(new Broken(1, Fault.CHECKPOINT));
    }

    @Test
    void eachHourGetsOneAndTheChainAgreesWithThem() throws Exception {
        twoCheckpoints();

        assertThat(node(TEN.plus(Duration.ofMinutes(59))).sign()).isFalse();
        assertThat(files()).hasSize(2);
        Checkpoint last = Checkpoint.of(Files.readString(files().getLast()).strip());
        assertThat(last.number()).isEqualTo(4);
        assertThat(last.serial()).isEqualTo(2);
        assertThat(last.previous())
                .isEqualTo(AuditHash.sha256(Files.readString(files().getFirst()).strip()));
        assertThat(verify()).isInstanceOf(Intact.class);
    }

    @Test
    void anotherToolVerifiesTheSignature() throws Exception {
        twoCheckpoints();
        CheckpointKey key = settings.key().orElseThrow();
        Path open = outside.resolve("open.pem");
        Files.writeString(open, key.publicPem());

        assertThat(CheckpointKey.read(open).hasSigned(store.last().orElseThrow()))
                .isTrue();
        assertThat(CheckpointKey.read(open).canSign()).isFalse();
    }

    @Test
    @Assures("E2")
    void aCutTailIsFoundAlsoWhereTheHeadWasMovedAlong() {
        twoCheckpoints();

        jdbc.sql("delete from audit_event where number > 3").update();
        jdbc.sql("update audit_head set number = 3, hash = (select hash from audit_event where number = 3)")
                .update();

        assertThat(verify()).isEqualTo(new Broken(4, Fault.CUT));
        // and where its checkpoints were deleted from the database as well
        jdbc.sql("delete from audit_checkpoint").update();
        assertThat(verify()).isEqualTo(new Broken(4, Fault.CUT));
    }

    @Test
    @Assures("E2")
    void aChainThatWasRewrittenAndHashedAnewIsFound() {
        twoCheckpoints();

        jdbc.sql("delete from audit_event").update();
        jdbc.sql("delete from audit_head").update();
        jdbc.sql("delete from audit_checkpoint").update();
        record(6);

        assertThat(verify()).isEqualTo(new Broken(3, Fault.REWRITTEN));
    }

    @Test
    void aDatabaseThatWasSetBackDoesNotWriteOverWhatLiesOutside() throws Exception {
        twoCheckpoints();
        jdbc.sql("delete from audit_checkpoint").update();

        assertThat(node(TEN.plus(Duration.ofHours(2))).sign()).isTrue();

        assertThat(files()).hasSize(3);
        assertThat(store.last().orElseThrow().serial()).isEqualTo(3);
        assertThat(verify()).isInstanceOf(Intact.class);
    }

    @Test
    @Assures("E2")
    void aChangedForgedOrMissingCheckpointIsFound() throws Exception {
        twoCheckpoints();
        Path first = files().getFirst();
        String line = Files.readString(first);
        jdbc.sql("delete from audit_checkpoint").update();

        Files.writeString(first, line.replace("\"number\":\"3\"", "\"number\":\"2\""));
        assertThat(verify()).isEqualTo(new Broken(1, Fault.CHECKPOINT));

        Path otherKey = outside.resolve("other.pem");
        CheckpointKey.make(otherKey);
        CheckpointKey other = CheckpointKey.read(otherKey);
        Checkpoint genuine = Checkpoint.of(line.strip());
        Checkpoint forged = new Checkpoint(1, genuine.at(), 2, genuine.hash(), genuine.previous(), other.id(), "");
        Files.writeString(first, forged.signed(other.sign(forged.unsigned())).line());
        assertThat(verify()).isEqualTo(new Broken(1, Fault.CHECKPOINT));

        Files.delete(first);
        assertThat(verify()).isEqualTo(new Broken(1, Fault.CHECKPOINT));

        Files.writeString(first, line);
        assertThat(verify()).isInstanceOf(Intact.class);
    }

    @Test
    void checkpointsOfAFormerKeyKeepBeingRight() throws Exception {
        twoCheckpoints();
        Path former = outside.resolve("former.pem");
        Files.writeString(former, settings.key().orElseThrow().publicPem());

        settings = settings("new.pem", former.toString());
        node(TEN.plus(Duration.ofHours(2))).sign();

        assertThat(verify()).isInstanceOf(Intact.class);
        settings = settings("new.pem", "");
        assertThat(verify()).isInstanceOf(Broken.class);
    }

    @Test
    void twoNodesInTheSameMinuteMakeOne() throws Exception {
        record(2);
        try (ExecutorService nodes = Executors.newFixedThreadPool(4)) {
            List<Callable<Boolean>> all = Stream.generate(
                            () -> (Callable<Boolean>) () -> node(TEN).sign())
                    .limit(8)
                    .toList();
            int made = 0;
            for (Future<Boolean> one : nodes.invokeAll(all)) {
                made += one.get() ? 1 : 0;
            }
            assertThat(made).isOne();
        }
        assertThat(files()).hasSize(1);
    }

    @Test
    void whatCantBeWrittenOutsideIsNotInTheDatabaseAndIsMadeUpFor() throws Exception {
        record(2);
        Files.writeString(folder(), "in the way");

        CheckpointService node = node(TEN);
        node.signHour();

        SignedIn.as(Role.AUDITOR);
        assertThat(node.state().failing()).isTrue();
        assertThat(store.last()).isEmpty();

        Files.move(folder(), outside.resolve("away"), StandardCopyOption.REPLACE_EXISTING);
        node.signHour();
        assertThat(node.state().failing()).isFalse();
        assertThat(store.last()).isPresent();
    }

    @Test
    void aFullDiskLeavesNeitherAFileNorARowAndIsMadeUpForWhenThereIsRoom() throws Exception {
        Optional<TinyDisk> mounted = TinyDisk.at(folder());
        assumeTrue(mounted.isPresent(), "nobody may mount a disk here");
        record(2);
        try (TinyDisk disk = mounted.get()) {
            disk.fill();
            CheckpointService node = node(TEN);
            node.signHour();

            SignedIn.as(Role.AUDITOR);
            assertThat(node.state().failing()).isTrue();
            assertThat(store.last()).isEmpty();
            assertThat(files()).as("half a checkpoint").hasSize(1);

            disk.makeRoom();
            node.signHour();
            assertThat(node.state().failing()).isFalse();
            assertThat(store.last()).isPresent();
            assertThat(verify()).isInstanceOf(Verification.Intact.class);
        }
    }

    /** NTP's correction, or an administrator's mistake: the chain goes by its numbers, not by the clock. */
    @Test
    @Assures("E2")
    void aClockThatJumpsBreaksNeitherTheChainNorItsCheckpoints() {
        Instant now = TEN;
        for (Duration jump : List.of(
                Duration.ofHours(1),
                Duration.ofHours(-2),
                Duration.ofMinutes(-3),
                Duration.ofHours(2),
                Duration.ofMinutes(3))) {
            now = now.plus(jump);
            record(2);
            node(now).signHour();
            assertThat(node(now).sign()).as("the hour is signed").isFalse();
            assertThat(verify()).isInstanceOf(Verification.Intact.class);
        }
        assertThat(jdbc.sql("select count(distinct slot) from audit_checkpoint")
                        .query(Integer.class)
                        .single())
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void theFormHasOnePageWithAllThatIsCompared() throws Exception {
        twoCheckpoints();
        Checkpoint last = store.last().orElseThrow();

        byte[] form = node(TEN).form(2, Locale.JAPANESE).orElseThrow();

        try (PDDocument page = Loader.loadPDF(form)) {
            assertThat(page.getNumberOfPages()).isOne();
            String text = new PDFTextStripper().getText(page).replaceAll("\\s", "");
            assertThat(text).contains(last.hash(), last.previous(), last.key());
        }
        assertThat(node(TEN).form(9, Locale.JAPANESE)).isEmpty();
    }

    @Test
    void halfASettingStopsTheStart() {
        assertThatThrownBy(() -> new CheckpointSettings(
                        new MockEnvironment().withProperty(CheckpointSettings.FOLDER, folder().toString())))
                .hasMessageContaining(CheckpointSettings.KEY);
        assertThatThrownBy(() -> new CheckpointSettings(new MockEnvironment()
                        .withProperty(CheckpointSettings.FOLDER, folder().toString())
                        .withProperty(
                                CheckpointSettings.KEY,
                                outside.resolve("none.pem").toString())))
                .hasMessageContaining("openssl genpkey");
        assertThat(new CheckpointSettings(new MockEnvironment()).key()).isEmpty();
    }
}
