package jp.madoguchi.privacy.retention.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.privacy.retention.DeletionRun;
import jp.madoguchi.privacy.retention.DeletionRun.Part;
import org.jspecify.annotations.Nullable;

/** How the screens of retention put things. */
final class RetentionWords {
    private RetentionWords() {}

    static String text(String key, @Nullable Object... args) {
        return UI.getCurrent().getTranslation(key, args);
    }

    static String signed(String name, Instant at) {
        Locale locale = UI.getCurrent().getLocale();
        return text(
                "privacy.retention.rules.signed",
                name,
                Tokyo.day(at).getYear() + " " + JapaneseDates.dayAndTime(at, locale));
    }

    static Component hint(String words) {
        Paragraph hint = new Paragraph(words);
        hint.addClassName("m-hint");
        return hint;
    }

    static PlainTable parts(String caption, List<Part> parts, boolean begun) {
        List<String> columns = new ArrayList<>(List.of(
                text("privacy.retention.column.kind"),
                text("privacy.retention.column.rule"),
                text("privacy.retention.column.before"),
                text("privacy.retention.column.due"),
                text("privacy.retention.column.held")));
        if (begun) {
            columns.add(text("privacy.retention.column.erased"));
        }
        PlainTable table = new PlainTable(caption, columns);
        for (Part part : parts) {
            List<String> cells = new ArrayList<>(List.of(
                    text(part.kind().textKey()), rule(part), records(part), number(part.due()), number(part.held())));
            if (begun) {
                cells.add(number(part.erased()));
            }
            table.row(cells.toArray(String[]::new));
        }
        return table;
    }

    private static String rule(Part part) {
        return part.term() == null
                ? text("privacy.retention.rule.all")
                : text("privacy.retention.rule.of", text(part.term().textKey()), part.days(), part.ruleVersion());
    }

    private static String records(Part part) {
        LocalDate before = part.before();
        return before == null
                ? text("privacy.retention.before.all")
                : text(
                        "privacy.retention.before.day",
                        JapaneseDates.full(before.minusDays(1), UI.getCurrent().getLocale()));
    }

    static String number(long number) {
        return java.text.NumberFormat.getIntegerInstance(UI.getCurrent().getLocale())
                .format(number);
    }

    static String who(DeletionRun.Signed by) {
        return signed(by.name(), by.at());
    }
}
