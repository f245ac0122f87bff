package jp.madoguchi.report.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import jp.madoguchi.platform.i18n.Messages;
import org.junit.jupiter.api.Test;

class TextCheckTest {
    private final Messages messages = new Messages();
    private final ReportFigures figures = Reports.figures(Reports.oneOfEach(), Reports.noFacts());

    private List<String> problems(String text) {
        return Reports.composer().problems(text, figures).stream()
                .map(problem -> problem.line() + ":" + problem.column() + " "
                        + messages.get(Locale.JAPANESE, problem.message()))
                .toList();
    }

    @Test
    void aTextWithNothingWrongHasNoProblems() {
        assertThat(problems("""
                        (1) {cards.affected}と{ reissue.rate | wari }。{{かっこ}}
                        ① {calls.delivery.max.day｜monthday}
                        ＜主な理由＞
                        ・{gift.value|number}、{calls.last|era}

                        [[days]]""")).isEmpty();
    }

    @Test
    void anUnknownFigureIsNamedWithItsPlaceAndWhatIsNear() {
        assertThat(problems("一行目\n　現在は{calls.delivery.mx}、{何か}"))
                .containsExactly(
                        "2:5 「calls.delivery.mx」という数値は、この報告書にありません。近い名前：calls.delivery.max",
                        "2:25 「何か」という数値は、この報告書にありません。数値の一覧から選んでください。");
    }

    @Test
    void aFormHasToExistAndToFit() {
        assertThat(problems("{cards.affected|mai}{cards.affected|wari}{contract.contractor|era}"))
                .containsExactly(
                        "1:1 「mai」という書き方はありません。「名前 cards.affected」に使えるもの：number",
                        "1:21 「wari」という書き方は「名前 cards.affected」に使えません。使えるもの：number",
                        "1:42 「名前 contract.contractor」には書き方を付けられません。「|」とその後を消してください。");
    }

    @Test
    void bracketsAreChecked() {
        assertThat(problems("ア}イ\n｛cards.affected｝\n{}\n前 [[days]]\n{cards.affected"))
                .satisfiesExactly(
                        stray -> assertThat(stray).startsWith("1:2 ").contains("対応する"),
                        wide -> assertThat(wide).startsWith("2:1 ").contains("全角"),
                        empty -> assertThat(empty).startsWith("3:1 ").contains("名前がありません"),
                        alone -> assertThat(alone).startsWith("4:3 ").contains("その行だけ"),
                        open -> assertThat(open).startsWith("5:1 ").contains("閉じられていません"));
    }

    @Test
    void aListHasToBeOneOfTheKind() {
        assertThat(problems("[[dais]]"))
                .singleElement()
                .asString()
                .startsWith("1:1 「dais」")
                .contains("days");
    }

    @Test
    void aCardNumberIsRefusedWithoutItsDigits() {
        assertThat(problems("一\n番号は 4111 1111 1111 1111 です"))
                .singleElement()
                .asString()
                .startsWith("2:5 ")
                .doesNotContain("4111");
    }
}
