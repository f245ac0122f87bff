package jp.madoguchi.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.madoguchi.privacy.FieldCipher;
import jp.madoguchi.privacy.SealedColumn;
import jp.madoguchi.privacy.SealedFieldException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts payloads in the place of every text of a portal's database: past every rule that a form would have, as if a rule were missing.
 * What is no free text stays: keys, states, codes, hashes, and what the portal takes apart.
 */
final class PayloadsInTexts {
    /** Words of the program: states, keys of texts, hashes, submission keys. */
    private static final Pattern CODE =
            Pattern.compile("[A-Z][A-Z0-9_]*|[0-9a-f]{64}|[a-z][A-Za-z0-9]*([._][A-Za-z0-9]+)+|[0-9a-f-]{36}|\\d+");

    private static final Set<String> UNTOUCHED = Set.of(
            "flyway_schema_history",
            "field_key",
            "audit_checkpoint",
            "audit_head",
            "sending_node",
            "portal_node",
            "signed_in_session",
            "inquiry_gram");

    /**
     * Who may see something, and what is taken apart: with a payload in them a screen shows less, not more. And what is HTML by itself, the
     * letters of templates: what may stand in it is decided when it is written, and tried with {@code HtmlCheck}.
     */
    private static final Set<String> PARTS = Set.of(
            "html_ja",
            "html_en",
            "organisation",
            "reporting_organisation",
            "user_name",
            "contractor",
            "office",
            "closed_on",
            "chosen",
            "required",
            "media_type",
            "file_type",
            "format",
            "figure_key",
            "field",
            "measure",
            "roles",
            "code",
            "shortcut",
            "line");

    private static final int MOST_ROWS = 3_000;
    /** What encrypting adds, and more. */
    private static final int SEALING = 64;

    private static final char BETWEEN_PARTS = '\u001F';
    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final List<String> payloads;
    private final Set<String> filled = new TreeSet<>();
    private int turn;

    PayloadsInTexts(JdbcClient jdbc, FieldCipher cipher, List<String> payloads) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.payloads = payloads;
    }

    /** @return the columns that have payloads now */
    Set<String> fill() {
        for (String table : texts("select table_name from information_schema.tables where table_schema = database()"
                + " and table_type = 'BASE TABLE'")) {
            if (!UNTOUCHED.contains(table)) {
                List<String> key = columns(table, "column_key = 'PRI'");
                Set<String> unique = Set.copyOf(texts(
                        "select column_name from information_schema.statistics where table_schema = database() and non_unique = 0"
                                + " and table_name = '" + table + "'"));
                columns(table, "data_type in ('varchar', 'text', 'mediumtext', 'longtext')").stream()
                        .filter(column -> !unique.contains(column) && !isPart(column))
                        .forEach(column -> clear(table, column, key));
                if (key.size() == 1) {
                    columns(table, "data_type in ('varbinary', 'blob', 'mediumblob', 'longblob')")
                            .forEach(column -> sealed(new SealedColumn(table, key.getFirst(), column)));
                }
            }
        }
        return filled;
    }

    private static boolean isPart(String column) {
        return PARTS.contains(column) || column.matches(".*(_key|_index|_hash|sha256|digest|_mark|_kind|_id|_state)");
    }

    private void clear(String table, String column, List<String> key) {
        List<String> there = texts("select distinct " + column + " from " + table + " where " + column
                + " is not null and " + column + " <> '' limit 200");
        if (there.isEmpty()
                || (!column.endsWith("_by")
                        && there.stream().allMatch(text -> CODE.matcher(text).matches()))) {
            return;
        }
        if (there.stream().allMatch(PayloadsInTexts::isTree)) {
            trees(table, column, key);
            return;
        }
        List<String> fitting = packs(longest(table, column));
        if (!fitting.isEmpty()) {
            String places = fitting.stream().map(one -> "?").collect(Collectors.joining(", "));
            jdbc.sql("update " + table + " set " + column + " = elt(1 + mod(crc32(concat_ws('|', "
                            + String.join(", ", key) + ")) + " + turn++ * 7 + ", " + fitting.size() + "), " + places
                            + ") where " + column + " <> ''"
                            // a column of old and new values has words of people beside states
                            + " and " + column + " not regexp ?")
                    .params(Stream.concat(fitting.stream(), Stream.of("^(" + CODE.pattern() + ")$"))
                            .toList())
                    .update();
            filled.add(table + "." + column);
        }
    }

    private void trees(String table, String column, List<String> key) {
        if (key.size() != 1 || column.equals("content")) {
            // the content of a released report is bound to its hash
            return;
        }
        record Row(String id, String text) {}
        jdbc.sql("select " + key.getFirst() + ", " + column + " from " + table + " where " + column
                        + " is not null limit " + MOST_ROWS)
                .query((row, n) -> new Row(row.getString(1), row.getString(2)))
                .list()
                .forEach(row -> jdbc.sql("update " + table + " set " + column + " = ? where " + key.getFirst() + " = ?")
                        .params(inTree(row.text()), row.id())
                        .update());
        filled.add(table + "." + column);
    }

    private void sealed(SealedColumn column) {
        record Row(long id, byte[] bytes) {}
        int longest = (int) Math.min(longest(column.table(), column.column()) - SEALING, 1_000);
        String order = column.table().equals("case_file")
                ? " order by id in (select case_id from inquiry where case_id is not null) desc, id"
                : " order by 1";
        List<Row> rows = jdbc.sql("select " + column.id() + ", " + column.column() + " from " + column.table()
                        + " where " + column.column() + " is not null" + order + " limit " + MOST_ROWS)
                .query((row, n) -> new Row(row.getLong(1), row.getBytes(2)))
                .list();
        if (column.column().equals("folded") || column.toString().contains("gift, ")) {
            return;
        }
        for (Row row : rows) {
            String text = open(column, row.id(), row.bytes());
            if (text == null) {
                return;
            }
            jdbc.sql("update " + column.table() + " set " + column.column() + " = ? where " + column.id() + " = ?")
                    .params(column.seal(cipher, row.id(), twisted(text, longest)), row.id())
                    .update();
            filled.add(column.table() + "." + column.column());
        }
    }

    /** None for bytes that were never encrypted for this place. */
    private @Nullable String open(SealedColumn column, long id, byte[] bytes) {
        try {
            return column.open(cipher, id, bytes);
        } catch (SealedFieldException otherBytes) {
            return null;
        }
    }

    private String twisted(String text, int longest) {
        if (isTree(text)) {
            return inTree(text);
        }
        String[] parts = text.split(String.valueOf(BETWEEN_PARTS), -1);
        for (int i = 0; i < parts.length; i++) {
            if (!parts[i].isEmpty()) {
                parts[i] = next(longest / parts.length);
            }
        }
        return String.join(String.valueOf(BETWEEN_PARTS), parts);
    }

    private static boolean isTree(String text) {
        return (text.startsWith("{") && text.endsWith("}")) || (text.startsWith("[") && text.endsWith("]"));
    }

    /** In the place of each value that a person wrote: only people write Japanese here. */
    private String inTree(String text) {
        JsonNode tree = JSON.readTree(text);
        twist(tree);
        return JSON.writeValueAsString(tree);
    }

    private void twist(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                JsonNode value = object.get(name);
                if (isWritten(value)) {
                    object.put(name, next(200));
                } else {
                    twist(value);
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                JsonNode value = array.get(i);
                if (isWritten(value)) {
                    array.set(i, array.stringNode(next(200)));
                } else {
                    twist(value);
                }
            }
        }
    }

    private static boolean isWritten(JsonNode value) {
        return value.isString() && value.stringValue().chars().anyMatch(c -> c > 0x2FFF);
    }

    private String next(int longest) {
        for (int i = 0; i < payloads.size(); i++) {
            String payload = payloads.get(turn++ % payloads.size());
            if (payload.length() <= longest) {
                return payload;
            }
        }
        return "x";
    }

    /** Where there is room, several stand in one text. */
    private List<String> packs(long room) {
        List<String> packs = new ArrayList<>();
        StringBuilder pack = new StringBuilder();
        long longest = Math.min(room, 1_000);
        for (String payload : payloads) {
            if (payload.length() > longest) {
                continue;
            }
            if (pack.length() + payload.length() + 1 > longest) {
                packs.add(pack.toString());
                pack.setLength(0);
            }
            pack.append(pack.isEmpty() ? "" : " ").append(payload);
        }
        if (!pack.isEmpty()) {
            packs.add(pack.toString());
        }
        return packs;
    }

    private List<String> columns(String table, String condition) {
        return texts(
                "select column_name from information_schema.columns where table_schema = database() and table_name = '"
                        + table + "' and " + condition + " order by ordinal_position");
    }

    private long longest(String table, String column) {
        return jdbc.sql(
                        "select character_maximum_length from information_schema.columns where table_schema = database()"
                                + " and table_name = ? and column_name = ?")
                .params(table, column)
                .query(Long.class)
                .single();
    }

    private List<String> texts(String sql) {
        return jdbc.sql(sql).query(String.class).list().stream()
                .map(text -> sql.contains("information_schema") ? text.toLowerCase(Locale.ROOT) : text)
                .toList();
    }
}
