package jp.madoguchi.incident;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import jp.madoguchi.platform.i18n.MessageText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads an incident's definition file (JSON). It is written by hand, so each mistake is named with its place: what is unknown,
 * what is missing, what isn't a date.
 */
public final class DefinitionFile {
    /** A definition is a page of text. */
    public static final int MAX_BYTES = 256 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final List<MessageText> problems = new ArrayList<>();

    private DefinitionFile() {}

    /** @param definition absent while there are problems */
    public record Reading(@Nullable IncidentDefinition definition, List<MessageText> problems) {}

    public static Reading read(byte[] bytes) {
        DefinitionFile file = new DefinitionFile();
        IncidentDefinition definition = file.parse(bytes);
        return new Reading(file.problems.isEmpty() ? definition : null, List.copyOf(file.problems));
    }

    private @Nullable IncidentDefinition parse(byte[] bytes) {
        JsonNode root;
        try {
            root = JSON.readTree(bytes);
        } catch (JacksonException e) {
            var where = e.getLocation();
            problem("incident.file.notJson", where == null ? 0 : where.getLineNr());
            return null;
        }
        if (root == null || !root.isObject()) {
            problem("incident.file.notJson", 1);
            return null;
        }
        known(
                root,
                "",
                Set.of(
                        "code",
                        "nameJa",
                        "nameEn",
                        "affectedCards",
                        "startsOn",
                        "endsOn",
                        "opensAt",
                        "closesAt",
                        "closedOn",
                        "reportingOrganisation",
                        "issuers",
                        "categories"));
        return new IncidentDefinition(
                text(root, "code", "", 40),
                text(root, "nameJa", "", 200),
                text(root, "nameEn", "", 200),
                count(root, "affectedCards", ""),
                parsed(root, "startsOn", "", true, LocalDate::parse, LocalDate.EPOCH),
                optionalDay(root, "endsOn", ""),
                parsed(root, "opensAt", "", true, LocalTime::parse, LocalTime.MIN),
                parsed(root, "closesAt", "", true, LocalTime::parse, LocalTime.MAX),
                closedOn(root),
                text(root, "reportingOrganisation", "", 60),
                list(root, "issuers", "", this::issuer),
                list(root, "categories", "", this::category));
    }

    private List<String> closedOn(JsonNode root) {
        JsonNode values = root.get("closedOn");
        List<String> days = new ArrayList<>();
        if (values == null || values.isNull()) {
            return days;
        }
        for (JsonNode value : values) {
            String day = value.isString() ? value.stringValue() : value.toString();
            if (OpeningHours.isUnderstood(day)) {
                days.add(day);
            } else {
                problem("incident.file.closedOn", "closedOn[" + (days.size() + 1) + "]", day);
            }
        }
        if (!values.isArray()) {
            problem("incident.file.missingList", "closedOn");
        }
        return days;
    }

    private IncidentDefinition.IssuerDefinition issuer(JsonNode node, String at) {
        known(node, at, Set.of("code", "nameJa", "nameEn", "affectedCards"));
        return new IncidentDefinition.IssuerDefinition(
                text(node, "code", at, 20),
                text(node, "nameJa", at, 100),
                text(node, "nameEn", at, 100),
                count(node, "affectedCards", at));
    }

    private IncidentDefinition.CategoryDefinition category(JsonNode node, String at) {
        known(
                node,
                at,
                Set.of("code", "nameJa", "nameEn", "shortcut", "trackedFrom", "inDailyTable", "details", "topics"));
        return new IncidentDefinition.CategoryDefinition(
                text(node, "code", at, 40),
                text(node, "nameJa", at, 100),
                text(node, "nameEn", at, 100),
                text(node, "shortcut", at, 1),
                optionalDay(node, "trackedFrom", at),
                flag(node, "inDailyTable", at),
                details(node, at),
                node.hasNonNull("topics") ? list(node, "topics", at, this::topic) : List.of());
    }

    private IncidentDefinition.TopicDefinition topic(JsonNode node, String at) {
        known(node, at, Set.of("code", "nameJa", "nameEn", "shortcut", "template"));
        return new IncidentDefinition.TopicDefinition(
                text(node, "code", at, 40),
                text(node, "nameJa", at, 100),
                text(node, "nameEn", at, 100),
                text(node, "shortcut", at, 1),
                node.hasNonNull("template") ? text(node, "template", at, 1_000) : null);
    }

    private DetailKind details(JsonNode node, String at) {
        JsonNode value = node.get("details");
        if (value == null || value.isNull()) {
            return DetailKind.NONE;
        }
        return Arrays.stream(DetailKind.values())
                .filter(kind -> value.isString() && kind.name().equals(value.stringValue()))
                .findFirst()
                .orElseGet(() -> {
                    problem("incident.file.unknownDetails", at + "details", Arrays.toString(DetailKind.values()));
                    return DetailKind.NONE;
                });
    }

    private void known(JsonNode node, String at, Set<String> names) {
        node.propertyNames().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> problem("incident.file.unknown", at + name));
    }

    private String text(JsonNode node, String name, String at, int longest) {
        JsonNode value = node.get(name);
        if (value == null
                || value.isNull()
                || (value.isString() && value.stringValue().isBlank())) {
            problem("incident.file.missing", at + name);
        } else if (!value.isString()) {
            problem("incident.file.notText", at + name);
        } else if (value.stringValue().codePointCount(0, value.stringValue().length()) > longest) {
            problem("incident.file.tooLong", at + name, longest);
        } else {
            return value.stringValue().strip();
        }
        return "";
    }

    private int count(JsonNode node, String name, String at) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            problem("incident.file.missing", at + name);
        } else if (!value.isInt() || value.intValue() < 0) {
            problem("incident.file.notCount", at + name);
        } else {
            return value.intValue();
        }
        return 0;
    }

    private boolean flag(JsonNode node, String name, String at) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            problem("incident.file.missing", at + name);
        } else if (!value.isBoolean()) {
            problem("incident.file.notFlag", at + name);
        } else {
            return value.booleanValue();
        }
        return false;
    }

    private @Nullable LocalDate optionalDay(JsonNode node, String name, String at) {
        JsonNode value = node.get(name);
        return value == null || value.isNull()
                ? null
                : parsed(node, name, at, false, LocalDate::parse, LocalDate.EPOCH);
    }

    /** A day or a time of day; {@code stand-in} is only read until the problem is found. */
    private <T> T parsed(
            JsonNode node, String name, String at, boolean required, Function<String, T> parser, T standIn) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            if (required) {
                problem("incident.file.missing", at + name);
            }
            return standIn;
        }
        try {
            if (value.isString()) {
                return parser.apply(value.stringValue());
            }
        } catch (DateTimeException e) {
            // named below
        }
        problem(
                standIn instanceof LocalDate ? "incident.file.notDay" : "incident.file.notTime",
                at + name,
                value.isString() ? value.stringValue() : value.toString());
        return standIn;
    }

    private interface Item<T> {
        T read(JsonNode node, String at);
    }

    private <T> List<T> list(JsonNode root, String name, String within, Item<T> item) {
        JsonNode values = root.get(name);
        if (values == null || !values.isArray() || values.isEmpty()) {
            problem("incident.file.missingList", within + name);
            return List.of();
        }
        List<T> items = new ArrayList<>();
        for (JsonNode value : values) {
            String at = within + name + "[" + (items.size() + 1) + "].";
            items.add(item.read(value, at));
        }
        return items;
    }

    private void problem(String key, Object... args) {
        problems.add(MessageText.of(key, args));
    }
}
