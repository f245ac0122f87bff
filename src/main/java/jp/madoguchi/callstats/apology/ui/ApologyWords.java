package jp.madoguchi.callstats.apology.ui;

import java.util.Locale;
import jp.madoguchi.callstats.apology.Apology;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.i18n.MessageText;

/** What is said of somebody on the list. */
final class ApologyWords {
    private ApologyWords() {}

    /** How often and when they met a busy line. */
    static MessageText calls(Apology apology, Locale locale) {
        return apology.busyCalls() == 1
                ? MessageText.of("callstats.apology.once", JapaneseDates.dayAndTime(apology.firstAt(), locale))
                : MessageText.of(
                        "callstats.apology.times",
                        apology.busyCalls(),
                        JapaneseDates.dayAndTime(apology.firstAt(), locale),
                        JapaneseDates.dayAndTime(apology.lastAt(), locale));
    }
}
