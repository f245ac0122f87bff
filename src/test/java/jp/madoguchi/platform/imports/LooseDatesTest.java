package jp.madoguchi.platform.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LooseDatesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2022-06-30", "2022/6/30", "2022年6月30日", "２０２２年６月３０日", "20220630", "44742", "令和4年6月30日", "令和４年６月３０日",
                "令和四年六月三十日", "R4.6.30", "R4/6/30", "r4.6.30", "令和4年6月30日現在", "令和4年6月30日時点", "令和4年6月末", "令和4年6月末日現在",
                "2022年6月末", "2022/06/30(木)", "2022年6月30日（木曜日）", "基準日：令和4年6月30日", "二〇二二年六月三十日"
            })
    void aDateIsUnderstoodHoweverItIsWritten(String text) {
        assertThat(LooseDates.date(text)).isEqualTo(Parsed.value(LocalDate.of(2022, 6, 30)));
    }

    @ParameterizedTest
    @CsvSource({"令和元年五月一日,2019-05-01", "平成31年4月末,2019-04-30", "令和四年十二月二十一日,2022-12-21", "令和4年2月末,2022-02-28"})
    void erasMonthsAndTheirEnds(String text, LocalDate day) {
        assertThat(LooseDates.date(text)).isEqualTo(Parsed.value(day));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "6月30日",
                "6/30",
                "4.6.30",
                "令和4年6月31日",
                "R4.13.1",
                "6月末",
                "今月末",
                "2022年6月",
                "2022/06/30(金)",
                "13760",
                ""
            })
    void whatWouldBeAGuessIsRefused(String text) {
        assertThat(LooseDates.date(text)).isInstanceOf(Parsed.Refused.class);
    }

    @Test
    void ofTheDatesAboveATableTheOneAsOfWhichItCountsIsTaken() {
        LocalDate june = LocalDate.of(2022, 6, 30);
        assertThat(LooseDates.asOf(List.of("令和4年7月5日作成", "令和4年6月30日現在"))).containsExactly(Map.entry(june, 1));
        assertThat(LooseDates.asOf(List.of("作成日：2022/7/5", "再発行状況（令和4年6月末）"))).containsExactly(Map.entry(june, 1));
        assertThat(LooseDates.asOf(List.of("基準日 2022/6/30", "2022/7/5 送付"))).containsExactly(Map.entry(june, 0));
        assertThat(LooseDates.asOf(List.of("令和4年6月30日", "2022/6/30"))).containsExactly(Map.entry(june, 0));
        assertThat(LooseDates.asOf(List.of("令和4年7月5日作成"))).isEmpty();
        assertThat(LooseDates.asOf(List.of("令和4年5月31日現在", "令和4年6月30日現在"))).hasSize(2);
    }
}
