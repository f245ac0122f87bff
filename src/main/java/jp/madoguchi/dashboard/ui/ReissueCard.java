package jp.madoguchi.dashboard.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.math.BigDecimal;
import java.time.LocalDate;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.ui.StatusBadge;
import jp.madoguchi.reissue.ReissueFigure;
import jp.madoguchi.reissue.ReissueRates;

/** How far the reissue has come, in all and per issuer. */
class ReissueCard extends Section {
    private final Div content = new Div();

    ReissueCard() {
        addClassNames("m-card", "m-dashboard__reissue");
        add(new H2(getTranslation("dashboard.reissue.title")), content);
    }

    void show(ReissueRates rates) {
        content.removeAll();
        LocalDate day = rates.total().asOf();
        ReissueFigure would = rates.total().wouldBe();
        if (day == null) {
            content.add(new Paragraph(getTranslation("dashboard.reissue.none")));
            if (would != null) {
                content.add(waiting(would));
            }
            return;
        }
        Anchor total = new Anchor(Addresses.REISSUE, Shown.percent(rates.total().percent()));
        total.addClassName("m-tile__value");
        total.setAriaLabel(getTranslation("dashboard.reissue.total") + " "
                + Shown.percent(rates.total().percent()));
        Paragraph of = new Paragraph(getTranslation(
                "dashboard.reissue.of",
                JapaneseDates.full(day, getLocale()),
                Shown.count(rates.total().reissued(), getLocale()),
                Shown.count(rates.total().affected(), getLocale())));
        of.addClassName("m-hint");
        Div head = new Div(total);
        head.addClassName("m-dashboard__total");
        UnorderedList issuers = new UnorderedList();
        issuers.addClassName("m-bars");
        rates.issuers().forEach(issuer -> issuers.add(bar(issuer.issuer().name().in(getLocale()), issuer.figure())));
        content.add(head, of);
        if (would != null) {
            content.add(waiting(would));
        }
        content.add(issuers);
    }

    /** What waits for review doesn't count yet, and is not hidden either. */
    private Div waiting(ReissueFigure would) {
        Div waiting = new Div(
                new StatusBadge(getTranslation("dashboard.reissue.waiting"), StatusBadge.Look.WAITING),
                new Anchor(
                        Addresses.REVIEW, getTranslation("dashboard.reissue.wouldBe", Shown.percent(would.percent()))));
        waiting.addClassName("m-dashboard__would-be");
        return waiting;
    }

    private ListItem bar(String name, ReissueFigure figure) {
        Span label = new Span(name);
        Span value = new Span(Shown.percent(figure.percent()));
        value.addClassName("m-bars__value");
        Span counts = new Span(getTranslation(
                "dashboard.reissue.counts",
                Shown.count(figure.reissued(), getLocale()),
                Shown.count(figure.affected(), getLocale())));
        counts.addClassName("m-bars__counts");
        BigDecimal percent = figure.percent();
        ListItem item = new ListItem(label, value, new Bar(percent == null ? BigDecimal.ZERO : percent), counts);
        item.addClassName("m-bars__item");
        return item;
    }
}
