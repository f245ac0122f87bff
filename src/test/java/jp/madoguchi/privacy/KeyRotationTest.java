package jp.madoguchi.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.FullSize;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.inquiry.SavedFilterService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.jobs.JobCancelledException;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

@PortalTest
@Tag("database")
class KeyRotationTest {
    private static final SealedColumn REASON = new SealedColumn("personal_data_reveal", "reason_sealed");
    private static final String OTHER = "91c85d3f2066b7a1d94ce0835fe21c94d7083fb65a1970cc4e8d2b53f6a40e7b";

    @Autowired
    private FieldKeyService keys;

    @Autowired
    private FieldKeys settings;

    @Autowired
    private FieldKeyStore store;

    @Autowired
    private FieldKeyRing ring;

    @Autowired
    private FieldCipher cipher;

    @Autowired
    private Reencryption reencryption;

    @Autowired
    private KeyRuns runs;

    @Autowired
    private SealedValues values;

    @Autowired
    private SavedFilterService filters;

    @Autowired
    private RevealLog reveals;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JdbcTemplate batches;

    @BeforeEach
    void start() {
        CleanDatabase.clean(jdbc);
        SignedIn.as(Role.ADMIN);
    }

    @Test
    @Assures("F1")
    void keysAreReplacedUnderLoadWithoutAnyError() throws InterruptedException {
        int stored = FullSize.of(2_000, 100_000);
        fill(stored);
        List<String> before = names();
        Queue<Throwable> errors = new ConcurrentLinkedQueue<>();
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong read = new AtomicLong();
        AtomicLong written = new AtomicLong();
        List<Thread> load = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String user = "load" + i;
            load.add(Thread.ofPlatform().start(() -> {
                for (int turn = 0; !over.get(); turn++) {
                    try {
                        work(user, turn, read, written);
                    } catch (Throwable e) {
                        errors.add(e);
                    }
                }
            }));
        }

        int rotations = 3;
        for (int i = 0; i < rotations; i++) {
            keys.make();
            keys.reencrypt();
            finished();
        }
        over.set(true);
        for (Thread thread : load) {
            thread.join();
        }
        keys.reencrypt();
        KeyRun last = finished();

        assertThat(errors).isEmpty();
        assertThat(last.unreadable()).isZero();
        assertThat(values.byKey()).containsOnlyKeys(ring.sealing().number());
        assertThat(names()).hasSizeGreaterThan(stored).containsAll(before);
        assertThat(read.get()).isPositive();
        assertThat(written.get()).isPositive();
        Measured.as(
                "%d rotations of %,d values while 6 threads read %,d and wrote %,d: 0 errors, 0 values left with an old key",
                rotations, stored, read.get(), written.get());
    }

    private void work(String user, int turn, AtomicLong read, AtomicLong written) {
        String words = "text=" + user + turn;
        // one person may look 30 times in an hour
        String name = user + "-" + turn / 25;
        SystemUser.run(SystemUser.named(name, Role.OPERATOR, Role.OFFICIAL), () -> {
            filters.save("filter" + turn % 5, words);
            assertThat(filters.mine()).anyMatch(filter -> filter.query().equals(words));
            reveals.record(new RevealedObject("inquiry", "0K"), user + turn);
            written.addAndGet(2);
            read.addAndGet(filters.mine().size());
            return true;
        });
        SystemUser.run(SystemUser.named("auditor", Role.AUDITOR), () -> {
            read.addAndGet(reveals.page(turn % 50, 20).size());
            return true;
        });
    }

    @Test
    void whatWasErasedNeedsNoKeyAndStaysEmpty() {
        reveal(5, new byte[0]);
        keys.make();
        keys.reencrypt();
        finished();

        assertThat(jdbc.sql("select octet_length(reason_sealed) from personal_data_reveal where id = 5")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    @Assures("F1")
    void aNodeThatHasNotHeardOfANewKeyLearnsOfItFromTheFirstValue() {
        FieldKeyRing otherRing = new FieldKeyRing(settings, store);
        FieldCipher other = new FieldCipher(otherRing);
        byte[] fromThere = Objects.requireNonNull(REASON.seal(other, 7, "before"));
        int known = otherRing.sealing().number();

        keys.make();
        byte[] fromHere = Objects.requireNonNull(REASON.seal(cipher, 8, "after"));
        byte[] stillFromThere = Objects.requireNonNull(REASON.seal(other, 9, "meanwhile"));

        assertThat(FieldKey.numberOf(fromHere)).isNotEqualTo(known);
        assertThat(FieldKey.numberOf(stillFromThere)).isEqualTo(known);
        sleep(Duration.ofMillis(600));
        assertThat(REASON.open(other, 8, fromHere)).isEqualTo("after");
        assertThat(FieldKey.numberOf(Objects.requireNonNull(REASON.seal(other, 9, "then"))))
                .isEqualTo(FieldKey.numberOf(fromHere));
        assertThat(REASON.open(cipher, 9, stillFromThere)).isEqualTo("meanwhile");
        assertThat(REASON.open(cipher, 7, fromThere)).isEqualTo("before");
    }

    @Test
    @Assures("F1")
    void valuesThatAKeyOfTheSettingsEncryptedAreReadAndMovedToo() {
        FieldCipher former = new FieldCipher(FieldKeyRing.ofSettings(settings));
        reveal(1, Objects.requireNonNull(REASON.seal(former, 1, "of a former version")));
        int number = settings.fields().getFirst().number();
        assertThat(values.need(number)).isTrue();
        assertThat(names()).containsExactly("of a former version");

        keys.reencrypt();
        KeyRun run = finished();

        assertThat(run.done()).isOne();
        assertThat(values.need(number)).isFalse();
        assertThat(names()).containsExactly("of a former version");
        assertThat(keys.keys())
                .filteredOn(FieldKeyState::ofSettings)
                .extracting(FieldKeyState::values)
                .containsOnly(0L);
    }

    @Test
    @Assures("F1")
    void whatWasBrokenOffGoesOnWhereItStood() {
        fill(3 * Reencryption.BATCH);
        keys.make();
        long run = runs.begin("admin");
        assertThatThrownBy(() -> reencryption.run(run, new Progress() {
                    @Override
                    public void total(long units) {}

                    @Override
                    public void done(long units) {
                        throw new JobCancelledException();
                    }

                    @Override
                    public void step(jp.madoguchi.platform.i18n.MessageText what) {}
                }))
                .isInstanceOf(JobCancelledException.class);
        assertThat(runs.last()).get().satisfies(one -> {
            assertThat(one.isRunning()).isTrue();
            assertThat(one.done()).isEqualTo(Reencryption.BATCH);
        });
        reencryption.look();
        assertThat(runs.last().orElseThrow().done())
                .as("its node may still be at it")
                .isEqualTo(Reencryption.BATCH);

        jdbc.sql("update field_key_run set beat_at = ?")
                .param(Tokyo.toColumn(Instant.parse("2020-01-01T00:00:00Z")))
                .update();
        reencryption.look();

        assertThat(finished()).satisfies(one -> {
            assertThat(one.done()).isEqualTo(3L * Reencryption.BATCH);
            assertThat(one.total()).isEqualTo(3L * Reencryption.BATCH);
        });
        assertThat(values.byKey()).containsOnlyKeys(ring.sealing().number());
        assertThat(names()).hasSize(3 * Reencryption.BATCH);
    }

    @Test
    void oneRunIsEnough() {
        runs.begin("admin");

        assertThatThrownBy(keys::reencrypt)
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("privacy.keys.running");
        assertThat(jdbc.sql("select count(*) from field_key_run")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    @Assures("F1")
    void aValueThatNoKeyOpensIsLeftAsItIs() {
        fill(5);
        byte[] foreign = new byte[40];
        foreign[0] = 1;
        foreign[4] = 42;
        reveal(99, foreign);
        keys.make();

        keys.reencrypt();
        KeyRun run = finished();

        assertThat(run.done()).isEqualTo(5);
        assertThat(run.unreadable()).isOne();
        assertThat(jdbc.sql("select reason_sealed from personal_data_reveal where id = 99")
                        .query(byte[].class)
                        .single())
                .isEqualTo(foreign);
    }

    @Test
    @Assures("F1")
    void onlyAKeyThatNoValueNeedsIsDestroyedAndThenNothingOpensItsValues() {
        fill(3);
        int old = ring.sealing().number();
        refused(old, "why", "privacy.keys.inUse");
        keys.make();
        refused(old, " ", "privacy.keys.reasonMissing");
        refused(12345, "why", "privacy.keys.unknown");
        refused(old, "why", "privacy.keys.tooEarly");
        jdbc.sql("update field_key set made_at = ?")
                .param(Tokyo.toColumn(Instant.parse("2022-01-01T00:00:00Z")))
                .update();
        // made at the same moment now: the numbers say which is the last
        ring.readAgain();
        int spent = store.rows().stream()
                .filter(row -> row.destroyedAt() == null)
                .findFirst()
                .orElseThrow()
                .number();
        byte[] ofABackup = sealedWith(Objects.requireNonNull(ring.opening(spent)));
        assertThat(REASON.open(cipher, 77, ofABackup)).isEqualTo("x");
        keys.reencrypt();
        finished();
        int needed = ring.sealing().number();
        refused(needed, "why", "privacy.keys.inUse");
        fillWith(spent);
        refused(spent, "why", "privacy.keys.needed");
        jdbc.sql("delete from personal_data_reveal").update();

        keys.destroy(spent, "no value needs it");

        assertThat(store.rows()).filteredOn(row -> row.number() == spent).allSatisfy(row -> {
            assertThat(row.wrapped()).isNull();
            assertThat(row.destroyedBy()).isEqualTo("admin");
        });
        sleep(Duration.ofMillis(600));
        assertThatThrownBy(() -> REASON.open(cipher, 77, ofABackup)).isInstanceOf(SealedFieldException.class);
        refused(spent, "why", "privacy.keys.unknown");
        assertThat(jdbc.sql("select action from audit_event where action like 'privacy.keys%' order by number")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "privacy.keys.audit.made",
                        "privacy.keys.audit.reencrypting",
                        "privacy.keys.audit.reencrypted",
                        "privacy.keys.audit.destroyed");
    }

    private void refused(int number, String reason, String why) {
        List<String> before = jdbc.sql(
                        "select concat(number, coalesce(destroyed_by, '')) from field_key order by number")
                .query(String.class)
                .list();
        assertThatThrownBy(() -> keys.destroy(number, reason))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining(why);
        assertThat(jdbc.sql("select concat(number, coalesce(destroyed_by, '')) from field_key order by number")
                        .query(String.class)
                        .list())
                .isEqualTo(before);
    }

    @Test
    @Assures("F1")
    void whoHasTheDatabaseAndNotTheKeysOfTheSettingsOpensNothing() {
        byte[] sealed = Objects.requireNonNull(REASON.seal(cipher, 5, "山田 花子"));
        FieldKeyRing stranger = new FieldKeyRing(keysOf(OTHER), store);

        assertThatThrownBy(() -> REASON.open(new FieldCipher(stranger), 5, sealed))
                .isInstanceOf(SealedFieldException.class);
        assertThatThrownBy(stranger::sealing)
                .as("it says so at the start, and encrypts nothing")
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("madoguchi.keys.fields");
        assertThatThrownBy(stranger::afterSingletonsInstantiated).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @Assures("F1")
    void aKeyOfTheSettingsIsReplacedWithoutTouchingAnyValue() {
        byte[] sealed = Objects.requireNonNull(REASON.seal(cipher, 5, "山田 花子"));
        String mine = HexFormat.of().formatHex(settings.fields().getFirst().bytes());
        try {
            new FieldKeyRing(keysOf(OTHER + "," + mine), store).afterSingletonsInstantiated();

            FieldKeyRing without = new FieldKeyRing(keysOf(OTHER), store);
            assertThat(REASON.open(new FieldCipher(without), 5, sealed)).isEqualTo("山田 花子");
            ring.readAgain();
            assertThatCode(() -> REASON.open(cipher, 5, Objects.requireNonNull(REASON.seal(cipher, 5, "x"))))
                    .as("a node that has only the old one yet goes on with what it knows")
                    .doesNotThrowAnyException();
        } finally {
            new FieldKeyRing(keysOf(mine + "," + OTHER), store).afterSingletonsInstantiated();
        }
        assertThat(REASON.open(new FieldCipher(new FieldKeyRing(settings, store)), 5, sealed))
                .isEqualTo("山田 花子");
    }

    /** Between two restarts of the steps in keys.md: else the portal would not start with the new key alone. */
    @Test
    @Assures("F1")
    void aDataKeyOfANodeWithTheFormerSettingsIsWrappedAnewAtTheNextLook() {
        String mine = HexFormat.of().formatHex(settings.fields().getFirst().bytes());
        FieldKeys next = keysOf(OTHER + "," + mine);
        FieldKeys former = keysOf(mine + "," + OTHER);
        FieldKeyRing ahead = new FieldKeyRing(next, store);
        try {
            ahead.afterSingletonsInstantiated();
            FieldKeyRing.Made made = new FieldKeyRing(former, store).newKey();
            store.add(made.number(), made.wrapped());
            assertThat(ahead.wrapperOf(wrapped(made.number())))
                    .isEqualTo(former.fields().getFirst().number());

            ahead.look();

            assertThat(ahead.wrapperOf(wrapped(made.number())))
                    .isEqualTo(next.fields().getFirst().number());
            assertThat(new FieldKeyRing(keysOf(OTHER), store).sealing().number())
                    .isEqualTo(made.number());
        } finally {
            new FieldKeyRing(former, store).afterSingletonsInstantiated();
            ring.readAgain();
        }
    }

    private byte[] wrapped(int number) {
        return Objects.requireNonNull(store.rows().stream()
                .filter(row -> row.number() == number)
                .findFirst()
                .orElseThrow()
                .wrapped());
    }

    private FieldKeys keysOf(String fields) {
        return new FieldKeys(new MockEnvironment()
                .withProperty(FieldKeys.FIELDS, fields)
                .withProperty(FieldKeys.INDEX, HexFormat.of().formatHex(settings.index())));
    }

    private void fill(int rows) {
        List<Object[]> all = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            long id = Ids.next();
            all.add(new Object[] {id, "2022-07-01 00:00:00", REASON.seal(cipher, id, "row " + i)});
        }
        batches.batchUpdate("""
                insert into personal_data_reveal (id, revealed_at, user_name, role, object, reason_sealed)
                values (?, ?, 'official', 'OFFICIAL', 'inquiry:0K', ?)""", all);
    }

    /** A value as it would be if a node had used this key all the same. */
    private void fillWith(int number) {
        reveal(77, Objects.requireNonNull(sealedWith(Objects.requireNonNull(ring.opening(number)))));
    }

    private static byte[] sealedWith(FieldKey key) {
        try {
            return key.aead().encrypt(new byte[] {'x'}, REASON.at(77).asBytes());
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private void reveal(long id, byte[] sealed) {
        jdbc.sql("""
                        insert into personal_data_reveal (id, revealed_at, user_name, role, object, reason_sealed)
                        values (?, '2022-07-01 00:00:00', 'official', 'OFFICIAL', 'inquiry:0K', ?)""").params(id, sealed).update();
    }

    private List<String> names() {
        return jdbc.sql("select id, reason_sealed from personal_data_reveal")
                .query((row, n) -> Objects.requireNonNull(REASON.open(cipher, row.getLong(1), row.getBytes(2))))
                .list();
    }

    private KeyRun finished() {
        for (int i = 0; i < 3_000; i++) {
            KeyRun run = runs.last().orElseThrow();
            if (!run.isRunning()) {
                return run;
            }
            sleep(Duration.ofMillis(20));
        }
        throw new AssertionError("the run doesn't end");
    }

    private static void sleep(Duration span) {
        try {
            Thread.sleep(span);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
