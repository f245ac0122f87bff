package jp.madoguchi.privacy;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.CurrentUser;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

/** What tests of other packages need of the rotation's inner parts: values, a run that begins, and one that is taken up. */
public final class RotationOfTests {
    private static final SealedColumn REASON = new SealedColumn("personal_data_reveal", "reason_sealed");

    private final ApplicationContext portal;
    private final JdbcClient direct;

    /** @param direct its own way to the data */
    public RotationOfTests(ApplicationContext portal, JdbcClient direct) {
        this.portal = portal;
        this.direct = direct;
    }

    /** So many encrypted values of their own. */
    public void fill(int values) {
        FieldCipher cipher = portal.getBean(FieldCipher.class);
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < values; i++) {
            long id = Ids.next();
            rows.add(new Object[] {id, "2022-07-01 00:00:00", REASON.seal(cipher, id, "row " + i)});
        }
        portal.getBean(JdbcTemplate.class).batchUpdate("""
                        insert into personal_data_reveal (id, revealed_at, user_name, role, object, reason_sealed)
                        values (?, ?, 'official', 'OFFICIAL', 'inquiry:0K', ?)""", rows);
    }

    /** A value that a key of the settings encrypted itself, as former versions did. */
    public void fillByFormerVersion(String value) {
        FieldCipher former = new FieldCipher(FieldKeyRing.ofSettings(portal.getBean(FieldKeys.class)));
        long id = Ids.next();
        direct.sql("""
                        insert into personal_data_reveal (id, revealed_at, user_name, role, object, reason_sealed)
                        values (?, '2022-07-01 00:00:00', 'official', 'OFFICIAL', 'inquiry:0K', ?)""").params(id, REASON.seal(former, id, value)).update();
    }

    /** What a node says of the keys where this one stands behind those of the settings. @param key in hexadecimal */
    public EndOfKeys withFurtherKey(String key) {
        Environment settings = portal.getEnvironment();
        FieldKeys both = new FieldKeys(new MockEnvironment()
                .withProperty(FieldKeys.FIELDS, settings.getRequiredProperty(FieldKeys.FIELDS) + "," + key)
                .withProperty(FieldKeys.INDEX, settings.getRequiredProperty(FieldKeys.INDEX)));
        FieldKeyStore store = portal.getBean(FieldKeyStore.class);
        return new EndOfKeys(
                store,
                new FieldKeyRing(both, store),
                portal.getBean(SealedValues.class),
                portal.getBean(KeyRuns.class),
                portal.getBean(Reencryption.class),
                portal.getBean(CurrentUser.class),
                portal.getBean(AuditTrail.class),
                portal,
                direct,
                portal.getBean(Clock.class));
    }

    /** Makes a key, and begins to write all values anew with it, on this thread. */
    public void begin() {
        portal.getBean(FieldKeyService.class).make();
        long run = portal.getBean(KeyRuns.class).begin("admin");
        portal.getBean(Reencryption.class).run(run, Progress.unwatched());
    }

    /** Goes on with a run whose node has ended, as a node does that looks a while later. */
    public void takeUp() {
        direct.sql("update field_key_run set beat_at = ? where finished_at is null")
                .param(Tokyo.toColumn(Instant.parse("2020-01-01T00:00:00Z")))
                .update();
        portal.getBean(KeyRuns.class)
                .takeOver()
                .ifPresent(run -> portal.getBean(Reencryption.class).run(run, Progress.unwatched()));
    }

    public boolean isRunning() {
        return direct.sql("select count(*) from field_key_run where finished_at is null")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** What the values say, in their order; whoever can't read one fails. */
    public List<String> values() {
        FieldCipher cipher = portal.getBean(FieldCipher.class);
        return direct.sql("select id, reason_sealed from personal_data_reveal order by id")
                .query((row, n) -> Objects.requireNonNull(REASON.open(cipher, row.getLong(1), row.getBytes(2))))
                .list();
    }

    /** How many values have another key than the one that encrypts now. */
    public long left() {
        int now = portal.getBean(FieldKeyRing.class).sealing().number();
        return direct
                .sql("select reason_sealed from personal_data_reveal")
                .query((row, n) -> FieldKey.numberOf(row.getBytes(1)))
                .list()
                .stream()
                .filter(number -> number != now)
                .count();
    }
}
