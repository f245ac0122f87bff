package jp.madoguchi.callstats.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import jp.madoguchi.callstats.BusyCallers;
import jp.madoguchi.callstats.LostCaller;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.PlainTable;

/** How many people were behind the busy calls, and who of them was never answered. */
class LostCallersPanel extends Div {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    /** A longer list is read by days. */
    private static final int SHOWN = 200;

    LostCallersPanel(BusyCallers busy) {
        addClassName("m-lost-callers");
        add(new H2(getTranslation("callstats.lost.title")));
        Paragraph sentence = new Paragraph(getTranslation(
                "callstats.lost.sentence",
                busy.calls() - busy.withheld(),
                busy.callers(),
                busy.answeredLater(),
                busy.lost().size()));
        add(sentence);
        if (busy.withheld() > 0) {
            hint("callstats.lost.withheld", busy.withheld());
        }
        if (!busy.lost().isEmpty()) {
            add(table(busy.lost()));
        }
        if (busy.lost().size() > SHOWN) {
            hint("callstats.lost.more", SHOWN);
        }
    }

    private PlainTable table(List<LostCaller> lost) {
        PlainTable table = new PlainTable(
                getTranslation("callstats.lost.title"),
                List.of(
                        getTranslation("callstats.lost.caller"),
                        getTranslation("callstats.lost.attempts"),
                        getTranslation("callstats.lost.first"),
                        getTranslation("callstats.lost.last")));
        lost.stream()
                .limit(SHOWN)
                .forEach(caller -> table.row(
                        caller.caller(),
                        Integer.toString(caller.attempts()),
                        day(caller.day()) + " " + TIME.format(Tokyo.local(caller.first())),
                        TIME.format(Tokyo.local(caller.last()))));
        return table;
    }

    private static String day(LocalDate day) {
        return "%02d/%02d".formatted(day.getMonthValue(), day.getDayOfMonth());
    }

    private void hint(String key, Object... args) {
        Paragraph hint = new Paragraph(getTranslation(key, args));
        hint.addClassName("m-hint");
        add(hint);
    }
}
