package jp.madoguchi.callstats.board.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import jp.madoguchi.callstats.board.Board;
import jp.madoguchi.callstats.board.BoardService;
import jp.madoguchi.callstats.board.OperatorNow;
import jp.madoguchi.callstats.board.OperatorState;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.RunningCall;
import jp.madoguchi.platform.live.LiveEvent;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.FigureTile;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.platform.ui.StatusBadge;
import jp.madoguchi.security.Roles;

/** What goes on at the call center: calls, busy lines, promised calls, and what everybody is doing; it changes by itself. */
@Route("desk/board")
@Menu(title = "callstats.board.title", order = 14)
@RolesAllowed(Roles.SUPERVISOR)
@CssImport("./styles/callstats.css")
public class BoardView extends Div implements HasDynamicTitle {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final BoardService boards;
    private final Clock clock;
    private final FigureTile onTheLine = new FigureTile(getTranslation("callstats.board.running"));
    private final FigureTile incoming = new FigureTile(getTranslation("callstats.board.incoming"));
    private final FigureTile busy = new FigureTile(getTranslation("callstats.board.busy"));
    private final FigureTile callbacks = new FigureTile(getTranslation("callstats.board.callbacks"));
    private final FigureTile apologies = new FigureTile(getTranslation("callstats.board.apologies"));
    private final Div tables = new Div();

    BoardView(IncidentService incidents, BoardService boards, LiveUpdates live, Clock clock) {
        this.boards = boards;
        this.clock = clock;
        addClassNames("m-page", "m-board");
        add(new PageHeader(getTranslation("callstats.board.title")));
        Incident incident = incidents.current().orElse(null);
        if (incident == null) {
            add(new EmptyState(getTranslation("callstats.board.nothing"), getTranslation("incident.notSetUp")));
            return;
        }
        Div tiles = new Div(onTheLine, incoming, busy, callbacks, apologies);
        tiles.addClassName("m-board-tiles");
        tables.addClassName("m-board-tables");
        add(tiles, tables);
        // calls, inquiries, promises, people: nearly everything changes it
        live.follow(this, LiveEvent.class, () -> show(incident));
        show(incident);
    }

    private void show(Incident incident) {
        Board now = boards.now(incident.id());
        onTheLine.show(String.valueOf(now.running().size()), "", null);
        incoming.show(String.valueOf(now.incoming()), getTranslation("callstats.board.lastHour"), null);
        busy.show(String.valueOf(now.busy()), getTranslation("callstats.board.lastHour"), null);
        callbacks.show(
                String.valueOf(now.callbacks().waiting()),
                getTranslation("callstats.board.overdue", now.callbacks().overdue()),
                "desk/callbacks");
        apologies.show(
                String.valueOf(now.apologies().waiting()),
                getTranslation("callstats.board.overdue", now.apologies().overdue()),
                "desk/apologies");
        tables.removeAll();
        tables.add(
                new CardSection(getTranslation("callstats.board.operators"), operators(now.operators())),
                new CardSection(getTranslation("callstats.board.running"), running(now.running())));
    }

    private Component operators(List<OperatorNow> operators) {
        if (operators.isEmpty()) {
            return nothing("callstats.board.nobody");
        }
        PlainTable table = new PlainTable(
                getTranslation("callstats.board.operators"),
                List.of(
                        getTranslation("callstats.board.operator"),
                        getTranslation("callstats.board.state"),
                        getTranslation("callstats.board.since"),
                        getTranslation("callstats.board.logged")));
        for (OperatorNow operator : operators) {
            StatusBadge.Look look = switch (operator.state()) {
                case ON_CALL -> StatusBadge.Look.WAITING;
                case AT_DESK -> StatusBadge.Look.GOOD;
                case AWAY -> StatusBadge.Look.PLAIN;
            };
            table.row(List.of(
                    new Span(operator.operator()),
                    new StatusBadge(getTranslation(operator.state().textKey()), look),
                    new Span(since(operator)),
                    new Span(String.valueOf(operator.inquiries()))));
        }
        return table;
    }

    private String since(OperatorNow operator) {
        Instant since = operator.since();
        if (since == null) {
            return "-";
        }
        return getTranslation(
                operator.state() == OperatorState.ON_CALL ? "callstats.board.sinceCall" : "callstats.board.sinceLast",
                TIME.format(Tokyo.local(since)));
    }

    private Component running(List<RunningCall> running) {
        if (running.isEmpty()) {
            return nothing("callstats.board.noCalls");
        }
        PlainTable table = new PlainTable(
                getTranslation("callstats.board.running"),
                List.of(
                        getTranslation("callstats.board.caller"),
                        getTranslation("callstats.board.operator"),
                        getTranslation("callstats.board.since"),
                        getTranslation("callstats.board.minutes")));
        for (RunningCall call : running) {
            table.row(
                    call.caller().isBlank() ? getTranslation("callstats.board.withheld") : call.caller(),
                    call.agent() == null ? "-" : call.agent(),
                    TIME.format(Tokyo.local(call.answeredAt())),
                    String.valueOf(
                            Duration.between(call.answeredAt(), clock.instant()).toMinutes()));
        }
        return table;
    }

    private Paragraph nothing(String key) {
        Paragraph nothing = new Paragraph(getTranslation(key));
        nothing.addClassName("m-hint");
        return nothing;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("callstats.board.title");
    }
}
