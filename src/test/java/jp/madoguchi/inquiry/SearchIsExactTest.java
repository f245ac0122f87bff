package jp.madoguchi.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import javax.sql.DataSource;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.FullSize;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.text.JapaneseFolding;
import jp.madoguchi.platform.text.PhoneDigits;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the search finds in encrypted notes is what somebody finds who reads all of them, by the index and without it. */
@PortalTest
@Tag("database")
class SearchIsExactTest {
    private static final Instant NOON = Instant.parse("2022-07-29T03:00:00Z");
    private static final String[] WORDS = {
        "機種変更",
        "ﾒｰﾙ",
        "メール",
        "届かない",
        "髙島",
        "高島",
        "ＱＵＯカード",
        "quoカード",
        "2022年7月",
        "０９０",
        "1234",
        "100%",
        "東京-大阪",
        "𠮷野",
        "㈱",
        "、",
        "。",
        "でーた",
        "データ",
        "ｶﾞ",
        "C-1",
        "a_b",
        "@example.jp",
        "佐々木"
    };
    private static final String SINGLE = "あいうカキク変更機種髙高島届認123９0-ー・々,.%+@abＡＢ𠮷";

    @Autowired
    IncidentService incidents;

    @Autowired
    InquiryImportStore store;

    @Autowired
    SealedInquiryColumns sealed;

    @Autowired
    SearchWords words;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource dataSource;

    @Autowired
    PlatformTransactionManager transactions;

    Incident incident;

    private final Random random = new Random(7);
    private final List<InquiryRow> rows = new ArrayList<>();
    private final List<Read> read = new ArrayList<>();

    /** An inquiry as somebody reads it who looks for something. */
    private record Read(String summary, List<String> fields) {}

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
    }

    @Test
    @Assures("F2")
    void anyFragmentFindsWhatAPlainScanFinds() {
        for (int i = 0; i < 400; i++) {
            add("C-20220729-" + i, random.nextInt(8) == 0 ? null : typed(digits(), random.nextInt(6)), note());
        }
        store();
        int fragments = FullSize.of(300, 5_000);
        long hits = 0;
        for (int i = 0; i < fragments; i++) {
            hits += sameAsScan(i % 4 == 0 ? fragment() + "　" + fragment() : fragment());
        }
        assertThat(hits).isGreaterThan(fragments);
        Measured.as("%,d fragments of notes, %,d hits, each way the same as a plain scan", fragments, hits);
    }

    @Test
    @Assures("F2")
    void everyNumberAndAddressIsFoundInEveryForm() {
        int each = FullSize.of(100, 5_000);
        List<String> numbers = new ArrayList<>();
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < each; i++) {
            numbers.add(digits());
            addresses.add("user%05d.%d@example.jp".formatted(i, random.nextInt(1_000)));
            add(null, typed(numbers.getLast(), random.nextInt(6)), "返信は " + written(addresses.getLast()) + " へ希望" + i);
        }
        store();
        for (int i = 0; i < each; i++) {
            assertThat(sameAsScan(typed(numbers.get(i), random.nextInt(6)))).isPositive();
            assertThat(sameAsScan(written(addresses.get(i)))).isPositive();
        }
        Measured.as("%,d numbers and addresses, recall and precision 100 %%", 2 * each);
    }

    private void add(@Nullable String call, @Nullable String caller, String note) {
        Instant at = NOON.minusSeconds(600L * rows.size());
        rows.add(new InquiryRow(
                call, at, at, "op01", caller, incident.categories().getFirst(), Outcome.RESOLVED, Channel.PHONE, note));
    }

    private void store() {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> store.add(incident.id(), rows, "op01", NOON, done -> {}));
        Map<String, Long> ids = new HashMap<>();
        jdbc.sql("select id, sealed_summary from inquiry").query(row -> {
            ids.put(sealed.summary(row.getLong(1), row), row.getLong(1));
        });
        rows.forEach(row -> read.add(read(row, ids)));
    }

    /** How many both have found. */
    private long sameAsScan(String asked) {
        if (JapaneseFolding.text(asked).isEmpty()) {
            return 0;
        }
        List<String> expected = read.stream()
                .filter(one -> isAskedFor(one, asked))
                .map(Read::summary)
                .toList();
        InquiryFilter filter = InquiryFilter.all(incident.id()).containing(asked);
        for (boolean byIndex : TestDatabase.isMariaDb() ? new boolean[] {true, false} : new boolean[] {false}) {
            InquiryPages pages = pages(byIndex);
            assertThat(pages.page(filter, InquirySort.LATEST_FIRST, 0, 30))
                    .as("%s, by the index: %s", asked, byIndex)
                    .extracting(row -> row.inquiry().summary())
                    .isEqualTo(expected.stream().limit(30).toList());
            assertThat(pages.count(filter))
                    .as("%s, by the index: %s", asked, byIndex)
                    .isEqualTo(expected.size());
        }
        return expected.size();
    }

    private static Read read(InquiryRow row, Map<String, Long> ids) {
        String digits = PhoneDigits.of(row.caller());
        return new Read(
                row.summary(),
                Stream.of(
                                row.summary(),
                                digits == null ? row.caller() : digits,
                                row.callId(),
                                InquiryNumber.of(Objects.requireNonNull(ids.get(row.summary()))))
                        .filter(Objects::nonNull)
                        .map(JapaneseFolding::text)
                        .toList());
    }

    /** All words in some field, or the digits in the digits. */
    private static boolean isAskedFor(Read one, String asked) {
        boolean allWords = Arrays.stream(asked.split("[\\s　]+"))
                .map(JapaneseFolding::text)
                .allMatch(word -> one.fields().stream().anyMatch(field -> field.contains(word)));
        boolean isNumber = asked.strip().matches("[+＋(]?[0-9０-９][0-9０-９()\\-－−ーｰ 　]{2,}");
        String number = isNumber ? PhoneDigits.of(asked) : null;
        return allWords || (number != null && one.fields().stream().anyMatch(field -> field.contains(number)));
    }

    private InquiryPages pages(boolean byIndex) {
        return Pages.on(
                dataSource,
                new TextIndex(jdbc, new InquiryCounts(jdbc), sealed, words, dataSource) {
                    @Override
                    Optional<String> quicker(InquiryFilter filter, TextSearch search, long wanted) {
                        List<List<String>> pieces =
                                search.pieces().stream().map(List::copyOf).toList();
                        return byIndex && !pieces.isEmpty() ? Optional.of(query(pieces)) : Optional.empty();
                    }
                },
                sealed);
    }

    private String digits() {
        return "0" + (7 + random.nextInt(3)) + "0" + (10_000_000 + random.nextInt(89_999_999));
    }

    private String note() {
        StringBuilder note = new StringBuilder();
        int parts = 1 + random.nextInt(12);
        for (int i = 0; i < parts; i++) {
            note.append(random.nextBoolean() ? WORDS[random.nextInt(WORDS.length)] : single());
        }
        return note.append("件").append(rows.size()).toString();
    }

    private String single() {
        int[] characters = SINGLE.codePoints().toArray();
        return Character.toString(characters[random.nextInt(characters.length)]);
    }

    /** Of something that is there, or of something that nearly is. */
    private String fragment() {
        InquiryRow row = rows.get(random.nextInt(rows.size()));
        String from = random.nextInt(4) == 0 ? Objects.requireNonNullElse(row.caller(), "090") : row.summary();
        int[] characters = from.codePoints().toArray();
        int length = 1 + random.nextInt(Math.min(6, characters.length));
        int start = random.nextInt(characters.length - length + 1);
        String fragment = new String(characters, start, length);
        return random.nextInt(5) == 0 ? fragment + single() : fragment;
    }

    /** One of six ways to write a mobile number. */
    private static String typed(String digits, int form) {
        String hyphens = digits.substring(0, 3) + "-" + digits.substring(3, 7) + "-" + digits.substring(7);
        return switch (form) {
            case 0 -> digits;
            case 1 -> hyphens;
            case 2 -> wide(hyphens);
            case 3 -> "+81 " + hyphens.substring(1);
            case 4 -> "+81" + digits.substring(1);
            default -> hyphens.replace('-', 'ー');
        };
    }

    private String written(String address) {
        return random.nextBoolean() ? wide(address) : address.toUpperCase(java.util.Locale.ROOT);
    }

    private static String wide(String text) {
        StringBuilder wide = new StringBuilder();
        text.chars().forEach(c -> wide.append((char) (c == '-' ? '－' : c + 0xFEE0)));
        return wide.toString();
    }
}
