package jp.madoguchi.inquiry.ui;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.Milestone;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;

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

    /** Empty where there is none. */
    String topic(long categoryId, @Nullable Long topicId) {
        return topicId == null
                ? ""
                : incident.category(categoryId)
                        .flatMap(category -> category.topic(topicId))
                        .map(topic -> topic.name().in(locale))
                        .orElse("");
    }

    /** The category with the topic, as far as there is one. */
    String question(long categoryId, @Nullable Long topicId) {
        String topic = topic(categoryId, topicId);
        return category(categoryId) + (topic.isEmpty() ? "" : "（" + topic + "）");
    }

    String issuer(String issuerCode) {
        return incident.issuer(issuerCode)
                .map(issuer -> issuer.name().in(locale))
                .orElse(issuerCode);
    }

    String dateTime(Instant instant) {
        boolean english = Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
        return (english ? ENGLISH : JAPANESE).format(Tokyo.local(instant));
    }

    String day(LocalDate day) {
        return JapaneseDates.full(day, locale);
    }

    /** The day of a milestone, or its first and last one. */
    String days(Milestone milestone) {
        return milestone.startsOn().equals(milestone.endsOn())
                ? day(milestone.startsOn())
                : day(milestone.startsOn()) + "～" + day(milestone.endsOn());
    }

    String time(Instant instant) {
        return TIME.format(Tokyo.local(instant));
    }
}
