package jp.madoguchi.outreach.template;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import jp.madoguchi.platform.i18n.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * What messages say beside their template.
 *
 * @param hotline the number to call; null where none is set
 * @param hotlineBy who has set it
 * @param opensAt the hotline's hours, in Asia/Tokyo
 * @param incident the incident's name
 * @param wordedBy who has set the name, and who the hours; without those of before it was kept, and none of what isn't frozen
 */
public record Imprint(
        @Nullable String hotline,
        @Nullable String hotlineBy,
        LocalTime opensAt,
        LocalTime closesAt,
        LocalizedText incident,
        Set<String> wordedBy) {
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("H:mm");

    public String number() {
        return hotline == null ? "-" : hotline;
    }

    public String hours(Locale language) {
        return HOUR.format(opensAt) + (language.getLanguage().equals("ja") ? "〜" : "–") + HOUR.format(closesAt);
    }
}
