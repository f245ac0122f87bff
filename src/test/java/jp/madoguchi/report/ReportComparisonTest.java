package jp.madoguchi.report;

import static jp.madoguchi.contract.ContractsOfTests.OFFICIAL;
import static jp.madoguchi.report.ReportsOfTests.LAST_DAY;
import static jp.madoguchi.report.ReportsOfTests.refused;
import static org.assertj.core.api.Assertions.assertThat;

import jp.madoguchi.report.content.FigureChange;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
@Tag("database")
class ReportComparisonTest {
    private static final String TEXT = "(1) 8月3日の入電は{" + LAST_DAY + "}であった。";

    @Autowired
    ReportsOfTests ofTests;

    @Autowired
    ReportComparisonService comparison;

    @Autowired
    ErratumService errata;

    @Autowired
    ReportDraftService drafts;

    @Autowired
    ReportService reports;

    @Autowired
    JdbcClient jdbc;

    long incident;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = ofTests.incident();
        SignedIn.as(OFFICIAL);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void aCorrectionShowsWithItsReasonAndWhoMadeIt() {
        long id = ofTests.released(incident, TEXT);
        assertThat(comparison.againstToday(id, false)).isEmpty();
        ofTests.correct(incident, 23);

        assertThat(comparison.againstToday(id, true))
                .extracting(FigureChange::key)
                .containsExactly(LAST_DAY);
        assertThat(comparison.againstToday(id, false)).hasSizeGreaterThan(1).anySatisfy(change -> {
            assertThat(change.key()).isEqualTo(LAST_DAY);
            assertThat(change.before().toString()).contains("20");
            assertThat(change.after().toString()).contains("23");
            assertThat(change.reason()).isEqualTo("転記の誤り");
            assertThat(change.by()).contains("山本 恵");
            assertThat(change.at()).isNotNull();
        });
    }

    @Test
    void aLaterReportIsComparedWithAnEarlierOne() {
        long earlier = ofTests.released(incident, TEXT);
        ofTests.correct(incident, 23);
        long later = ofTests.released(incident, TEXT);
        assertThat(comparison.againstEarlier(later, earlier, true))
                .extracting(FigureChange::key)
                .containsExactly(LAST_DAY);
        assertThat(comparison.againstToday(later, false)).isEmpty();
    }

    @Test
    void aCorrectedFigureListsAllDocumentsThatQuoteIt() {
        long first = ofTests.released(incident, TEXT);
        long second = ofTests.released(incident, "当日は{" + LAST_DAY + "}。");
        ofTests.released(incident, "数値のない報告。");
        ofTests.draft(incident, TEXT);

        assertThat(reports.quoting(incident, LAST_DAY))
                .extracting(quotation -> quotation.report().id())
                .containsExactly(first, second);
        assertThat(comparison.corrections(incident)).isEmpty();
        ofTests.correct(incident, 23);
        assertThat(comparison.corrections(incident))
                .filteredOn(correction -> correction.change().key().equals(LAST_DAY))
                .singleElement()
                .satisfies(correction -> {
                    assertThat(correction.documents())
                            .extracting(document -> document.report().id())
                            .containsExactlyInAnyOrder(first, second);
                    assertThat(correction.documents()).allMatch(Correction.Document::isOpen);
                });
    }

    @Test
    void anErratumSaysWhatWasWrongAndIsReleasedLikeAnyReport() {
        long id = ofTests.released(incident, TEXT);
        refused(null, "report.rule.nothingToCorrect", () -> errata.draft(id));
        ofTests.correct(incident, 23);
        long erratum = errata.draft(id);
        Report draft = report(erratum);
        assertThat(draft.corrects().id()).isEqualTo(id);
        assertThat(draft.texts().title()).isEqualTo("状況報告第1号の正誤について");
        assertThat(draft.errata()).singleElement().satisfies(line -> {
            assertThat(line.wrong()).isEqualTo("20件");
            assertThat(line.correct()).isEqualTo("23件");
            assertThat(line.reason()).isEqualTo("転記の誤り");
        });
        refused(null, "report.rule.notReleased", () -> errata.draft(erratum));
        refused("reason", "report.rule.reason", () -> errata.explain(erratum, draft.revision(), LAST_DAY, " "));
        refused(null, "report.rule.noFigure", () -> errata.explain(erratum, draft.revision(), "other", "理由"));
        errata.explain(erratum, draft.revision(), LAST_DAY, "集計の誤り");
        refused(null, "report.rule.meanwhile", () -> errata.explain(erratum, draft.revision(), LAST_DAY, "遅い"));

        drafts.submit(erratum, report(erratum).revision());
        ofTests.release(erratum);
        assertThat(report(id).correctedBy())
                .singleElement()
                .satisfies(by -> assertThat(by.id()).isEqualTo(erratum));
        assertThat(reports.open(erratum).document().toString()).contains("正誤表", "20件", "23件", "集計の誤り");
        assertThat(comparison.corrections(incident))
                .filteredOn(correction -> correction.change().key().equals(LAST_DAY))
                .singleElement()
                .satisfies(correction -> assertThat(
                                correction.documents().getFirst().erratum().id())
                        .isEqualTo(erratum));
        refused(null, "report.rule.nothingToCorrect", () -> errata.draft(id));
    }

    private Report report(long id) {
        return reports.find(id).orElseThrow();
    }
}
