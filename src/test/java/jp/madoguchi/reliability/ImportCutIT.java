package jp.madoguchi.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.FullSize;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.platform.error.DatabaseAway;
import jp.madoguchi.platform.imports.ImportOutcome;
import jp.madoguchi.platform.imports.Importer;
import jp.madoguchi.platform.imports.Imports;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.table.CharsetChoice;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.reliability.ImportedFile.Ground;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.SignedIn;
import jp.madoguchi.testing.TableCounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Each import there is, with its commit or the answer to it lost, and with the connection to the database ended after a random byte of it. For the server that is the same as
 * {@code kill -9} of the portal ({@link NodeEndsIT} does it for real): the connection is gone, and it takes back what wasn't committed. What
 * it has then is the whole import or nothing; the same file sent again makes it whole, once.
 */
class ImportCutIT extends BehindTheLineTest {
    private static final Duration BACK = Duration.ofSeconds(10);
    /** Of each kind, at full size 3,000 in all. */
    private static final int CUTS = FullSize.of(10, 3_000 / ImportedFile.values().length);

    /** Of each kind. */
    private static final int LOSSES = FullSize.of(4, 100);

    @Autowired
    Imports imports;

    private final Random random = new Random(23);
    private SingleConnectionDataSource connection;
    private JdbcClient direct;

    @BeforeEach
    void empty() {
        connection = DATABASE.oneConnection();
        direct = JdbcClient.create(connection);
        BehindTheLine.empty();
        incident = KokoIncident.setUp(incidents);
    }

    @AfterEach
    void leaveNothing() {
        BehindTheLine.empty();
        connection.destroy();
    }

    @Test
    void noImportIsLeftOut() {
        assertThat(portal.getBeansOfType(Importer.class).values())
                .extracting(importer -> AopUtils.getTargetClass(importer).getName())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ImportedFile.values())
                        .map(kind -> kind.importer().getName())
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    @Assures("D6")
    void anImportThatIsCutOffIsWholeOrNotThere(ImportedFile kind) {
        Known known = known(kind);
        TableFile file = known.file();
        Rows rows = known.rows();
        known.empty();
        long before = line.carried();
        load(kind, file);
        long bytes = line.carried() - before;
        Seen whole = null;

        int cutOff = 0;
        int there = 0;
        for (int i = 0; i < CUTS; i++) {
            known.empty();
            Seen start = rows.seen();
            line.cutAfter(random.nextLong(bytes));
            boolean told = isTold(kind, file);
            cutOff += line.cutNoMore() ? 1 : 0;

            Seen found = rows.seen();
            boolean nothing = found.equals(start);
            if (!nothing) {
                assertThat(rows.since(start, found)).isEqualTo(known.added());
                there++;
            }
            assertThat(told && nothing).as("acknowledged and not there").isFalse();

            ImportOutcome again = again(kind, file);
            assertThat(again.added() + again.changed()).isEqualTo(nothing ? known.counted() : 0);
            Seen last = rows.seen();
            if (nothing) {
                assertThat(rows.since(start, last)).isEqualTo(known.added());
            }
            whole = whole == null ? last : whole;
            assertThat(last.state()).isEqualTo(whole.state());
        }

        assertThat(cutOff).as("cuts that came in time").isGreaterThan(CUTS / 2);
        Measured.as(
                "%s: %,d cuts at a random one of its %,d bytes: %,d times none, %,d times all there, 0 partial, 0 double; sent again whole",
                kind, cutOff, bytes, CUTS - there, there);
    }

    @ParameterizedTest
    @EnumSource
    @Assures({"G2", "D5"})
    void anImportWhoseAnswerIsLostIsRepeatedAndCountsOnce(ImportedFile kind) {
        Known known = known(kind);
        Rows rows = known.rows();
        known.empty();
        Seen none = rows.seen();
        load(kind, known.file());
        Seen whole = rows.seen();

        int lost = line.lost();
        for (int i = 0; i < LOSSES; i++) {
            known.empty();
            Seen start = rows.seen();
            assertThat(start.state()).isEqualTo(none.state());
            CutLine.Loss loss = i % 2 == 0 ? CutLine.Loss.ANSWER : CutLine.Loss.COMMIT;
            TableFile file = new TableFile("lost-" + i + ".csv", known.file().bytes());
            // it stands in the log of imports
            line.loseCommitBehind(file.name(), loss);
            assertThat(isTold(kind, file)).isFalse();

            ImportOutcome again = again(kind, file);
            assertThat(again.added() + again.changed()).isEqualTo(loss == CutLine.Loss.COMMIT ? known.counted() : 0);
            ImportOutcome third = again(kind, file);
            assertThat(third.added() + third.changed()).isZero();
            Seen last = rows.seen();
            assertThat(last.state()).isEqualTo(whole.state());
            assertThat(known.records(rows.since(start, last))).isEqualTo(known.records(known.added()));
        }

        assertThat(line.lost() - lost).isEqualTo(LOSSES);
        Measured.as(
                "%s: %d imports whose commit or its answer was lost, each sent again twice: counted once",
                kind, LOSSES);
    }

    /** What a whole import of a kind brings, and how to be without it again. */
    private record Known(
            ImportedFile kind,
            Ground ground,
            TableFile file,
            int counted,
            Map<String, Long> added,
            List<String> cleared,
            Rows rows) {
        void empty() {
            kind.before(ground);
            CleanDatabase.clean(ground.jdbc, cleared);
        }

        /** That a file came is on record each time. */
        Map<String, Long> records(Map<String, Long> counts) {
            Map<String, Long> records = new TreeMap<>(counts);
            records.keySet().removeIf(table -> table.equals("import_log") || table.startsWith("audit"));
            return records;
        }
    }

    private Known known(ImportedFile kind) {
        Ground ground = new Ground(portal, incident, direct);
        kind.prepare(ground);
        TableFile file = kind.file(ground);
        SignedIn.as(kind.bringer());
        kind.before(ground);
        Map<String, Long> none = TableCounts.of(direct);
        ImportOutcome outcome = load(kind, file);
        Map<String, Long> added = added(none, TableCounts.of(direct));
        int counted = outcome.added() + outcome.changed();
        assertThat(counted).isEqualTo(outcome.read());
        List<String> cleared = added.keySet().stream()
                .filter(table -> !table.startsWith("audit") && none.get(table) == 0)
                .toList();
        Rows rows = new Rows(List.copyOf(added.keySet()), kind.state());
        return new Known(kind, ground, file, counted, added, cleared, rows);
    }

    /** Rows of the tables that an import adds to, and the state of those that it changes. */
    private record Seen(List<Long> counts, String state) {}

    private final class Rows {
        private final List<String> tables;
        private final String query;

        Rows(List<String> tables, String state) {
            this.tables = tables;
            this.query = "select (" + state + ")"
                    + tables.stream()
                            .map(table -> ", (select count(*) from " + table + ")")
                            .collect(Collectors.joining());
        }

        Seen seen() {
            return direct.sql(query)
                    .query((row, n) -> {
                        List<Long> counts = new ArrayList<>();
                        for (int i = 0; i < tables.size(); i++) {
                            counts.add(row.getLong(i + 2));
                        }
                        return new Seen(counts, Objects.requireNonNullElse(row.getString(1), ""));
                    })
                    .single();
        }

        Map<String, Long> since(Seen before, Seen after) {
            Map<String, Long> added = new TreeMap<>();
            for (int i = 0; i < tables.size(); i++) {
                added.put(tables.get(i), after.counts().get(i) - before.counts().get(i));
            }
            return added;
        }
    }

    private static Map<String, Long> added(Map<String, Long> before, Map<String, Long> after) {
        Map<String, Long> added = new TreeMap<>(after);
        added.replaceAll((table, count) -> count - before.getOrDefault(table, 0L));
        added.values().removeIf(count -> count == 0);
        return added;
    }

    private boolean isTold(ImportedFile kind, TableFile file) {
        try {
            load(kind, file);
            return true;
        } catch (RuntimeException cut) {
            assertThat(DatabaseAway.is(cut)).as("%s", cut).isTrue();
            return false;
        }
    }

    /** Connections that lay idle meanwhile may have been lost too. */
    private ImportOutcome again(ImportedFile kind, TableFile file) {
        long deadline = System.nanoTime() + BACK.toNanos();
        while (true) {
            try {
                return load(kind, file);
            } catch (RuntimeException notYet) {
                assertThat(DatabaseAway.is(notYet)).as("%s", notYet).isTrue();
                assertThat(System.nanoTime()).isLessThan(deadline);
            }
        }
    }

    private ImportOutcome load(ImportedFile kind, TableFile file) {
        return imports.run(
                (Importer<?>) portal.getBean(kind.importer()),
                file,
                CharsetChoice.AUTO,
                kind.bringer().name().toLowerCase(java.util.Locale.ROOT),
                Progress.unwatched());
    }
}
