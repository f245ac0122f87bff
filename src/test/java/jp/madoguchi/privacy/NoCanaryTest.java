package jp.madoguchi.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSetMetaData;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import jp.madoguchi.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A person like no other goes through the services; then every column of every table is read, and nothing of that person found. */
@PortalTest
@Tag("database")
class NoCanaryTest {
    /** Declared columns that this test puts nothing into: they need gifts and messages that were sent. */
    private static final Set<String> LEFT_EMPTY = Set.of(
            "gift.code",
            "gift_difference.settled_note_sealed",
            "gift_replacement.reason_sealed",
            "gift_replacement.decided_note_sealed",
            "delivery_decision.note_sealed");

    /** Columns for bytes that hold no encrypted values, and what they hold. */
    private static final Map<String, String> OTHER_BYTES = Map.of(
            "field_key.wrapped", "data keys, wrapped",
            "deletion_run.secret", "what makes names of callers while a run works",
            "deletion_certificate.content", "certificates that the portal made",
            "key_end.content", "certificates that the portal made",
            "contract_file_content.content", "files of the contract",
            "reissue_upload_file.content", "files of issuers with counts",
            "completion_document.content", "documents that the portal made",
            "regulator_file_content.content", "files of authorities",
            "report_file.content", "reports that the portal made");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private List<SealedColumns> rooms;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcClient jdbc;

    private Incident incident;

    @BeforeEach
    void start() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(bean(IncidentService.class));
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    @Assures({"F1", "E3"})
    void nothingOfAPersonStandsInTheDatabaseInClear() {
        new CanaryPerson(context, incident).goesThrough();

        TreeMap<String, Integer> cells = new TreeMap<>();
        List<String> found = new ArrayList<>();
        for (String table : tables()) {
            jdbc.sql("select * from " + table).query(row -> {
                ResultSetMetaData columns = row.getMetaData();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    String column = table + "." + columns.getColumnLabel(i).toLowerCase(Locale.ROOT);
                    Object value = isBytes(columns.getColumnTypeName(i)) ? row.getBytes(i) : row.getString(i);
                    if (value != null) {
                        cells.merge(column, 1, Integer::sum);
                        CanaryPerson.CANARIES.stream()
                                .filter(canary -> value instanceof byte[] bytes
                                        ? canary.isIn(bytes)
                                        : canary.isIn((String) value))
                                .forEach(canary -> found.add(column + " has " + canary));
                    }
                }
            });
        }

        Set<String> empty = new TreeSet<>(declared());
        empty.removeAll(cells.keySet());
        assertThat(empty).as("encrypted columns that nothing was put into").isSubsetOf(LEFT_EMPTY);
        assertThat(found.stream().distinct()).isEmpty();
        Measured.as(
                "%d columns of %d tables read, %,d values: none of %d canaries in clear, full-width, as digits, hex or Base64",
                cells.size(),
                tables().size(),
                cells.values().stream().mapToInt(Integer::intValue).sum(),
                CanaryPerson.CANARIES.size());
    }

    @Test
    @Assures("F1")
    void everyColumnForBytesIsDeclaredOrKnown() {
        Set<String> bytes = new TreeSet<>(jdbc.sql(
                        "select concat(table_name, '.', column_name), data_type from information_schema.columns where table_schema = "
                                + (TestDatabase.isMariaDb() ? "database()" : "schema()"))
                .query((row, n) -> isBytes(row.getString(2)) ? row.getString(1).toLowerCase(Locale.ROOT) : "")
                .list());
        bytes.remove("");

        Set<String> known = new TreeSet<>(declared());
        known.addAll(OTHER_BYTES.keySet());
        assertThat(bytes).isEqualTo(known);
        assertThat(declared()).doesNotContainAnyElementsOf(OTHER_BYTES.keySet());
    }

    @Test
    void aCanaryIsFoundInWhateverSpelling() {
        Canary phone = new Canary(CanaryPerson.PHONE);
        Canary name = new Canary("珠洲森");
        byte[] utf8 = ("x" + CanaryPerson.NAME).getBytes(StandardCharsets.UTF_8);

        assertThat(List.of("電話 090-7391-4628", "09073914628", "０９０（７３９１）４６２８", "tel:090.7391.4628"))
                .allMatch(phone::isIn);
        assertThat(phone.isIn(HexFormat.of().formatHex("09073914628".getBytes(StandardCharsets.UTF_8))))
                .isTrue();
        assertThat(List.of(
                        "麗佳 珠洲森",
                        HexFormat.of().formatHex(utf8),
                        Base64.getEncoder().encodeToString(utf8)))
                .allMatch(name::isIn);
        assertThat(name.isIn(utf8)).isTrue();
        assertThat(new Canary("スズモリ").isIn("すずもり れいか")).isTrue();
        assertThat(new Canary("スズモリ").isIn("ｽｽﾞﾓﾘ")).isTrue();
        assertThat(phone.isIn("090-7391-4629")).isFalse();
        assertThat(name.isIn("鈴森")).isFalse();
    }

    private Set<String> declared() {
        Set<String> columns = new TreeSet<>();
        rooms.forEach(
                room -> room.sealedColumns().forEach(column -> columns.add(column.table() + "." + column.column())));
        return columns;
    }

    private List<String> tables() {
        return jdbc
                .sql("select table_name from information_schema.tables where table_schema = "
                        + (TestDatabase.isMariaDb() ? "database()" : "schema()")
                        + " and table_type in ('BASE TABLE', 'TABLE')")
                .query(String.class)
                .list()
                .stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
    }

    private static boolean isBytes(String type) {
        String name = type.toUpperCase(Locale.ROOT);
        return name.contains("BINARY") || name.contains("BLOB");
    }

    private <T> T bean(Class<T> type) {
        return context.getBean(type);
    }
}
