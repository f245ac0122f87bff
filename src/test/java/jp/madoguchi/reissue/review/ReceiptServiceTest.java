package jp.madoguchi.reissue.review;

import static jp.madoguchi.reissue.ReportedCounts.JUNE;
import static jp.madoguchi.reissue.ReportedCounts.JUNE_30;
import static jp.madoguchi.reissue.ReportedCounts.MAY;
import static jp.madoguchi.reissue.ReportedCounts.MAY_31;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Set;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.reissue.ReportState;
import jp.madoguchi.reissue.ReportedCounts;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authorization.AuthorizationDeniedException;

@PortalTest
@Tag("database")
class ReceiptServiceTest {
    private static final PortalUser SOUTH =
            new PortalUser("contractor", "田中 健", "south-office", Set.of(Role.CONTRACTOR));
    private static final PortalUser NORTH =
            new PortalUser("contractor2", "伊藤 直子", "north-office", Set.of(Role.CONTRACTOR));

    @Autowired
    ReceiptService receipts;

    @Autowired
    DossierService dossiers;

    @Autowired
    ReviewService reviews;

    @Autowired
    IncidentService incidents;

    @Autowired
    JdbcClient jdbc;

    ReportedCounts reported;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        reported = new ReportedCounts(jdbc, KokoIncident.setUp(incidents));
        SignedIn.as(ReviewServiceTest.WATANABE);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void itSaysWhichFileWhichFiguresWhoTookThemOverAndWhen() throws IOException {
        long june = reported.sent(JUNE_30, JUNE);
        reviews.accept(june, "E社の件数も確かめました。<b>");
        ReportDecision decision = dossiers.receipt(june).orElseThrow().decision();

        PrintedReceipt receipt = receipts.receipt(june).orElseThrow();

        assertThat(receipt.fileName()).isEqualTo("受領・確認書-2022-06-30-第1版.pdf");
        String text = text(receipt);
        assertThat(text)
                .contains("受領・確認書", "報告番号", Long.toString(june), "令和4年6月30日（第1版）")
                .contains("south-office　御中", "再発行-2022-06-30.csv", "令和4年7月4日 10時00分")
                .contains("渡辺 誠（city）", "E社の件数も確かめました。<b>")
                .doesNotContain("差し替えられています", "一致しません", "〓");
        // a digest goes on in the next line
        assertThat(text.replaceAll("\\s", ""))
                .contains("ファイルのSHA-256" + "a".repeat(64), "件数のSHA-256" + decision.figuresSha256())
                .contains("確認日時" + JapaneseDates.era(Tokyo.day(decision.at())));
        assertThat(text.lines())
                .contains("A社 21,842 13,760 63.0 %", "E社 5,377 2,688 50.0 %", "合計 63,337 38,051 60.1 %");
    }

    @Test
    void bothSidesHaveTheSame() throws IOException {
        long june = reported.sent(JUNE_30, JUNE);
        reviews.accept(june, "");
        String ofTheCity = text(receipts.receipt(june).orElseThrow());

        SignedIn.as(SOUTH);
        PrintedReceipt own = receipts.ownReceipt(june).orElseThrow();

        assertThat(text(own)).isEqualTo(ofTheCity).contains("38,051").doesNotContain("コメント");
        for (Role role : Set.of(Role.APPROVER, Role.AUDITOR)) {
            SignedIn.as(role);
            assertThat(text(receipts.receipt(june).orElseThrow())).isEqualTo(ofTheCity);
        }
    }

    @Test
    void anotherOrganisationsIsAsUnknownAsNone() {
        long june = reported.sent(JUNE_30, JUNE);
        reviews.accept(june, "");

        SignedIn.as(NORTH);

        assertThat(receipts.ownReceipt(june)).isEqualTo(receipts.ownReceipt(1)).isEmpty();
    }

    @Test
    void onlyAcceptedReportsHaveOne() {
        long returned = reported.sent(MAY_31, MAY);
        reviews.sendBack(returned, "直してください");
        long waiting = reported.sent(JUNE_30, JUNE);
        long draft = reported.revision(2, null).in(ReportState.DRAFT, JUNE_30, JUNE);

        assertThat(receipts.receipt(returned)).isEmpty();
        assertThat(receipts.receipt(waiting)).isEmpty();
        assertThat(receipts.receipt(draft)).isEmpty();
        assertThat(receipts.receipt(1)).isEmpty();
        SignedIn.as(SOUTH);
        assertThat(receipts.ownReceipt(returned)).isEmpty();
        assertThat(receipts.ownReceipt(waiting)).isEmpty();
    }

    @Test
    void oneThatWasReplacedSaysSoAndKeepsItsFigures() throws IOException {
        long first = reported.sent(JUNE_30, MAY);
        reviews.accept(first, "");
        reviews.accept(reported.revision(2, "集計の誤り").sent(JUNE_30, JUNE), "");

        assertThat(text(receipts.receipt(first).orElseThrow())).contains("差し替えられています", "29,019");
    }

    @Test
    void figuresThatWereChangedBehindThePortalsBackArePrintedWithAWarning() throws IOException {
        long june = reported.sent(JUNE_30, JUNE);
        reviews.accept(june, "");
        jdbc.sql("update reissue_count set reissued_cards = 1 where report_id = ?")
                .param(june)
                .update();

        assertThat(text(receipts.receipt(june).orElseThrow())).contains("確認したときの件数と一致しません");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void eachSideHasItsOwnWay(Role role) {
        SignedIn.as(role);
        boolean city = Set.of(Role.OFFICIAL, Role.APPROVER, Role.AUDITOR).contains(role);
        if (city) {
            assertThat(receipts.receipt(1)).isEmpty();
        } else {
            assertThatThrownBy(() -> receipts.receipt(1)).isInstanceOf(AuthorizationDeniedException.class);
        }
        if (role == Role.CONTRACTOR) {
            assertThat(receipts.ownReceipt(1)).isEmpty();
        } else {
            assertThatThrownBy(() -> receipts.ownReceipt(1)).isInstanceOf(AuthorizationDeniedException.class);
        }
    }

    private static String text(PrintedReceipt receipt) throws IOException {
        try (PDDocument document = Loader.loadPDF(receipt.pdf())) {
            return new PDFTextStripper().getText(document);
        }
    }
}
