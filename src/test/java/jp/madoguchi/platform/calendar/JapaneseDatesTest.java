package jp.madoguchi.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class JapaneseDatesTest {

    private static final LocalDate THE_DAY = LocalDate.of(2022, 6, 23);

    @Test
    void aDayIsWrittenAsInTheDocumentOfTheAssembly() {
        assertThat(JapaneseDates.weekday(THE_DAY, Locale.JAPANESE)).isEqualTo("木");
        assertThat(JapaneseDates.monthAndDay(THE_DAY, Locale.JAPANESE)).isEqualTo("6月23日");
        assertThat(JapaneseDates.full(THE_DAY, Locale.JAPANESE)).isEqualTo("2022年6月23日");
        assertThat(JapaneseDates.era(LocalDate.of(2022, 8, 3))).isEqualTo("令和4年8月3日");
    }

    @Test
    void inEnglishItIsWrittenInEnglish() {
        assertThat(JapaneseDates.weekday(THE_DAY, Locale.ENGLISH)).isEqualTo("Thu");
        assertThat(JapaneseDates.monthAndDay(THE_DAY, Locale.ENGLISH)).isEqualTo("Jun 23");
        assertThat(JapaneseDates.full(THE_DAY, Locale.ENGLISH)).isEqualTo("June 23, 2022");
    }

    @Test
    void theFirstYearOfAnEraIsGannen() {
        assertThat(JapaneseDates.era(LocalDate.of(2019, 5, 1))).isEqualTo("令和元年5月1日");
        assertThat(JapaneseDates.era(LocalDate.of(2019, 4, 30))).isEqualTo("平成31年4月30日");
    }

    @Test
    void digitsCanBeSetFullWidth() {
        assertThat(JapaneseDates.fullWidthDigits("令和4年8月13日")).isEqualTo("令和４年８月１３日");
    }
}
