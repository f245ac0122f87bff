package jp.madoguchi.outreach.sending.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.ui.PlainTable;
import org.jspecify.annotations.Nullable;

/** Messages about which somebody decides, a page at a time; who may do so chooses some of them and then what is to become of them. */
abstract class MessagesPanel extends Div {
    private static final int SHOWN = 50;

    final Paragraph total = new Paragraph();
    final Div table = new Div();
    final Div actions = new Div();
    private final String title;
    private final List<String> columns;
    private final boolean acts;
    private final Set<Long> chosen = new TreeSet<>();
    private final List<Button> acting = new ArrayList<>();
    private List<Row> shown = List.of();
    private long after;

    /**
     * @param title key of it
     * @param further columns behind those that all have: the last part of their keys
     * @param acts whether the user may decide
     */
    MessagesPanel(String title, List<String> further, boolean acts) {
        this.title = title;
        this.columns = Stream.concat(Stream.of("since", "case", "address", "wave"), further.stream())
                .toList();
        this.acts = acts;
        total.getElement().setAttribute("role", "status");
        actions.addClassName("m-sending-actions");
    }

    /** A message, with what stands in the further columns. */
    record Row(
            long deliveryId,
            Instant since,
            String caseNumber,
            String address,
            @Nullable Integer waveNumber,
            List<Component> further) {}

    abstract String totalWords();

    /** @param from id of the last one of the page before */
    abstract List<Row> page(long from, int most);

    /** What can be done with those that are chosen. */
    final void acting(Button... buttons) {
        acting.addAll(List.of(buttons));
    }

    final List<Long> chosen() {
        return List.copyOf(chosen);
    }

    final void chooseNone() {
        chosen.clear();
    }

    final boolean isEmpty() {
        return shown.isEmpty();
    }

    void show() {
        total.setText(totalWords());
        shown = page(after, SHOWN);
        if (shown.isEmpty() && after > 0) {
            after = 0;
            shown = page(after, SHOWN);
        }
        chosen.retainAll(shown.stream().map(Row::deliveryId).toList());
        table.removeAll();
        actions.removeAll();
        if (shown.isEmpty()) {
            return;
        }
        table.add(rows());
        if (acts) {
            actions.add(new Button(getTranslation("outreach.sending.uncertain.chooseAll"), click -> chooseAll()));
            acting.forEach(actions::add);
        }
        if (after > 0) {
            actions.add(new Button(getTranslation("outreach.sending.uncertain.first"), click -> turnTo(0)));
        }
        if (shown.size() == SHOWN) {
            actions.add(new Button(
                    getTranslation("outreach.sending.uncertain.next"),
                    click -> turnTo(shown.getLast().deliveryId())));
        }
        enable();
    }

    private void turnTo(long from) {
        after = from;
        show();
    }

    private PlainTable rows() {
        List<String> heads = new ArrayList<>();
        if (acts) {
            heads.add(getTranslation("outreach.sending.column.choice"));
        }
        for (String column : columns) {
            heads.add(getTranslation("outreach.sending.column." + column));
        }
        PlainTable rows = new PlainTable(getTranslation(title), heads);
        for (Row message : shown) {
            List<Component> cells = new ArrayList<>();
            if (acts) {
                cells.add(choice(message));
            }
            cells.add(new Span(JapaneseDates.dayAndTime(message.since(), getLocale())));
            cells.add(new Span(message.caseNumber()));
            cells.add(new Span(message.address()));
            cells.add(new Span(SendingWords.wave(message.waveNumber(), this)));
            cells.addAll(message.further());
            rows.row(cells);
        }
        return rows;
    }

    private Checkbox choice(Row message) {
        Checkbox choice = new Checkbox(chosen.contains(message.deliveryId()));
        choice.setAriaLabel(getTranslation("outreach.sending.uncertain.choose", message.caseNumber()));
        choice.addValueChangeListener(change -> {
            if (change.getValue()) {
                chosen.add(message.deliveryId());
            } else {
                chosen.remove(message.deliveryId());
            }
            enable();
        });
        return choice;
    }

    private void chooseAll() {
        shown.forEach(message -> chosen.add(message.deliveryId()));
        show();
    }

    private void enable() {
        acting.forEach(button -> button.setEnabled(!chosen.isEmpty()));
    }
}
