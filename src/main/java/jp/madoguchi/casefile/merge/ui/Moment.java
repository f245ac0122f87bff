package jp.madoguchi.casefile.merge.ui;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import jp.madoguchi.platform.time.Tokyo;

/** A moment in the words of a language. */
final class Moment {
    private static final DateTimeFormatter JAPANESE = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.JAPANESE);
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);

    private Moment() {}

    static String in(Locale locale, Instant instant) {
        boolean english = Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
        return (english ? ENGLISH : JAPANESE).format(Tokyo.local(instant));
    }
}
