package jp.madoguchi.outreach.reach.ui;

import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import java.math.BigDecimal;
import java.util.List;
import jp.madoguchi.outreach.reach.ReachCounts;
import jp.madoguchi.outreach.reach.ReachState;
import jp.madoguchi.platform.ui.FigureTile;

/** The five sums, each with its share of all cards, each leading to its cards. */
class ReachTiles extends Div {
    private static final List<ReachState> ORDER = List.of(
            ReachState.RECEIVED,
            ReachState.DELIVERED,
            ReachState.NOTIFIED,
            ReachState.NOT_NOTIFIED,
            ReachState.NEVER_REACHED);

    ReachTiles() {
        addClassName("m-reach-tiles");
    }

    void show(ReachCounts counts) {
        removeAll();
        ORDER.forEach(state -> {
            BigDecimal percent = ReachWords.percent(counts.of(state), counts.total());
            FigureTile tile = new FigureTile(getTranslation(state.textKey()));
            tile.show(
                    ReachWords.count(counts.of(state), getLocale()),
                    getTranslation("outreach.reach.share", percent.toPlainString()),
                    ReachQuery.address(state, null));
            tile.add(new Share(percent));
            tile.addClassName("m-reach-tile");
            add(tile);
        });
    }

    static List<ReachState> order() {
        return ORDER;
    }

    /** A bar as long as the share, which is said in words beside it: screen readers pass over it. */
    @Tag("progress")
    private static final class Share extends HtmlComponent {
        Share(BigDecimal percent) {
            addClassName("m-reach-share");
            getElement().setAttribute("max", "100");
            getElement().setAttribute("value", percent.toPlainString());
            getElement().setAttribute("aria-hidden", "true");
        }
    }
}
