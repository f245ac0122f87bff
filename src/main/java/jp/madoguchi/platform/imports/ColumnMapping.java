package jp.madoguchi.platform.imports;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import jp.madoguchi.platform.imports.MappedColumn.Source;
import org.jspecify.annotations.Nullable;

/** Decides which column of the file is which of the format: by what was chosen, else by what is remembered, else by name. */
final class ColumnMapping {

    /** What an addition in brackets may say without changing what the column is. */
    private static final Pattern ADDITION = Pattern.compile(
            "\\((?:単位[:：]?)?(?:件|枚|人|累計|累積|件数|枚数|千件|cumulative|cards)(?:数)?\\)|\\((?:令和|平成|R)?[0-9元年月日./-]+(?:現在|時点)?\\)");

    record Assigned(@Nullable Column<?> column, Source source) {}

    private final List<Column<?>> columns;
    private final Map<Integer, String> chosen;
    private final Map<String, String> remembered;
    private final boolean loose;

    ColumnMapping(List<Column<?>> columns, Map<Integer, String> chosen, Map<String, String> remembered, boolean loose) {
        this.columns = columns;
        this.chosen = chosen;
        this.remembered = remembered;
        this.loose = loose;
    }

    /** What the header's cells are, one for each. */
    Map<Integer, Assigned> of(List<String> headers) {
        Map<Integer, Assigned> assigned = new HashMap<>();
        for (int i = 0; i < headers.size(); i++) {
            assigned.put(i, of(i, headers.get(i)));
        }
        // a column that somebody named isn't looked for by name elsewhere
        assigned.replaceAll((position, found) -> found.source() == Source.NAME
                        && assigned.values().stream()
                                .anyMatch(other -> other.source() != Source.NAME && other.column() == found.column())
                ? new Assigned(null, Source.CHOSEN)
                : found);
        return assigned;
    }

    private Assigned of(int position, String header) {
        String choice = chosen.get(position);
        if (choice != null) {
            return new Assigned(named(choice), Source.CHOSEN);
        }
        String text = CellParsers.trimmed(header);
        String memory = text.isEmpty() ? null : remembered.get(key(text));
        if (memory != null && (memory.isEmpty() || named(memory) != null)) {
            return new Assigned(named(memory), Source.REMEMBERED);
        }
        Column<?> column = byName(text);
        return new Assigned(column, column == null ? Source.NONE : Source.NAME);
    }

    private @Nullable Column<?> named(String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Column<?> byName(String header) {
        return header.isEmpty()
                ? null
                : columns.stream()
                        .filter(column -> column.isCalled(header))
                        .findFirst()
                        .orElseGet(() -> byPlainName(header));
    }

    /** 再発行件数（件）, 再発行件数（令和4年6月30日現在） */
    private @Nullable Column<?> byPlainName(String header) {
        String text = ADDITION.matcher(
                        Normalizer.normalize(header, Normalizer.Form.NFKC).replaceAll("\\s", ""))
                .replaceAll("");
        return columns.stream()
                .filter(column -> loose && column.isCalled(text))
                .findFirst()
                .orElse(null);
    }

    /** What a later file can be told by: each header that stands once and means something else than it says. */
    Map<String, String> toRemember(List<String> headers, Map<Integer, Assigned> assigned) {
        Map<String, String> worth = new HashMap<>();
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < headers.size(); i++) {
            String text = CellParsers.trimmed(headers.get(i));
            Assigned found = assigned.get(i);
            if (text.isEmpty() || found == null || seen.merge(key(text), 1, Integer::sum) > 1) {
                worth.remove(key(text));
                continue;
            }
            boolean decided = found.source() == Source.CHOSEN || found.source() == Source.REMEMBERED;
            if (decided && found.column() != byName(text)) {
                worth.put(
                        key(text),
                        found.column() == null
                                ? ReadingChoices.UNREAD
                                : found.column().name());
            }
        }
        return worth;
    }

    /** The same header in another spelling is the same. */
    static String key(String header) {
        String key = Normalizer.normalize(header, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s_\\-]", "");
        return key.codePointCount(0, key.length()) <= 100 ? key : key.substring(0, key.offsetByCodePoints(0, 100));
    }
}
