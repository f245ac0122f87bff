package jp.madoguchi.inquiry.escalation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import jp.madoguchi.inquiry.escalation.Escalation;
import jp.madoguchi.inquiry.escalation.EscalationCounts;
import jp.madoguchi.platform.ui.EmptyState;

/** The open escalations, and those that are done with. A card that didn't change stays as it is while others do. */
class EscalationList extends Div {
    private static final int PAGE = 50;

    /** Where the escalations come from: those that are open or not, up to so many. */
    interface Source {
        List<Escalation> first(boolean open, int limit);
    }

    /** What a card was made from. */
    private record Shown(Escalation escalation, boolean overdue, EscalationCard card) {}

    private final Source source;
    private final Supplier<EscalationCounts> counts;
    private final BiFunction<Escalation, Instant, EscalationCard> cards;
    private final Clock clock;
    private final Tab open = new Tab(getTranslation("inquiry.escalation.open"));
    private final Tab closed = new Tab(getTranslation("inquiry.escalation.closed"));
    private final Tabs tabs = new Tabs(open, closed);
    private final Span total = new Span();
    private final Div list = new Div();
    private final Button more = new Button(getTranslation("inquiry.escalation.more"));
    private final EmptyState empty;
    private final Map<Long, Shown> shown = new HashMap<>();
    private int limit = PAGE;

    EscalationList(
            Source source,
            Supplier<EscalationCounts> counts,
            BiFunction<Escalation, Instant, EscalationCard> cards,
            Clock clock,
            EmptyState empty) {
        this.source = source;
        this.counts = counts;
        this.cards = cards;
        this.clock = clock;
        this.empty = empty;
        addClassName("m-escalations");
        total.addClassName("m-total");
        total.getElement().setAttribute("role", "status");
        tabs.addSelectedChangeListener(change -> {
            limit = PAGE;
            refresh();
        });
        more.addClickListener(click -> {
            limit += PAGE;
            refresh();
        });
        list.addClassName("m-escalations__list");
        Div bar = new Div(tabs, total);
        bar.addClassName("m-escalations__bar");
        add(bar, empty, list, more);
        refresh();
    }

    void refresh() {
        Instant now = clock.instant();
        EscalationCounts counted = counts.get();
        total.setText(
                counted.overdue() == 0
                        ? getTranslation("inquiry.escalation.counts", counted.open(), counted.waiting())
                        : getTranslation(
                                "inquiry.escalation.countsOverdue",
                                counted.open(),
                                counted.waiting(),
                                counted.overdue()));
        boolean showsOpen = tabs.getSelectedTab() != closed;
        List<Escalation> found = source.first(showsOpen, limit + 1);
        more.setVisible(found.size() > limit);
        List<Escalation> page = found.subList(0, Math.min(limit, found.size()));
        empty.setVisible(showsOpen && page.isEmpty());
        list.setVisible(!page.isEmpty());
        Map<Long, Shown> before = Map.copyOf(shown);
        shown.clear();
        for (int i = 0; i < page.size(); i++) {
            Shown card = shown(page.get(i), before.get(page.get(i).id()), now);
            shown.put(page.get(i).id(), card);
            // what already stands in its place isn't moved, or it would lose the keyboard
            if (list.getComponentCount() <= i || list.getComponentAt(i) != card.card()) {
                list.addComponentAtIndex(i, card.card());
            }
        }
        while (list.getComponentCount() > page.size()) {
            list.remove(list.getComponentAt(list.getComponentCount() - 1));
        }
    }

    private Shown shown(Escalation escalation, @org.jspecify.annotations.Nullable Shown before, Instant now) {
        boolean overdue = escalation.isOverdue(now);
        return before != null && before.escalation().equals(escalation) && before.overdue() == overdue
                ? before
                : new Shown(escalation, overdue, cards.apply(escalation, now));
    }

    /** Makes one card anew, for what isn't part of the escalation. */
    void renew(long id) {
        Shown old = shown.remove(id);
        if (old != null) {
            list.remove(old.card());
        }
        refresh();
        focus(id);
    }

    /** Puts the keyboard on the card of an escalation; on the tabs where it is no longer there. */
    void focus(long id) {
        Shown card = shown.get(id);
        if (card == null) {
            tabs.getElement().callJsFunction("focus");
        } else {
            card.card().focus();
        }
    }
}
