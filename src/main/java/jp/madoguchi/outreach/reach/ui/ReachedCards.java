package jp.madoguchi.outreach.reach.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import java.util.stream.Stream;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.outreach.reach.ReachService;
import jp.madoguchi.outreach.reach.ReachedCard;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.platform.ui.StatusBadge;

/** The cards behind a figure, page by page by their reference; each leads to its proof. */
class ReachedCards extends Section {
    static final int AT_ONCE = 50;

    ReachedCards(Incident incident, ReachQuery query, ReachService reach) {
        addClassName("m-card");
        add(new H2(Stream.of(
                        query.issuer() == null ? "" : query.issuer().name().in(getLocale()),
                        query.state() == null
                                ? ""
                                : getTranslation(query.state().textKey()))
                .filter(part -> !part.isEmpty())
                .reduce((issuer, state) -> issuer + "　" + state)
                .orElse("")));
        // one more than is shown tells whether there is a next page
        List<ReachedCard> found = reach.cards(incident.id(), query.filter(), query.after(), AT_ONCE + 1);
        List<ReachedCard> shown = found.subList(0, Math.min(AT_ONCE, found.size()));
        if (shown.isEmpty()) {
            Paragraph none = new Paragraph(getTranslation("outreach.reach.noCards"));
            none.addClassName("m-nothing");
            add(none);
        } else {
            add(table(incident, shown));
        }
        Div pages = new Div();
        pages.addClassName("m-reach-pages");
        if (query.after() != null) {
            pages.add(new Anchor(
                    ReachQuery.address(query.state(), query.issuer()), getTranslation("outreach.reach.first")));
        }
        if (found.size() > AT_ONCE) {
            pages.add(new Anchor(
                    query.following(shown.getLast().reference()).address(), getTranslation("outreach.reach.next")));
        }
        add(pages);
    }

    private PlainTable table(Incident incident, List<ReachedCard> cards) {
        PlainTable table = new PlainTable(
                getTranslation("outreach.reach.cards"),
                Stream.of("reference", "issuer", "case", "person", "state", "messages", "gift")
                        .map(column -> getTranslation("outreach.reach.column." + column))
                        .toList());
        for (ReachedCard card : cards) {
            table.row(List.of(
                    new RouterLink(card.reference(), ReachCardView.class, ReachCardView.of(card.reference())),
                    new Span(ReachWords.issuer(incident, card.issuerId(), getLocale())),
                    new Span(card.caseNumber()),
                    new Span(card.person()),
                    new StatusBadge(getTranslation(card.state().textKey()), ReachWords.look(card.state())),
                    new Span(Integer.toString(card.messages())),
                    new Span(
                            card.giftState() == null
                                    ? "-"
                                    : getTranslation("outreach.reach.gift." + card.giftState()))));
        }
        return table;
    }
}
