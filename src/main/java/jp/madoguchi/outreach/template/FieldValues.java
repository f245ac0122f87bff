package jp.madoguchi.outreach.template;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the fields stand for in one message.
 *
 * @param gifts addresses of the gifts
 * @param wave its number; null outside of any wave
 */
record FieldValues(
        String name,
        String caseNumber,
        int cards,
        List<String> gifts,
        String survey,
        @Nullable LocalDate surveyUntil,
        @Nullable Integer wave,
        Imprint imprint) {
    private static final DateTimeFormatter DAY_JA = DateTimeFormatter.ofPattern("uuuu年M月d日", Locale.JAPANESE);
    private static final DateTimeFormatter DAY_EN = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    String ja(MessageField field) {
        return in(field, Locale.JAPANESE);
    }

    String en(MessageField field) {
        return in(field, Locale.ENGLISH);
    }

    private String in(MessageField field, Locale language) {
        boolean japanese = language.equals(Locale.JAPANESE);
        return switch (field) {
            case NAME -> name;
            case CASE_NUMBER -> caseNumber;
            case CARD_COUNT -> Integer.toString(cards);
            case GIFT_LINKS -> String.join("\n", gifts);
            case SURVEY_LINK -> survey;
            case SURVEY_UNTIL -> surveyUntil == null ? "-" : (japanese ? DAY_JA : DAY_EN).format(surveyUntil);
            case HOTLINE -> imprint.number();
            case HOTLINE_HOURS -> imprint.hours(language);
            case WAVE_NUMBER -> wave == null ? "-" : wave.toString();
            case INCIDENT -> imprint.incident().in(language);
        };
    }
}
