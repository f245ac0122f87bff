package jp.madoguchi.platform.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import jp.madoguchi.assurance.Assures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellParsersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2022-06-30",
                "2022/6/30",
                "2022/06/30",
                "2022.6.30",
                "2022年6月30日",
                "２０２２年６月３０日",
                "令和4年6月30日",
                "令和４年６月３０日",
                "R4.6.30",
                "R04.06.30",
                "r4/6/30",
                "Ｒ４．６．３０",
                "2022/6/30 0:00",
                "2022-06-30T00:00:00"
            })
    void aDateIsUnderstoodHoweverItIsWritten(String cell) {
        assertThat(CellParsers.date(cell)).isEqualTo(Parsed.value(LocalDate.of(2022, 6, 30)));
    }

    @Test
    void theFirstYearOfAnEraAndTheErasBeforeAreUnderstood() {
        assertThat(CellParsers.date("令和元年5月1日")).isEqualTo(Parsed.value(LocalDate.of(2019, 5, 1)));
        assertThat(CellParsers.date("H31.4.30")).isEqualTo(Parsed.value(LocalDate.of(2019, 4, 30)));
        assertThat(CellParsers.date("昭和64年1月7日")).isEqualTo(Parsed.value(LocalDate.of(1989, 1, 7)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2022-02-30",
                "平成35年1月1日",
                "令和4年13月1日",
                "44742",
                "20220630",
                "6/30",
                "22/6/30",
                "2022/6-30",
                "2022-06-30 12:00",
                "昨日",
                "2022年6月"
            })
    @Assures("D4")
    void whatIsNoExactDateIsRefused(String cell) {
        assertThat(CellParsers.date(cell)).isInstanceOf(Parsed.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2022-06-23T09:30:27+09:00, 2022-06-23T09:30:27+09:00",
        "2022-06-23T00:30:27Z, 2022-06-23T00:30:27Z",
        "2022-06-23T09:30:27.5+0900, 2022-06-23T09:30:27.500+09:00",
        "2022-06-23 09:30:27, 2022-06-23T09:30:27+09:00",
        "2022-06-23 09:30:27 +09:00, 2022-06-23T09:30:27+09:00",
        "2022/6/23 9:30, 2022-06-23T09:30+09:00",
        "令和4年6月23日 9:30, 2022-06-23T09:30+09:00",
        "２０２２／６／２３　９：３０, 2022-06-23T09:30+09:00"
    })
    void aMomentWithoutAZoneIsJapanese(String cell, String expected) {
        assertThat(CellParsers.dateTime(cell)).isEqualTo(Parsed.value(OffsetDateTime.parse(expected)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2022-06-23",
                "09:30",
                "2022-06-23T24:00",
                "2022-06-23T09:60",
                "2022-06-31T09:30",
                "2022-06-23T09:30+99:00",
                "2022-06-23T09:30+09:00x",
                "T",
                " T "
            })
    void whatIsNoExactMomentIsRefused(String cell) {
        assertThat(CellParsers.dateTime(cell)).isInstanceOf(Parsed.Refused.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"1234;1234", "1,234;1234", "１，２３４;1234", "0;0", "+5;5", "007;7", "2147483647;2147483647"})
    @Assures("D4")
    void wholeNumbersAreUnderstood(String cell, int expected) {
        assertThat(CellParsers.integer(cell, 0, Integer.MAX_VALUE)).isEqualTo(Parsed.value(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1e3;integer",
                "5.5;integer",
                "5.0;integer",
                "12,34;integer",
                "1,2345;integer",
                "五;integer",
                "-;integer",
                "5件;integer",
                "-5;negative",
                "▲5;negative",
                "－５;negative",
                "2147483648;outOfRange",
                "99999999999999999999;outOfRange"
            })
    @Assures("D4")
    void whatIsNoExactNumberIsRefusedAndNeverZero(String cell, String problem) {
        Parsed<Integer> parsed = CellParsers.integer(cell, 0, Integer.MAX_VALUE);

        assertThat(parsed)
                .isInstanceOfSatisfying(
                        Parsed.Refused.class,
                        refused -> assertThat(refused.why().key()).isEqualTo("platform.import.problem." + problem));
    }

    @Test
    @Assures("D4")
    void aNegativeNumberIsTakenWhereItMayBe() {
        assertThat(CellParsers.integer("▲5", -10, 10)).isEqualTo(Parsed.value(-5));
    }

    @Test
    void allKindsOfSpaceAreTakenOff() {
        assertThat(CellParsers.trimmed("\uFEFF 　\u00A0x y\u200B\t")).isEqualTo("x y");
    }
}
