package jp.madoguchi.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.FullSize;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.audit.TrailOfBackups;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.SignedIn;
import jp.madoguchi.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** {@code docker/backup.sh} while people work, restored into another database: the same rows, and an audit trail that verifies. */
class BackupIT extends BehindTheLineTest {
    private final Path backup = BehindTheLine.FOLDER.resolve("backup-" + UUID.randomUUID());

    @Test
    @Assures("G7")
    void aBackupAtARandomPointIsOneMomentAndItsTrailVerifies() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        int writers = FullSize.of(4, 20);
        List<String> taken = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            List<Future<Integer>> work = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                work.add(threads.submit(() -> {
                    SignedIn.as(Role.OPERATOR);
                    int logged = 0;
                    while (!over.get()) {
                        inquiries.log(inquiry());
                        logged++;
                    }
                    return logged;
                }));
            }
            Thread.sleep(300 + new Random().nextInt(700));
            TrailOfBackups.sign(portal);
            taken.add(run(0, backup, DATABASE.url(), BehindTheLine.CHECKPOINTS, "backup"));
            over.set(true);
            for (Future<Integer> one : work) {
                assertThat(one.get(60, TimeUnit.SECONDS))
                        .as("nobody waited for the dump")
                        .isPositive();
            }
        }
        Restored restored = restore();

        // totals are kept in the transaction of what they count: a dump of two moments would part them
        int there = restored.count("select count(*) from inquiry");
        assertThat(there).isPositive().isLessThan(count("select count(*) from inquiry"));
        assertThat(restored.count("select sum(inquiries) from inquiry_count")).isEqualTo(there);
        // what was there then is the same now
        Map<String, String> now = rows(jdbc);
        assertThat(rows(restored.jdbc))
                .hasSize(there)
                .allSatisfy((id, hash) -> assertThat(now).containsEntry(id, hash));
        assertThat(restored.verify()).startsWith("0 Intact");
        assertThat(taken.getFirst()).contains("The keys are not in it");
        Measured.as(
                "dump while %d wrote: %d of %d inquiries, each row and total the same; trail intact with its checkpoints",
                writers, there, now.size());
    }

    @Test
    @Assures("G7")
    void aBackupAtRestIsTheSameTableByTable() throws Exception {
        inquiries.log(inquiry());
        // else the portal does it by itself, between the dump and the comparison
        TrailOfBackups.sign(portal);
        run(0, backup, DATABASE.url(), BehindTheLine.CHECKPOINTS, "backup");
        Restored restored = restore();

        Map<String, String> before = checksums(jdbc);
        assertThat(before).hasSizeGreaterThan(80);
        Map<String, String> after = checksums(restored.jdbc);
        // nodes write these every few seconds by themselves
        List.of("sending_node", "portal_node", "signed_in_session").forEach(table -> {
            before.remove(table);
            after.remove(table);
        });
        assertThat(after).isEqualTo(before);
        Measured.as("%d tables restored, each with the same checksum", after.size());
    }

    @Test
    @Assures("G7")
    void whatWasCutOffOrChangedOrWouldBeWrittenOverIsRefused() throws Exception {
        run(0, backup, DATABASE.url(), BehindTheLine.CHECKPOINTS, "backup");

        assertThat(run(1, backup, DATABASE.url(), BehindTheLine.CHECKPOINTS, "backup"))
                .contains("is there already");
        assertThat(run(1, backup, DATABASE.url(), BehindTheLine.CHECKPOINTS, "restore"))
                .contains("is not empty");
        byte[] dump = Files.readAllBytes(backup.resolve("database.sql.gz"));
        dump[dump.length / 2] ^= 1;
        Files.write(backup.resolve("database.sql.gz"), dump);
        Map<String, Object> empty = emptyDatabase();
        assertThat(run(1, backup, (String) empty.get("spring.datasource.url"), backup.resolveSibling("c"), "restore"))
                .contains("is not as it was written");
        assertThat(new Restored(empty, backup)
                        .count("select count(*) from information_schema.tables where table_schema = database()"))
                .isZero();
    }

    @Test
    @Assures("G7")
    void aRestoredTrailWhoseEndIsCutIsFound() throws Exception {
        TrailOfBackups.record(portal);
        run(0, backup, DATABASE.url(), BehindTheLine.CHECKPOINTS, "backup");
        Restored restored = restore();
        // as if the last events of the restored database had never been
        long last = restored.count("select max(number) from audit_event");
        restored.jdbc
                .sql("delete from audit_event where number = ?")
                .param(last)
                .update();

        assertThat(restored.verify()).startsWith("1 ").contains("BROKEN");
    }

    private record Restored(JdbcClient jdbc, Map<String, Object> database, Path checkpoints) {
        Restored(Map<String, Object> database, Path backup) {
            this(
                    JdbcClient.create(new DriverManagerDataSource(
                            (String) database.get("spring.datasource.url"),
                            (String) database.get("spring.datasource.username"),
                            (String) database.get("spring.datasource.password"))),
                    database,
                    backup.resolveSibling(backup.getFileName() + "-checkpoints"));
        }

        int count(String sql) {
            return jdbc.sql(sql).query(Integer.class).single();
        }

        String verify() {
            return TrailOfBackups.verify(Map.of(
                    "MADOGUCHI_DB_URL",
                    (String) database.get("spring.datasource.url"),
                    "MADOGUCHI_DB_USER",
                    (String) database.get("spring.datasource.username"),
                    "MADOGUCHI_DB_PASSWORD",
                    (String) database.get("spring.datasource.password"),
                    "MADOGUCHI_AUDIT_CHECKPOINT_FOLDER",
                    checkpoints.toString(),
                    "MADOGUCHI_AUDIT_CHECKPOINT_KEY_FILE",
                    BehindTheLine.KEY.toString()));
        }
    }

    private Restored restore() throws IOException, InterruptedException {
        Restored restored = new Restored(emptyDatabase(), backup);
        String url = (String) restored.database.get("spring.datasource.url");
        assertThat(run(0, backup, url, restored.checkpoints, "restore")).contains("verify-audit");
        return restored;
    }

    private static Map<String, Object> emptyDatabase() {
        return TestDatabase.mariaDb("r" + UUID.randomUUID().toString().replace("-", ""));
    }

    /** @return what the script has printed */
    private static String run(int outcome, Path folder, String url, Path checkpoints, String verb)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder("bash", "docker/backup.sh", verb, folder.toString()).redirectErrorStream(true);
        builder.environment().put("MADOGUCHI_DB_URL", url);
        builder.environment().put("MADOGUCHI_DB_USER", DATABASE.user());
        builder.environment().put("MADOGUCHI_DB_PASSWORD", DATABASE.password());
        builder.environment().put("MADOGUCHI_AUDIT_CHECKPOINT_FOLDER", checkpoints.toString());
        Process script = builder.start();
        String printed = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(script.waitFor()).as(printed).isEqualTo(outcome);
        return printed;
    }

    /** Each inquiry by its id, with a hash of all that it holds. */
    private static Map<String, String> rows(JdbcClient jdbc) {
        List<String> columns = jdbc.sql(
                        "select column_name from information_schema.columns where table_schema = database()"
                                + " and table_name = 'inquiry' order by ordinal_position")
                .query(String.class)
                .list();
        Map<String, String> rows = new HashMap<>();
        jdbc.sql("select id, sha2(concat_ws('|', "
                        + String.join(
                                ", ",
                                columns.stream()
                                        .map(column -> "ifnull(" + column + ", '-')")
                                        .toList())
                        + "), 256) from inquiry")
                .query((row, n) -> rows.put(row.getString(1), row.getString(2)))
                .list();
        return rows;
    }

    private static Map<String, String> checksums(JdbcClient jdbc) {
        List<String> tables = jdbc.sql(
                        "select table_name from information_schema.tables where table_schema = database()"
                                + " and table_type = 'BASE TABLE'")
                .query(String.class)
                .list();
        Map<String, String> checksums = new TreeMap<>();
        for (String table : tables) {
            checksums.put(
                    table,
                    jdbc.sql("checksum table " + table)
                            .query((row, n) -> String.valueOf(row.getString(2)))
                            .single());
        }
        return checksums;
    }
}
