package jp.madoguchi.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.export.TableExport;
import jp.madoguchi.platform.imports.Imports;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.table.CharsetChoice;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.AffectedPersons;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.CountedStatements;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import jp.madoguchi.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@PortalTest
@Tag("database")
class InquirySearchTest {
    private static final Instant NOON = Instant.parse("2022-07-29T03:00:00Z");
    private static final String NOTE = "機種変更をしたら、QUOカードPayの受取メールが届かない。髙島様のﾃﾞｰﾀを確認";

    @Autowired
    SearchWords words;

    @Autowired
    SealedInquiryColumns sealed;

    @Autowired
    IncidentService incidents;

    @Autowired
    InquiryService inquiries;

    @Autowired
    InquiryListService list;

    @Autowired
    CorrectionService corrections;

    @Autowired
    InquiryExportService export;

    @Autowired
    InquiryImporter importer;

    @Autowired
    InquiryImportStore store;

    @Autowired
    InquiryCounts counts;

    @Autowired
    Imports imports;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JdbcTemplate batches;

    @Autowired
    DataSource dataSource;

    @Autowired
    PlatformTransactionManager transactions;

    Incident incident;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        SignedIn.as(Role.SUPERVISOR);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "機種変更",
                "変更をし",
                "ｸｵ",
                "quoカード",
                "ＱＵＯｶｰﾄﾞｐａｙ",
                "めーる",
                "メール",
                "ﾒｰﾙ",
                "高島",
                "髙島",
                "データ",
                "でーた",
                "髙",
                "届",
                "認",
                "メール 機種",
                "メール　機種\t届かない",
                "、QUO",
            })
    void aWordIsFoundInsideASentenceInAnySpelling(String words) {
        log("クオカードではない。" + NOTE);
        log("ほかの件");

        assertThat(found(words)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "機種交換", // only its first half
                "変更機種", // the other way round
                "機種届かない", // with something between
                "メール 図書館", // one of two
                "メェル", "龍", "を確認|", "確認090"
            })
    void whatIsNotThereOrSplitByOtherTextIsNotFound(String words) {
        log(NOTE);

        assertThat(found(words)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "100%, 100%です",
                "%, 100%です",
                "_, a_b",
                "a_b, a_b",
                "', それは'引用'",
                "'引用', それは'引用'",
                "\", 「\"」だけ",
                "+81, +81の国番号",
                "+, +81の国番号",
                "-, 東京-大阪",
                "*, *印",
                "(, (株)と名乗る",
                ")と, (株)と名乗る",
                "~, 3~4日",
                "<b>, <b>の話",
                "@, koko@example.jp",
                "\\, 円\\記号",
                "!, 至急!",
                "|, 縦|棒",
                "?, 本当?",
            })
    void signsAreNothingButSigns(String words, String note) {
        log("ふつうの内容");
        log(note);

        for (String asked : List.of(words, "+" + words, words + "*", "\"" + words + "\"")) {
            assertThat(found(asked)).as(asked).isEqualTo(note.contains(asked) ? List.of(note) : List.of());
        }
        assertThat(found(words)).containsExactly(note);
    }

    @Test
    void oneBoxFindsTheCallerTheCallTheInquiryAndTheCase() {
        long person = AffectedPersons.add(jdbc, incident, "U000147", "山田 花子", "090-0415-5955", 1);
        String number = log("C-20220729-1", person, "+81 90-0415-5955", "届かない").number();
        log("C-20220729-2", null, "非通知", "折り返しは03-1234-5678へ");

        for (String words : List.of(
                "090-0415-5955",
                "０９０−０４１５",
                "+81 90 0415",
                "04155955",
                "c-20220729-1",
                "U000147",
                "u000147 届かない",
                number,
                number.toLowerCase(Locale.ROOT),
                number.substring(5))) {
            assertThat(found(words)).as(words).containsExactly("届かない");
        }
        assertThat(found("非通知")).hasSize(1);
        assertThat(found("03-1234-5678")).hasSize(1);
        assertThat(found("C-20220729")).hasSize(2);
        assertThat(found("U000148")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "　", "\u200b"})
    void whereNothingIsAskedForNothingIsLeftOut(String words) {
        log(NOTE);

        assertThat(found(words)).containsExactly(NOTE);
    }

    @Test
    void aLongTextIsFoundByAPieceOfAnyLength() {
        String note = "あ".repeat(500)
                + IntStream.range(0, 300)
                        .mapToObj(n -> Character.toString(0x4e00 + 3 * n))
                        .reduce("", String::concat) + "𠮷野家";
        log(note);

        assertThat(found(note)).hasSize(1);
        assertThat(found("𠮷野")).hasSize(1);
        assertThat(found("𠮷")).hasSize(1);
        assertThat(found(note + "屋")).isEmpty();
    }

    @Test
    void afterACorrectionItIsFoundByWhatItSaysNow() {
        InquiryLine line = log("機種変更の相談");
        corrections.correct(
                line.id(),
                0,
                new InquiryValues(
                        line.categoryId(),
                        null,
                        Relation.HOLDER,
                        line.outcome(),
                        line.channel(),
                        "090-1111-2222",
                        "住所変更の相談"),
                "聞き間違い");

        assertThat(found("機種変更")).isEmpty();
        assertThat(found("0415")).isEmpty();
        assertThat(found("住所変更")).containsExactly("住所変更の相談");
        assertThat(found("090-1111")).containsExactly("住所変更の相談");
        assertThat(found(line.number())).containsExactly("住所変更の相談");
    }

    @Test
    void whatIsRefusedIsNotFoundLater() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            log("取り消される内容");
            status.setRollbackOnly();
        });

        assertThat(jdbc.sql("select count(*) from inquiry_text")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void importedNotesAreFound() {
        String file = """
                call_id,started_at,ended_at,operator,caller,category,summary,outcome
                C-1,2022-07-29T10:00:00+09:00,2022-07-29T10:03:00+09:00,op05,090-0415-5955,GIFT,受取メールが届かない,RESOLVED
                C-2,2022-07-29T11:00:00+09:00,2022-07-29T11:03:00+09:00,op05,,GIFT,期限を知りたい,RESOLVED
                """;
        imports.run(
                importer,
                new TableFile("inquiries.csv", file.getBytes(StandardCharsets.UTF_8)),
                CharsetChoice.AUTO,
                "supervisor",
                Progress.unwatched());

        assertThat(found("メール")).containsExactly("受取メールが届かない");
        assertThat(found("0415 c-1")).containsExactly("受取メールが届かない");
        assertThat(found("期限")).containsExactly("期限を知りたい");
    }

    @Test
    void theExportHasTheSameOnes() {
        log("機種変更をした");
        log("ほかの件");
        log("機種を変更した");

        List<String> lines = new String(
                        TableExport.CSV.bytes(
                                export.table(all().containing("機種変更"), ListColumn.STANDARD, Locale.JAPANESE)),
                        StandardCharsets.UTF_8)
                .lines()
                .toList();

        assertThat(lines).hasSize(2);
        assertThat(lines.getLast()).endsWith("機種変更をした");
    }

    @Test
    void theIndexAndReadingThroughFindTheSameInAnyOrderWithAnyFilter() {
        for (int i = 0; i < 60; i++) {
            inquiries.log(new NewInquiry(
                    incident.id(),
                    UUID.randomUUID().toString(),
                    "C-" + i,
                    null,
                    category(i % 3 == 0 ? "FRAUD" : "GIFT"),
                    Outcome.values()[i % 3],
                    i % 4 == 0 ? Channel.COUNTER : Channel.PHONE,
                    NOON.minusSeconds(20_000L * (i / 2)),
                    NOON,
                    "090-0415-59" + (10 + i),
                    (i % 2 == 0 ? "機種変更" : "機種の変更") + (i % 5 == 0 ? "とメール" : "")));
        }
        InquiryPages byIndex = queries(new Always(TestDatabase.isMariaDb()));
        InquiryPages through = queries(new Always(false));
        LocalDate day = LocalDate.of(2022, 7, 25);
        for (String words : List.of("機種変更", "機", "更 メール", "C-1", "090-0415-5917", "0415 の変", "図書館")) {
            InquiryFilter all = all().containing(words);
            for (InquiryFilter filter : List.of(
                    all,
                    all.between(day, day.plusDays(2)),
                    all.ofCategory(category("FRAUD")),
                    all.endingIn(Outcome.RESOLVED),
                    all.over(Channel.COUNTER).between(day, null),
                    all.by("supervisor").ofCategory(category("GIFT")))) {
                assertThat(byIndex.count(filter)).as("%s", filter).isEqualTo(through.count(filter));
                for (InquirySort.By by : InquirySort.By.values()) {
                    InquirySort sort = new InquirySort(by, by != InquirySort.By.OUTCOME);
                    List<ListedInquiry> page = byIndex.page(filter, sort, 3, 20);
                    assertThat(page).as("%s %s", filter, sort).isEqualTo(through.page(filter, sort, 3, 20));
                }
                assertThat(through.following(filter, null, 100)).hasSize(Math.toIntExact(through.count(filter)));
            }
        }
        assertThat(byIndex.count(all().containing("機種変更"))).isEqualTo(30);
        assertThat(byIndex.count(all().containing("更 メール"))).isEqualTo(12);
        assertThat(byIndex.count(all().containing("090-0415-5917"))).isOne();
    }

    @Test
    void whatIsRareIsLookedUpInTheIndexAndWhatIsFrequentIsReadThrough() {
        List<InquiryRow> rows = new ArrayList<>();
        for (int i = 0; i < 6_000; i++) {
            Instant at = NOON.minusSeconds(600L * i);
            rows.add(new InquiryRow(
                    "C-" + i,
                    at,
                    at,
                    "op01",
                    null,
                    incident.categories().getFirst(),
                    Outcome.RESOLVED,
                    Channel.PHONE,
                    (i % 3 == 0 ? "ログインできない" : "手続きを知りたい") + (i == 4_321 ? "。機種変更" : "")));
        }
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> store.add(incident.id(), rows, "op01", NOON, done -> {}));
        CountedStatements counted = new CountedStatements(dataSource);
        InquiryPages queries = queries(Pages.index(counted, sealed, words), counted);

        assertThat(queries.count(all().containing("機種変更"))).isOne();
        assertThat(counted.statements().getLast().contains("match (")).isEqualTo(TestDatabase.isMariaDb());
        for (InquiryFilter read :
                List.of(all().containing("ログイン"), all().containing("機種変更").between(LocalDate.of(2022, 7, 28), null))) {
            counted.during(() -> queries.count(read));
            counted.during(() -> queries.page(read, InquirySort.LATEST_FIRST, 0, 50));
            assertThat(counted.statements()).noneMatch(statement -> statement.contains("match ("));
        }
        assertThat(queries.count(all().containing("ログイン"))).isEqualTo(2_000);
    }

    private InquiryPages queries(TextIndex index) {
        return queries(index, dataSource);
    }

    private InquiryPages queries(TextIndex index, DataSource source) {
        return Pages.on(source, index, sealed);
    }

    /** Has made up its mind. */
    private final class Always extends TextIndex {
        private final boolean quicker;

        private Always(boolean quicker) {
            super(jdbc, counts, sealed, words, dataSource);
            this.quicker = quicker;
        }

        @Override
        Optional<String> quicker(InquiryFilter filter, TextSearch search, long wanted) {
            List<List<String>> pieces =
                    search.pieces().stream().map(List::copyOf).toList();
            return quicker && !pieces.isEmpty() ? Optional.of(query(pieces)) : Optional.empty();
        }
    }

    private InquiryFilter all() {
        return InquiryFilter.all(incident.id());
    }

    /** Found in the list's three ways alike. */
    private List<String> found(String words) {
        InquiryFilter filter = all().containing(words);
        List<String> lines = list.page(filter, InquirySort.LATEST_FIRST, 0, 100).stream()
                .map(row -> row.inquiry().summary())
                .toList();
        assertThat(list.count(filter)).isEqualTo(lines.size());
        InquiryPages byIndex = queries(new Always(TestDatabase.isMariaDb()));
        assertThat(byIndex.page(filter, InquirySort.LATEST_FIRST, 0, 100))
                .extracting(row -> row.inquiry().summary())
                .isEqualTo(lines);
        return lines;
    }

    private long category(String code) {
        return incident.category(code).orElseThrow().id();
    }

    private InquiryLine log(String summary) {
        return log(null, null, "090-0415-5955", summary);
    }

    private InquiryLine log(@Nullable String call, @Nullable Long caseId, String caller, String summary) {
        return inquiries.log(new NewInquiry(
                incident.id(),
                UUID.randomUUID().toString(),
                call,
                caseId,
                category("FRAUD"),
                Outcome.RESOLVED,
                Channel.PHONE,
                NOON,
                NOON.plusSeconds(60),
                caller,
                summary));
    }
}
