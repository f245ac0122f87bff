package jp.madoguchi.inquiry.ui;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.platform.time.Tokyo;

/** How an inquiry's parts are said in the language of a screen. */
record InquiryWords(Incident incident, Locale locale) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter JAPANESE = DateTimeFormatter.ofPattern("M月d日(E) HH:mm", Locale.JAPANESE);
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH);

    String category(long categoryId) {
        return incident.category(categoryId)
                .map(category -> category.name().in(locale))
                .orElse("");
    }

    String dateTime(Instant instant) {
        boolean english = Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
        return (english ? ENGLISH : JAPANESE).format(Tokyo.local(instant));
    }

    String time(Instant instant) {
        return TIME.format(Tokyo.local(instant));
    }
}
