package jp.madoguchi.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts the {@link CanaryPerson} in the place of everybody of whom a database says something: in each encrypted field of each row. */
final class CanariesInFields {
    private static final String NOTE =
            "金糸雀の" + CanaryPerson.NAME + "さん、" + CanaryPerson.PHONE + "、" + CanaryPerson.EMAIL;
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9０-９][-0-9０-９ ()]{8,}");
    private static final Pattern EMAIL = Pattern.compile("\\S+@\\S+");
    private static final Pattern KANA = Pattern.compile("[\\p{IsKatakana}ー]+[ 　][\\p{IsKatakana}ー]+");
    private static final Pattern NAME = Pattern.compile("\\p{IsHan}+[ 　][\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]+");
    private static final char BETWEEN_PARTS = '\u001F';
    private static final int MOST_ROWS = 3_000;
    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    CanariesInFields(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** @return the columns in which one stands now */
    Set<String> put(List<SealedColumn> columns) {
        Set<String> filled = new TreeSet<>();
        for (SealedColumn column : columns) {
            // what is searched is no text that anybody sees, and a gift's code is nothing of a person
            if (!column.column().equals("folded") && !column.column().equals("code") && put(column)) {
                filled.add(column.table() + "." + column.column());
            }
        }
        return filled;
    }

    private boolean put(SealedColumn column) {
        record Row(long id, byte[] bytes) {}
        // of the many persons, those first of whom anything else is told
        String order = column.table().equals("case_file")
                ? " order by id in (select case_id from inquiry where case_id is not null) desc, id"
                : " order by 1";
        List<Row> rows = jdbc.sql("select " + column.id() + ", " + column.column() + " from " + column.table()
                        + " where length(" + column.column() + ") > 0" + order + " limit " + MOST_ROWS)
                .query((row, n) -> new Row(row.getLong(1), row.getBytes(2)))
                .list();
        boolean any = false;
        for (Row row : rows) {
            String text = String.valueOf(column.open(cipher, row.id(), row.bytes()));
            String canary = canaries(text);
            jdbc.sql("update " + column.table() + " set " + column.column() + " = ? where " + column.id() + " = ?")
                    .params(column.seal(cipher, row.id(), canary), row.id())
                    .update();
            any = any || CanaryPerson.CANARIES.stream().anyMatch(one -> one.isIn(canary));
        }
        return any;
    }

    private static String canaries(String text) {
        if (text.startsWith("{") || text.startsWith("[")) {
            JsonNode tree = JSON.readTree(text);
            put(tree);
            return JSON.writeValueAsString(tree);
        }
        List<String> parts = new ArrayList<>();
        for (String part : text.split(String.valueOf(BETWEEN_PARTS), -1)) {
            parts.add(canary(part));
        }
        return String.join(String.valueOf(BETWEEN_PARTS), parts);
    }

    /** Of the same kind as what stood there, so that it is masked as that would be. */
    private static String canary(String text) {
        if (text.isEmpty()) {
            return text;
        }
        if (PHONE.matcher(text).matches()) {
            return CanaryPerson.CALLER;
        }
        if (EMAIL.matcher(text).matches()) {
            return CanaryPerson.EMAIL;
        }
        if (KANA.matcher(text).matches()) {
            return CanaryPerson.KANA;
        }
        return NAME.matcher(text).matches() ? CanaryPerson.NAME : NOTE;
    }

    private static void put(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                JsonNode value = object.get(name);
                if (isWritten(value)) {
                    object.put(name, canary(value.stringValue()));
                } else {
                    put(value);
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (isWritten(array.get(i))) {
                    array.set(i, array.stringNode(canary(array.get(i).stringValue())));
                } else {
                    put(array.get(i));
                }
            }
        }
    }

    /** Only people write Japanese, numbers to call and addresses here. */
    private static boolean isWritten(JsonNode value) {
        return value.isString()
                && (value.stringValue().chars().anyMatch(c -> c > 0x2FFF)
                        || PHONE.matcher(value.stringValue()).matches()
                        || EMAIL.matcher(value.stringValue()).matches());
    }
}
