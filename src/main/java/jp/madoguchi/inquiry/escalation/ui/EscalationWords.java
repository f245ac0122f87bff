package jp.madoguchi.inquiry.escalation.ui;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.platform.time.Tokyo;

/** How an escalation's parts are said in the language of a screen. */
record EscalationWords(Incident incident, Locale locale) {
    String category(long categoryId) {
        return incident.category(categoryId)
                .map(category -> category.name().in(locale))
                .orElse("");
    }

    List<String> issuers(List<String> codes) {
        return codes.stream()
                .flatMap(code -> incident.issuer(code).stream())
                .map(issuer -> issuer.name().in(locale))
                .toList();
    }

    String dateTime(Instant instant) {
        return dateTime(instant, locale);
    }

    static String dateTime(Instant instant, Locale locale) {
        boolean english = Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
        return DateTimeFormatter.ofPattern(english ? "EEE d MMM, HH:mm" : "M月d日(E) HH:mm", locale)
                .format(Tokyo.local(instant));
    }
}
