package jp.madoguchi.outreach.sending.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import jp.madoguchi.outreach.DeliveryState;
import jp.madoguchi.outreach.sending.SendingOverview.Counts;
import jp.madoguchi.outreach.sending.SendingOverview.NodeState;
import jp.madoguchi.outreach.sending.SendingService;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.FigureTile;
import jp.madoguchi.platform.ui.PlainTable;

/** How many messages stand how, and the nodes that hand them over. */
class QueuePanel extends Div {
    private final SendingService sending;
    private final long incidentId;
    private final Div tiles = new Div();
    private final Div nodes = new Div();

    QueuePanel(SendingService sending, long incidentId) {
        this.sending = sending;
        this.incidentId = incidentId;
        addClassName("m-sections");
        tiles.addClassName("m-sending-tiles");
        add(
                new CardSection(getTranslation("outreach.sending.queue"), tiles),
                new CardSection(getTranslation("outreach.sending.nodes"), nodes));
    }

    void show() {
        Counts counts = sending.counts(incidentId);
        tiles.removeAll();
        for (DeliveryState state : DeliveryState.values()) {
            FigureTile tile = new FigureTile(getTranslation("outreach.sending.state." + state.name()));
            tile.show(
                    "%,d".formatted(counts.of(state)),
                    getTranslation("outreach.sending.stateNote." + state.name()),
                    null);
            tiles.add(tile);
        }
        nodes.removeAll();
        List<NodeState> all = sending.nodes();
        if (all.isEmpty()) {
            nodes.add(new Paragraph(getTranslation("outreach.sending.nodes.none")));
            return;
        }
        PlainTable table = new PlainTable(
                getTranslation("outreach.sending.nodes"),
                List.of(
                        getTranslation("outreach.sending.node"),
                        getTranslation("outreach.sending.node.started"),
                        getTranslation("outreach.sending.node.seen")));
        for (NodeState node : all) {
            table.row(
                    node.here() ? getTranslation("outreach.sending.node.here", node.id()) : node.id(),
                    JapaneseDates.dayAndTime(node.startedAt(), getLocale()),
                    JapaneseDates.dayAndTime(node.seenAt(), getLocale()));
        }
        nodes.add(table);
    }
}
