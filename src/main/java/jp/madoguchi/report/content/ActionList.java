package jp.madoguchi.report.content;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.document.OfficialDocument.Block;
import jp.madoguchi.platform.document.OfficialDocument.Bullet;
import jp.madoguchi.platform.document.OfficialDocument.Item;
import jp.madoguchi.platform.document.OfficialDocument.Label;
import jp.madoguchi.platform.document.OfficialDocument.Note;
import jp.madoguchi.platform.document.OfficialDocument.Run;
import jp.madoguchi.report.content.ReportFacts.Action;

/** What the state did: an item for each action, below it what it requires and why, and how its article is numbered by now. */
final class ActionList {
    private static final int DEEPEST = 2;

    private final QuotedFigures quoted;

    ActionList(QuotedFigures quoted) {
        this.quoted = quoted;
    }

    /** @param level of the item that it belongs to; the actions are one deeper */
    List<Block> blocks(int level) {
        int own = Math.min(DEEPEST, level + 1);
        List<Block> blocks = new ArrayList<>();
        int number = 1;
        for (Action action : quoted.figures().facts().actions()) {
            String key = "action." + number++;
            blocks.add(new Item(own, sentence(action, key)));
            points(blocks, own, "主な" + action.kind() + "内容", action.measures());
            points(blocks, own, "主な理由", action.reasons());
            if (!action.statuteLater().isEmpty()) {
                blocks.add(new Note(quoted.text("※" + action.statute() + "は、" + JapaneseDates.era(action.issuedOn())
                        + "現在の条番号（" + action.statuteLater() + "）。")));
            }
        }
        return blocks;
    }

    private List<Run> sentence(Action action, String key) {
        return List.of(
                Run.of(quoted.text(action.authority() + "が、")),
                quoted.inText(key + ".day", form(action.issuedOn())),
                Run.of("付けで"),
                quoted.inText(key + ".statute", FigureForm.USUAL),
                Run.of("に基づき、" + quoted.text(action.subject() + action.kind() + "を行った。")));
    }

    /** With its year where that isn't the report's. */
    private FigureForm form(LocalDate day) {
        return day.getYear() == quoted.figures().scope().to().getYear() ? FigureForm.MONTH_DAY : FigureForm.ERA;
    }

    private void points(List<Block> blocks, int level, String label, List<String> points) {
        if (points.isEmpty()) {
            return;
        }
        blocks.add(new Label(level, label));
        points.forEach(point -> blocks.add(new Bullet(level, List.of(Run.of(quoted.text(point))))));
    }
}
