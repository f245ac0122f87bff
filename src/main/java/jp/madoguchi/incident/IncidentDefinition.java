package jp.madoguchi.incident;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An incident as the administrator describes it in a file; the form in which it is set up and changed. */
public record IncidentDefinition(
        String code,
        String nameJa,
        String nameEn,
        int affectedCards,
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        LocalTime opensAt,
        LocalTime closesAt,
        @Nullable List<String> closedOn,
        String reportingOrganisation,
        List<IssuerDefinition> issuers,
        List<CategoryDefinition> categories) {

    List<String> closedOnOrNone() {
        return closedOn == null ? List.of() : closedOn;
    }

    public record IssuerDefinition(String code, String nameJa, String nameEn, int affectedCards) {}

    public record CategoryDefinition(
            String code,
            String nameJa,
            String nameEn,
            String shortcut,
            @Nullable LocalDate trackedFrom,
            boolean inDailyTable,
            @Nullable DetailKind details,
            @Nullable List<TopicDefinition> topics) {
        List<TopicDefinition> topicsOrNone() {
            return topics == null ? List.of() : topics;
        }

        DetailKind detailsOrNone() {
            return details == null ? DetailKind.NONE : details;
        }
    }

    /** @param template absent where an inquiry about it begins blank */
    public record TopicDefinition(
            String code,
            String nameJa,
            String nameEn,
            String shortcut,
            @Nullable String template) {
        String templateOrNone() {
            return template == null ? "" : template;
        }
    }
}
