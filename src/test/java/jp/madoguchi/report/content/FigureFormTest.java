package jp.madoguchi.report.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import jp.madoguchi.platform.i18n.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureFormTest {
    private final FigureWriting writing = new FigureWriting(new Messages());

    private String written(FigureValue value, String form) {
        return writing.write(value, FigureForm.named(form).orElseThrow());
    }

    @Test
    void eachTypeHasItsUsualForm() {
        assertThat(written(new FigureValue.Count(63_337, "report.content.unit.cards"), ""))
                .isEqualTo("63,337枚");
        assertThat(written(new FigureValue.Count(121, "report.content.unit.calls"), ""))
                .isEqualTo("121件");
        assertThat(written(new FigureValue.Count(7, ""), "")).isEqualTo("7");
        assertThat(written(new FigureValue.Yen(2_310_000), "")).isEqualTo("2,310,000円");
        assertThat(written(new FigureValue.Share(new BigDecimal("0.60077")), ""))
                .isEqualTo("60.1%");
        assertThat(written(new FigureValue.Day(LocalDate.of(2022, 6, 30)), "")).isEqualTo("6月30日");
        assertThat(written(new FigureValue.Words("令4-117"), "")).isEqualTo("令4-117");
    }

    @Test
    void whatWasNotCountedIsADashInEachForm() {
        for (FigureForm form : FigureForm.values()) {
            assertThat(written(new FigureValue.NotCounted(), form.code())).isEqualTo("-");
        }
    }

    @Test
    void aNumberComesWithoutItsUnit() {
        assertThat(written(new FigureValue.Count(63_337, "report.content.unit.cards"), "number"))
                .isEqualTo("63,337");
        assertThat(written(new FigureValue.Yen(500), "number")).isEqualTo("500");
        assertThat(written(new FigureValue.Share(new BigDecimal("0.8727")), "number"))
                .isEqualTo("87.3");
    }

    @ParameterizedTest
    @CsvSource({
        "0,       1割未満", "0.0499,  1割未満", "0.05,    約1割", "0.1,     1割",
        "0.6,     6割", "0.60077, 約6割", "0.6499,  約6割", "0.65,    約7割",
        "0.9499,  約9割", "0.95,    9割以上", "0.9999,  9割以上", "1,       全て"
    })
    void tenthsAreRoundedHalfUp(BigDecimal share, String written) {
        assertThat(written(new FigureValue.Share(share), "wari")).isEqualTo(written);
    }

    @Test
    void daysAreWrittenAsDocumentsNeedThem() {
        FigureValue day = new FigureValue.Day(LocalDate.of(2022, 8, 3));

        assertThat(written(day, "monthday")).isEqualTo("8月3日");
        assertThat(written(day, "era")).isEqualTo("令和4年8月3日");
        assertThat(written(day, "full")).isEqualTo("2022年8月3日");
        assertThat(written(day, "monthend")).isEqualTo("8月3日");
        assertThat(written(new FigureValue.Day(LocalDate.of(2022, 6, 30)), "monthend"))
                .isEqualTo("6月末");
        assertThat(written(new FigureValue.Day(LocalDate.of(2019, 5, 1)), "era"))
                .isEqualTo("令和元年5月1日");
    }

    @Test
    void screensInEnglishHaveEnglishUnits() {
        assertThat(Reports.composer()
                        .written(new FigureValue.Count(63_337, "report.content.unit.cards"), Locale.ENGLISH))
                .isEqualTo("63,337 cards");
        assertThat(Reports.composer().written(new FigureValue.Yen(500))).isEqualTo("500円");
    }

    @ParameterizedTest
    @CsvSource({
        "令和4年8月3日, 令和４年８月３日",
        "'63,337枚、60.1%', '６３，３３７枚、６０．１％'",
        "A4で3枚, A4で３枚",
        "第1ロット v2.1, 第１ロット v2.1",
        "'1、2,と3.', '１、２,と３.'"
    })
    void fullWidthNumeralsTakeTheirMarksAlongAndLeaveLatinWordsAlone(String half, String full) {
        assertThat(Numerals.FULL_WIDTH.write(half)).isEqualTo(full);
        assertThat(Numerals.HALF_WIDTH.write(half)).isEqualTo(half);
        assertThat(Numerals.HALF_WIDTH.write(full)).isEqualTo(half);
    }
}
