package jp.madoguchi.regulator.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.StatusBadge;
import jp.madoguchi.regulator.RegulatorService;
import jp.madoguchi.regulator.RegulatorWaiting;

/** What is overdue or due soon, and beside it what has changed lately and by whom. */
class DuePanel extends Section {
    private static final int NEWS_SHOWN = 6;

    DuePanel() {
        addClassName("m-card");
    }

    void show(RegulatorWaiting waiting) {
        removeAll();
        Div sides = new Div(due(waiting), news(waiting));
        sides.addClassName("m-regulator-sides");
        add(new H2(getTranslation("regulator.due.title")), sides);
    }

    private Div due(RegulatorWaiting waiting) {
        Div side = new Div(new H3(getTranslation("regulator.field.DUE_ON")));
        if (waiting.overdue().isEmpty() && waiting.soon().isEmpty()) {
            side.add(new Hint(getTranslation("regulator.due.none", RegulatorService.SOON_DAYS)));
            return side;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("m-regulator-lines");
        lines(
                list,
                waiting.overdue(),
                () -> new StatusBadge(getTranslation("regulator.due.overdue"), StatusBadge.Look.BAD));
        lines(
                list,
                waiting.soon(),
                () -> new StatusBadge(
                        getTranslation("regulator.due.soon", RegulatorService.SOON_DAYS), StatusBadge.Look.WAITING));
        side.add(list);
        return side;
    }

    private void lines(
            UnorderedList list, List<RegulatorWaiting.Due> due, java.util.function.Supplier<StatusBadge> badge) {
        due.forEach(one -> list.add(new ListItem(
                badge.get(),
                RegisterWords.link(
                        RegisterWords.action(one.actionId()),
                        getTranslation(
                                "regulator.due.line",
                                RegisterWords.dayOfWeek(one.dueOn()),
                                one.authority(),
                                one.position())))));
    }

    private Div news(RegulatorWaiting waiting) {
        Div side = new Div(new H3(getTranslation("regulator.news.title", RegulatorService.NEWS_DAYS)));
        List<RegulatorWaiting.News> all = waiting.changes();
        if (all.isEmpty()) {
            side.add(new Hint(getTranslation("regulator.news.none", RegulatorService.NEWS_DAYS)));
            return side;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("m-regulator-lines");
        all.stream()
                .limit(NEWS_SHOWN)
                .forEach(news -> list.add(new ListItem(RegisterWords.link(
                        RegisterWords.action(news.actionId()),
                        getTranslation(
                                "regulator.news.line",
                                RegisterWords.signed(news.signed()),
                                news.authority(),
                                getTranslation(news.step().textKey()))))));
        if (all.size() > NEWS_SHOWN) {
            list.add(new ListItem(new Span(getTranslation("regulator.news.more", all.size() - NEWS_SHOWN))));
        }
        side.add(list);
        return side;
    }
}
