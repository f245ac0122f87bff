package jp.madoguchi.platform.i18n;

import java.util.Locale;

/** A name that the users themselves keep in both languages. */
public record LocalizedText(String ja, String en) {
    public String in(Locale locale) {
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? en : ja;
    }
}
