package jp.madoguchi.privacy.subject;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.time.Tokyo;

/** Days and moments as papers write them: by era in Japanese. */
record RequestDates(Locale language) {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    String day(LocalDate day) {
        return language.getLanguage().equals("ja") ? JapaneseDates.era(day) : JapaneseDates.full(day, language);
    }

    String moment(Instant at) {
        return day(Tokyo.day(at)) + " " + MINUTE.format(Tokyo.local(at));
    }
}
