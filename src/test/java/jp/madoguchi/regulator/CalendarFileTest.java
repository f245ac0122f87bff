package jp.madoguchi.regulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CalendarFileTest {
    @Test
    void aDayIsAWholeDay() {
        CalendarFile file = new CalendarFile("行政処分・指導");
        file.add("due-7", LocalDate.of(2022, 12, 31), "経済産業省 期限", "");
        assertThat(file.text().split("\r\n"))
                .startsWith("BEGIN:VCALENDAR", "VERSION:2.0")
                .contains(
                        "UID:due-7@madoguchi",
                        "DTSTAMP:20221231T000000Z",
                        "DTSTART;VALUE=DATE:20221231",
                        "DTEND;VALUE=DATE:20230101",
                        "SUMMARY:経済産業省 期限")
                .endsWith("END:VEVENT", "END:VCALENDAR")
                .doesNotContain("DESCRIPTION:");
        assertThat(file.text()).endsWith("\r\n");
    }

    @Test
    void whatHasAMeaningInTheFormatIsEscaped() {
        CalendarFile file = new CalendarFile("a");
        file.add("x", LocalDate.EPOCH, "a;b,c\\d", "1\n2\r\nEND:VCALENDAR\u0007");
        assertThat(file.text()).contains("SUMMARY:a\\;b\\,c\\\\d\r\n", "DESCRIPTION:1\\n2\\nEND:VCALENDAR\r\n");
    }

    @Test
    void aLongLineIsFoldedWithoutBreakingACharacter() {
        String text = "取り扱っている個人データの範囲の把握𠮷髙①㈱".repeat(5);
        CalendarFile file = new CalendarFile("a");
        file.add("x", LocalDate.EPOCH, "s", text);
        for (String line : file.text().split("\r\n")) {
            assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75);
        }
        assertThat(file.text().replace("\r\n ", "")).contains("DESCRIPTION:" + text + "\r\n");
    }
}
