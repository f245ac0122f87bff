package jp.madoguchi.platform.calendar;

import java.time.LocalDate;
import java.util.Locale;

/** A public holiday on its day. */
public record Holiday(LocalDate date, String japanese, String english) {

    public String name(Locale locale) {
        return locale.getLanguage().equals("ja") ? japanese : english;
    }
}
