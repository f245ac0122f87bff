package jp.madoguchi.privacy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

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
