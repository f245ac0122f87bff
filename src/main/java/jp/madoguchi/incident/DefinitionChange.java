package jp.madoguchi.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import jp.madoguchi.platform.i18n.LocalizedText;
import jp.madoguchi.platform.i18n.MessageText;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a definition would change.
 *
 * @param what the setting, in words
 * @param before null where there was nothing
 * @param after what it becomes
 */
public record DefinitionChange(MessageText what, @Nullable String before, String after) {

    static List<DefinitionChange> between(@Nullable Incident old, IncidentDefinition definition) {
        List<DefinitionChange> changes = new ArrayList<>();
        add(changes, "code", old == null ? null : old.code(), definition.code());
        add(changes, "name", old == null ? null : names(old.name()), definition.nameJa() + " / " + definition.nameEn());
        add(changes, "cards", old == null ? null : old.affectedCards(), definition.affectedCards());
        add(changes, "startsOn", old == null ? null : old.startsOn(), definition.startsOn());
        add(changes, "endsOn", old == null ? null : old.endsOn(), definition.endsOn());
        add(
                changes,
                "hours",
                old == null ? null : old.opensAt() + "-" + old.closesAt(),
                definition.opensAt() + "-" + definition.closesAt());
        add(
                changes,
                "closedOn",
                old == null || old.closedOn().isEmpty() ? null : String.join(", ", old.closedOn()),
                definition.closedOnOrNone().isEmpty() ? null : String.join(", ", definition.closedOnOrNone()));
        add(
                changes,
                "organisation",
                old == null ? null : old.reportingOrganisation(),
                definition.reportingOrganisation());
        definition.issuers().forEach(issuer -> {
            Issuer before = old == null ? null : old.issuer(issuer.code()).orElse(null);
            add(
                    changes,
                    MessageText.of("incident.change.issuer", issuer.code()),
                    before == null ? null : names(before.name()) + ", " + before.affectedCards(),
                    issuer.nameJa() + " / " + issuer.nameEn() + ", " + issuer.affectedCards());
        });
        definition.categories().forEach(category -> {
            Category before = old == null ? null : old.category(category.code()).orElse(null);
            add(
                    changes,
                    MessageText.of("incident.change.category", category.code()),
                    before == null
                            ? null
                            : text(
                                    names(before.name()),
                                    before.shortcut(),
                                    before.trackedFrom(),
                                    before.inDailyTable(),
                                    before.details()),
                    text(
                            category.nameJa() + " / " + category.nameEn(),
                            category.shortcut(),
                            category.trackedFrom(),
                            category.inDailyTable(),
                            category.detailsOrNone()));
            category.topicsOrNone().forEach(topic -> addTopic(changes, category.code(), before, topic));
        });
        return changes;
    }

    private static String text(
            String names, String shortcut, @Nullable Object trackedFrom, boolean inTable, DetailKind details) {
        return names + ", [" + shortcut + "], " + (trackedFrom == null ? "-" : trackedFrom) + (inTable ? ", ☑" : "")
                + (details == DetailKind.NONE ? "" : ", " + details);
    }

    private static void addTopic(
            List<DefinitionChange> changes,
            String categoryCode,
            @Nullable Category category,
            IncidentDefinition.TopicDefinition topic) {
        Topic before = category == null
                ? null
                : category.topics().stream()
                        .filter(t -> t.code().equals(topic.code()))
                        .findFirst()
                        .orElse(null);
        add(
                changes,
                MessageText.of("incident.change.topic", categoryCode, topic.code()),
                before == null ? null : text(names(before.name()), before.shortcut(), before.template()),
                text(
                        topic.nameJa() + " / " + topic.nameEn(),
                        topic.shortcut().toLowerCase(Locale.ROOT),
                        topic.templateOrNone()));
    }

    private static String text(String names, String shortcut, String template) {
        return names + ", [" + shortcut + "]" + (template.isEmpty() ? "" : ", " + template);
    }

    private static String names(LocalizedText name) {
        return name.ja() + " / " + name.en();
    }

    private static void add(
            List<DefinitionChange> changes, String key, @Nullable Object before, @Nullable Object after) {
        add(changes, MessageText.of("incident.change." + key), before, after);
    }

    private static void add(
            List<DefinitionChange> changes, MessageText what, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.add(new DefinitionChange(
                    what, before == null ? null : before.toString(), after == null ? "-" : after.toString()));
        }
    }
}
