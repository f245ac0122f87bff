package jp.madoguchi.callstats.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import jp.madoguchi.callstats.BusyCallers;
import jp.madoguchi.callstats.LostCaller;
import jp.madoguchi.callstats.apology.ApologyFigures;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.PlainTable;

/** How many people were behind the busy calls, and who of them was never answered. */
class LostCallersPanel extends Div {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    /** A longer list is read by days. */
    private static final int SHOWN = 200;

    /** @param called what became of those who were lost */
    LostCallersPanel(BusyCallers busy, ApologyFigures called) {
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
            add(becameOf(busy, called), table(busy.lost()));
        }
        if (busy.lost().size() > SHOWN) {
            hint("callstats.lost.more", SHOWN);
        }
    }

    /** One row for the span: busy calls, lost callers, and what became of these. */
    private PlainTable becameOf(BusyCallers busy, ApologyFigures called) {
        PlainTable table = PlainTable.ofFigures(
                getTranslation("callstats.lost.became"),
                Stream.of("busy", "lost", "reached", "notReached", "waiting", "cameThrough", "neverCalled")
                        .map(column -> getTranslation("callstats.lost.became." + column))
                        .toList());
        table.figures(
                Integer.toString(busy.calls()),
                Integer.toString(called.lost()),
                Integer.toString(called.reached()),
                Integer.toString(called.notReached()),
                Integer.toString(called.waiting()),
                Integer.toString(called.cameThrough()),
                Integer.toString(called.neverCalled()));
        table.addClassName("m-lost-became");
        return table;
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
