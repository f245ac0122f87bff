package jp.madoguchi.dashboard.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import jp.madoguchi.outreach.reach.ReachCounts;
import jp.madoguchi.outreach.reach.ReachState;
import jp.madoguchi.outreach.reach.ReachSums;

/** How far the holders were reached: each affected card is in one of the sums, each sum leads to its cards. */
class ReachCard extends Section {
    private static final List<ReachState> ORDER = List.of(
            ReachState.RECEIVED,
            ReachState.DELIVERED,
            ReachState.NOTIFIED,
            ReachState.NOT_NOTIFIED,
            ReachState.NEVER_REACHED);

    private final Paragraph of = new Paragraph();
    private final UnorderedList bars = new UnorderedList();

    ReachCard() {
        addClassNames("m-card", "m-dashboard__reach");
        of.addClassName("m-hint");
        bars.addClassName("m-bars");
        add(new H2(getTranslation("dashboard.reach.title")), of, bars);
    }

    void show(ReachSums sums) {
        ReachCounts counts = sums.total();
        // before there are any cards there is nothing to reach
        setVisible(counts.total() > 0);
        of.setText(getTranslation("dashboard.reach.of", Shown.count(counts.total(), getLocale())));
        bars.removeAll();
        ORDER.forEach(state -> bars.add(bar(state, counts.of(state), counts.total())));
    }

    private ListItem bar(ReachState state, int cards, int all) {
        String name = getTranslation(state.textKey());
        BigDecimal percent = all == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(cards)
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(all), 1, RoundingMode.HALF_UP);
        Anchor figure = new Anchor(Addresses.reach(state), Shown.count(cards, getLocale()));
        figure.addClassName("m-bars__value");
        figure.setAriaLabel(name + " " + Shown.count(cards, getLocale()));
        Span share = new Span(Shown.percent(percent));
        share.addClassName("m-bars__counts");
        ListItem item = new ListItem(new Span(name), figure, new Bar(percent), share);
        item.addClassName("m-bars__item");
        return item;
    }
}
