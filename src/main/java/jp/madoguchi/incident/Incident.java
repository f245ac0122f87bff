package jp.madoguchi.incident;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.platform.i18n.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * The incident (事案) with what all rooms need to know of it.
 *
 * @param affectedCards how many cards leaked, over all issuers
 * @param startsOn the day on which the incident became known
 * @param endsOn last day; absent while the incident is open
 * @param opensAt the hotline's hours, in Asia/Tokyo
 * @param closedOn the days without a call center, as {@link OpeningHours} has them
 * @param reportingOrganisation the organisation whose reissue reports make the rates
 * @param issuers in their order on screen
 * @param categories in their order on screen
 * @param milestones by their first day
 */
public record Incident(
        long id,
        String code,
        LocalizedText name,
        int affectedCards,
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        LocalTime opensAt,
        LocalTime closesAt,
        List<String> closedOn,
        String reportingOrganisation,
        List<Issuer> issuers,
        List<Category> categories,
        List<Milestone> milestones) {

    public OpeningHours hours() {
        return new OpeningHours(opensAt, closesAt, closedOn);
    }

    public Optional<Issuer> issuer(String issuerCode) {
        return issuers.stream().filter(i -> i.code().equals(issuerCode)).findFirst();
    }

    public Optional<Category> category(String categoryCode) {
        return categories.stream().filter(c -> c.code().equals(categoryCode)).findFirst();
    }

    public Optional<Category> category(long categoryId) {
        return categories.stream().filter(c -> c.id() == categoryId).findFirst();
    }

    /** The categories that are rows of the daily table. */
    public List<Category> tableCategories() {
        return categories.stream().filter(Category::inDailyTable).toList();
    }
}
