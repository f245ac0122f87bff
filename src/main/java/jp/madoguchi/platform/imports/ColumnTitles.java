package jp.madoguchi.platform.imports;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jp.madoguchi.platform.i18n.LocalizedText;

/** Names of columns as a message calls them. */
record ColumnTitles(List<Column<?>> columns) {

    LocalizedText asText() {
        return new LocalizedText(in(Locale.JAPANESE, "、"), in(Locale.ENGLISH, ", "));
    }

    private String in(Locale language, String separator) {
        return columns.stream().map(column -> column.title(language)).collect(Collectors.joining(separator));
    }
}
