package jp.madoguchi.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.imports.ImportOutcome;
import jp.madoguchi.platform.imports.ImportPreview;
import jp.madoguchi.platform.imports.ImportRefusedException;
import jp.madoguchi.platform.jobs.JobCancelledException;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.table.CharsetChoice;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.privacy.retention.DeletionsOfTests;
import jp.madoguchi.privacy.retention.ErasedKind;
import jp.madoguchi.privacy.subject.NewCorrection;
import jp.madoguchi.privacy.subject.PersonCorrectionService;
import jp.madoguchi.privacy.subject.SubjectRequest;
import jp.madoguchi.privacy.subject.SubjectRequestService;
import jp.madoguchi.privacy.subject.SubjectRequestService.NewRequest;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.ImporterTest;
import jp.madoguchi.testing.SignedIn;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authorization.AuthorizationDeniedException;

class AffectedCardsImporterTest extends ImporterTest {
    private static final String HEADER = "card_ref,issuer,holder_name,holder_kana,email,phone,purchased_on\n";
    private static final String K1 = "K1,A,井上 陽子,イノウエ ヨウコ,yoko@example.jp,090-0471-9136,2021-12-28\n";

    @Autowired
    AffectedCardsImporter importer;

    @Autowired
    CaseFileService caseFiles;

    @Autowired
    SubjectRequestService requests;

    @Autowired
    PersonCorrectionService corrections;

    AffectedCardsImporterTest() {
        super(Role.OFFICIAL);
    }

    @Test
    void theFileOf2022HasSoManyCardsOfSoManyPersons() throws IOException {
        ImportOutcome outcome = run(new TableFile("affected-cards.csv", demoFile()));

        assertThat(outcome).isEqualTo(new ImportOutcome(63_337, 63_337, 0, 0));
        CaseFileCounts counts = caseFiles.counts(incident.id());
        assertThat(counts.persons()).isEqualTo(61_157);
        assertThat(counts.cards()).isEqualTo(63_337);
        incident.issuers()
                .forEach(issuer -> assertThat(counts.cardsOf(issuer.code())).isEqualTo(issuer.affectedCards()));

        assertThat(run(new TableFile("again.csv", demoFile()))).isEqualTo(new ImportOutcome(63_337, 0, 0, 63_337));
        assertThat(caseFiles.counts(incident.id())).isEqualTo(counts);
    }

    @Test
    void twoCardsWithTheSameContactAreOnePersons() {
        run(HEADER + K1 + "K2,B,井上　陽子,イノウエ ヨウコ,YOKO@example.jp,＋８１ 90 0471 9136,\n");

        SignedIn.as(Role.OPERATOR);
        List<CaseFile> found = caseFiles.byPhone(incident.id(), "09004719136");
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().caseNumber()).isEqualTo("U000001");
        assertThat(found.getFirst().phone()).isEqualTo("090-0471-9136");
        assertThat(found.getFirst().cards()).extracting(AffectedCard::reference).containsExactly("K1", "K2");
        assertThat(found.getFirst().cards())
                .extracting(AffectedCard::issuerCode)
                .containsExactly("A", "B");
    }

    @Test
    void theSameEmailWithAnotherPhoneIsAnotherPerson() {
        run(HEADER + K1 + "K2,B,井上 陽子,イノウエ ヨウコ,yoko@example.jp,090-0471-9137,\n");
        assertThat(caseFiles.counts(incident.id()).persons()).isEqualTo(2);
    }

    @Test
    void cardsWithoutAnyContactHaveAPersonEach() {
        run(HEADER + "K1,A,井上 陽子,イノウエ ヨウコ,,,\nK2,A,井上 陽子,イノウエ ヨウコ,,,\n");
        assertThat(caseFiles.counts(incident.id()).persons()).isEqualTo(2);
    }

    @Test
    void aLaterFileAddsCardsToThePersonsThatAreThereAndCountsOn() {
        run(HEADER + K1);
        ImportOutcome second = run(HEADER + K1 + "K2,C,井上 陽子,イノウエ ヨウコ,yoko@example.jp,09004719136,\n"
                + "K3,C,吉田 久美子,ヨシダ クミコ,kumiko@example.jp,090-0766-8419,\n");

        assertThat(second).isEqualTo(new ImportOutcome(3, 2, 0, 1));
        SignedIn.as(Role.OPERATOR);
        assertThat(caseFiles.search(incident.id(), "よしだ", 10))
                .extracting(CaseFile::caseNumber)
                .containsExactly("U000002");
        assertThat(caseFiles.byPhone(incident.id(), "090 0471 9136").getFirst().cards())
                .hasSize(2);
    }

    @Test
    void filesThatSayWhatWasCorrectedSinceMeanThePersonAllTheSame() {
        run(HEADER + K1);
        SignedIn.as(Role.OFFICIAL);
        long asked = asksForCorrection();
        long caseId = corrections.stored(asked).getFirst().caseId();
        corrections.correct(
                asked, new NewCorrection(caseId, 0, "井上 遥子", "イノウエ ヨウコ", "haruko@example.jp", "080-1111-2222", "確かめた"));

        assertThat(run(HEADER + K1)).isEqualTo(new ImportOutcome(1, 0, 0, 1));
        assertThat(run(HEADER
                        + "K2,B,井上 陽子,イノウエ ヨウコ,yoko@example.jp,090-0471-9136,\n"
                        + "K3,C,井上 遥子,イノウエ ヨウコ,haruko@example.jp,08011112222,\n"))
                .isEqualTo(new ImportOutcome(2, 2, 0, 0));

        SignedIn.as(Role.OPERATOR);
        assertThat(caseFiles.counts(incident.id()).persons()).isEqualTo(1);
        CaseFile person = caseFiles.byPhone(incident.id(), "08011112222").getFirst();
        assertThat(person.holderName()).isEqualTo("井上 遥子");
        assertThat(person.cards()).hasSize(3);
        SignedIn.as(Role.OFFICIAL);
        assertRefused(K1.replace("井上", "伊藤"), "カード「K1」は、別の利用者のカードとして登録されています。");
    }

    private long asksForCorrection() {
        SignedIn.as(new PortalUser("official2", "山本 恵", "city", Set.of(Role.OFFICIAL)));
        long id = requests.receive(
                incident.id(),
                new NewRequest(SubjectRequest.Kind.CORRECTION, "U000001", LocalDate.of(2022, 7, 1), "免許証", "誤り"));
        SignedIn.as(Role.OFFICIAL);
        return id;
    }

    /** The request and what stood there are erased long before the person is; files of issuers go on saying what they said. */
    @Test
    void theyDoSoAlsoWhenTheRequestHasBeenErased() {
        run(HEADER + K1);
        long asked = asksForCorrection();
        long caseId = corrections.stored(asked).getFirst().caseId();
        corrections.correct(
                asked, new NewCorrection(caseId, 0, "井上 遥子", "イノウエ ヨウコ", "haruko@example.jp", "080-1111-2222", "確かめた"));
        corrections.correct(
                asked, new NewCorrection(caseId, 1, "井上 春子", "イノウエ ヨウコ", "haruko@example.jp", "080-3333-4444", "確かめた"));
        new DeletionsOfTests(context, jdbc, incident).erase(ErasedKind.SUBJECT_REQUESTS);
        assertThat(jdbc.sql("select sum(octet_length(before_sealed) + octet_length(after_sealed)) from case_correction")
                        .query(Integer.class)
                        .single())
                .isZero();

        assertThat(run(HEADER + K1)).isEqualTo(new ImportOutcome(1, 0, 0, 1));
        assertThat(run(HEADER
                        + "K2,B,井上 陽子,イノウエ ヨウコ,yoko@example.jp,090-0471-9136,\n"
                        + "K3,C,井上　遥子,イノウエ ヨウコ,haruko@example.jp,08011112222,\n"
                        + "K4,C,井上 春子,イノウエ ヨウコ,haruko@example.jp,08033334444,\n"))
                .isEqualTo(new ImportOutcome(3, 3, 0, 0));

        assertThat(caseFiles.counts(incident.id()).persons()).isEqualTo(1);
        assertRefused(K1.replace("井上", "伊藤"), "カード「K1」は、別の利用者のカードとして登録されています。");
        assertRefused(K1.replace("9136", "9137"), "カード「K1」は、別の利用者のカードとして登録されています。");
    }

    /** The number was corrected because it was never that person's: whose it is, gets a case of their own. */
    @Test
    void whoReallyHasWhatWasWronglySomebodyElsesIsAnotherPerson() {
        String phoneOnly = "K1,A,井上 陽子,イノウエ ヨウコ,,090-0471-9136,2021-12-28\n";
        String other = "K2,B,伊藤 久美,イトウ クミ,,090-0471-9136,\n";
        run(HEADER + phoneOnly);
        assertRefused(other, "別の氏名で登録されています。");
        long asked = asksForCorrection();
        long caseId = corrections.stored(asked).getFirst().caseId();
        corrections.correct(asked, new NewCorrection(caseId, 0, "井上 陽子", "イノウエ ヨウコ", null, "080-1111-2222", "確かめた"));

        String more = "K3,C,井上 陽子,イノウエ ヨウコ,,090-0471-9136,\n";
        assertRefused(other + other.replace("K2", "K9").replace("伊藤", "加藤"), "2 行目とメールと電話番号が同じですが、氏名が違います。");
        assertThat(run(HEADER + phoneOnly + other + more)).isEqualTo(new ImportOutcome(3, 2, 0, 1));
        assertThat(run(HEADER + phoneOnly + other + more + other.replace("K2", "K4")))
                .isEqualTo(new ImportOutcome(4, 1, 0, 3));
        assertRefused(other.replace("K2", "K5").replace("伊藤", "加藤"), "別の氏名で登録されています。");
        assertRefused(other.replace("9136", "9137"), "カード「K2」は、別の利用者のカードとして登録されています。");

        SignedIn.as(Role.OPERATOR);
        assertThat(caseFiles.counts(incident.id()).persons()).isEqualTo(2);
        CaseFile owner = caseFiles.byPhone(incident.id(), "09004719136").getFirst();
        assertThat(owner.holderName()).isEqualTo("伊藤 久美");
        assertThat(owner.cards()).extracting(AffectedCard::reference).containsExactly("K2", "K4");
        CaseFile corrected = caseFiles.byPhone(incident.id(), "08011112222").getFirst();
        assertThat(corrected.cards()).extracting(AffectedCard::reference).containsExactly("K1", "K3");
    }

    @Test
    void aKnownCardMustNotChangeItsHolderIssuerOrDay() {
        run(HEADER + K1);
        assertRefused(K1.replace("井上", "伊藤"), "カード「K1」は、別の利用者のカードとして登録されています。");
        assertRefused(K1.replace("9136", "9137"), "カード「K1」は、別の利用者のカードとして登録されています。");
        assertRefused(K1.replace(",A,", ",B,"), "カード「K1」は、別のカード会社のカードとして登録されています。");
        assertRefused(K1.replace("12-28", "12-29"), "カード「K1」は、別の購入日で登録されています。");
        assertThat(caseFiles.counts(incident.id()).cards()).isEqualTo(1);
    }

    @Test
    void whatContradictsItselfInTheFileIsNamedByItsRow() {
        assertRefused(K1 + K1, "同じ「card_ref」が 2 行目にもあります。");
        assertRefused(K1 + K1.replace("K1", "K2").replace("井上", "伊藤"), "2 行目とメールと電話番号が同じですが、氏名が違います。");
        assertRefused(K1.replace(",A,", ",Z社,"), "カード会社「Z社」はこの事案に登録されていません。");
        assertRefused(K1.replace("090-0471-9136", "9004719136"), "先頭の 0 が消えていないか");
        assertRefused(K1.replace("yoko@example.jp", "yoko"), "メールアドレスの形になっていません。");
        assertRefused(K1.replace("K1", "K 1"), "カード参照番号は、英数字とハイフンで40文字まで");
        assertRefused(K1.replace("K1", "4000-0000-0000-0002"), "カード番号");
        assertRefused(K1.replace("K1", "X123456789012"), "カード番号");
        assertNothingStored();
    }

    @Test
    void aPersonUnderAnotherNameIsNotMixedUp() {
        run(HEADER + K1);
        assertRefused(K1.replace("K1", "K2").replace("井上", "伊藤"), "別の氏名で登録されています。");
    }

    @Test
    void filesThatAreNoneAreRefusedInWords() {
        assertRefusedFile("", "ファイルに中身がありません。");
        assertRefusedFile("%PDF-1.7 aaaa", "表として読めないファイルです。");
        assertRefusedFile(HEADER, "データ行がありません。");
        assertRefusedFile(HEADER + K1 + "K2,A,井上", "途中で切れています。");
        assertRefusedFile(HEADER + K1.replace("\n", ",more\n"), "列が多すぎます");
        assertRefusedFile(HEADER.replace("\n", ",memo\n") + K1.replace("\n", ",x\n"), "列「memo」は使えません。");
        assertRefusedFile(HEADER + K1.replace("井上 陽子", "=1+1"), "数式");
        assertRefusedFile(HEADER + K1.replace("井上 陽子", "4111 1111 1111 1111"), "カード番号");
        assertNothingStored();
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void theSameTableIsReadInEveryShape(Shape shape) throws IOException {
        String header = "カード参照番号,カード会社,氏名,氏名カナ,メールアドレス,電話番号,購入日\n";
        ImportOutcome outcome = run(new TableFile("cards", shape.bytes(header + K1.replace(",A,", ",A社,"))));

        assertThat(outcome.added()).isEqualTo(1);
        SignedIn.as(Role.OPERATOR);
        assertThat(caseFiles.byPhone(incident.id(), "09004719136"))
                .extracting(CaseFile::holderName)
                .containsExactly("井上 陽子");
    }

    enum Shape {
        UTF8,
        BOM,
        CP932,
        SEMICOLON,
        TAB,
        CRLF,
        XLSX;

        byte[] bytes(String csv) throws IOException {
            return switch (this) {
                case UTF8 -> csv.getBytes(StandardCharsets.UTF_8);
                case BOM -> ("\uFEFF" + csv).getBytes(StandardCharsets.UTF_8);
                case CP932 -> csv.getBytes(Charset.forName("windows-31j"));
                case SEMICOLON -> csv.replace(',', ';').getBytes(StandardCharsets.UTF_8);
                case TAB -> csv.replace(',', '\t').getBytes(StandardCharsets.UTF_8);
                case CRLF -> csv.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
                case XLSX -> xlsx(csv);
            };
        }

        private static byte[] xlsx(String csv) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (Workbook book = new Workbook(out, "test", "1.0")) {
                var sheet = book.newWorksheet("cards");
                String[] lines = csv.split("\n");
                for (int r = 0; r < lines.length; r++) {
                    String[] cells = lines[r].split(",");
                    for (int c = 0; c < cells.length; c++) {
                        sheet.value(r, c, cells[c]);
                    }
                }
            }
            return out.toByteArray();
        }
    }

    @Test
    void aCancelledImportLeavesNothing() throws IOException {
        AtomicLong last = new AtomicLong();
        Progress cancelledHalfWay = new Progress() {
            @Override
            public void total(long units) {}

            @Override
            public void done(long units) {
                last.set(units);
                if (units >= 70_000) {
                    throw new JobCancelledException();
                }
            }

            @Override
            public void step(MessageText what) {}
        };
        TableFile file = new TableFile("affected-cards.csv", demoFile());

        assertThatThrownBy(() -> imports.run(importer, file, CharsetChoice.AUTO, "official", cancelledHalfWay))
                .isInstanceOf(JobCancelledException.class);

        assertThat(last).hasValue(70_157);
        assertNothingStored();
    }

    @Test
    void thePreviewHidesWhoItIs() {
        ImportPreview preview = imports.preview(importer, file(HEADER + K1), CharsetChoice.AUTO);

        assertThat(preview.sample().getFirst().cells())
                .containsExactly("K1", "A", "井＊ ＊＊", "イ＊＊＊ ＊＊＊", "y***@example.jp", "090-****-9136", "2021-12-28");
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "OFFICIAL")
    void nobodyElseImports(Role role) {
        SignedIn.as(role);
        assertThatThrownBy(() -> run(HEADER + K1)).isInstanceOf(AuthorizationDeniedException.class);
        assertNothingStored();
    }

    private void assertRefused(String rows, String message) {
        assertRefusedFile(HEADER + rows, message);
    }

    private void assertRefusedFile(String content, String message) {
        int before = count("affected_card") + count("case_file");
        assertThatThrownBy(() -> run(content)).isInstanceOfSatisfying(ImportRefusedException.class, refused -> {
            assertThat(refused.preview().problems())
                    .anySatisfy(problem -> assertThat(messages.get(Locale.JAPANESE, problem.text()))
                            .contains(message));
            assertThat(refused.preview().problems())
                    .allSatisfy(problem -> assertThat(messages.get(Locale.ENGLISH, problem.text()))
                            .isNotBlank()
                            .doesNotStartWith("!"));
        });
        assertThat(count("affected_card") + count("case_file")).isEqualTo(before);
    }

    private void assertNothingStored() {
        assertThat(count("case_file")).isZero();
        assertThat(count("affected_card")).isZero();
        assertThat(count("import_log")).isZero();
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private ImportOutcome run(String content) {
        return run(file(content));
    }

    private ImportOutcome run(TableFile file) {
        return imports.run(importer, file, CharsetChoice.AUTO, "official", Progress.unwatched());
    }

    private static TableFile file(String content) {
        return new TableFile("cards.csv", content.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] demoFile() throws IOException {
        try (var in = AffectedCardsImporterTest.class.getResourceAsStream("/demo/affected-cards.csv")) {
            return in.readAllBytes();
        }
    }
}
