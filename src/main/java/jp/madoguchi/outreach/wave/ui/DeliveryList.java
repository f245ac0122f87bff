package jp.madoguchi.outreach.wave.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import jp.madoguchi.outreach.wave.DeliveryAttempt;
import jp.madoguchi.outreach.wave.DeliveryLine;
import jp.madoguchi.outreach.wave.WaveFigureService;
import jp.madoguchi.outreach.wave.WaveFigures;
import jp.madoguchi.platform.ui.PlainTable;

/** The messages of a wave, page by page, each with the tries to hand it over. */
class DeliveryList extends Div {
    private static final int AT_ONCE = 50;

    private final long waveId;
    private final transient WaveFigureService figures;
    private final Select<DeliveryFilter> filter = new Select<>();
    private final transient WaveFigures counted;
    private final Paragraph total = new Paragraph();
    private final Div page = new Div();
    /** Behind what each page begins, up to the one that is shown. */
    private final transient List<DeliveryLine.After> begins = new ArrayList<>();

    /** @param counted what the page's figures say, which the list is as long as */
    DeliveryList(long waveId, WaveFigureService figures, WaveFigures counted, DeliveryFilter shown) {
        this.waveId = waveId;
        this.figures = figures;
        this.counted = counted;
        setId("messages");
        filter.setLabel(getTranslation("outreach.wave.messages.filter"));
        List<DeliveryFilter> known = Stream.of(DeliveryFilter.values())
                .filter(one -> one.count(counted) != null)
                .toList();
        filter.setItems(known);
        filter.setItemLabelGenerator(one -> getTranslation("outreach.wave.figure." + one));
        filter.setValue(known.contains(shown) ? shown : DeliveryFilter.ALL);
        filter.addValueChangeListener(change -> first());
        total.getElement().setAttribute("role", "status");
        add(filter, total, page);
        first();
    }

    private void first() {
        Integer count = filter.getValue().count(counted);
        total.setText(
                count == null
                        ? ""
                        : getTranslation(
                                filter.getValue() == DeliveryFilter.RECEIVED
                                        ? "outreach.wave.messages.totalCards"
                                        : "outreach.wave.messages.total",
                                Words.count(count)));
        if (filter.getValue() == DeliveryFilter.RECEIVED) {
            page.removeAll();
            page.add(new ReceivedCards(waveId, figures));
            return;
        }
        begins.clear();
        begins.add(DeliveryLine.After.NOTHING);
        show();
    }

    private void show() {
        List<DeliveryLine> lines = filter.getValue() == DeliveryFilter.ANSWERED
                ? figures.answered(waveId, begins.getLast(), AT_ONCE + 1)
                : figures.deliveries(waveId, filter.getValue().states(), begins.getLast(), AT_ONCE + 1);
        boolean more = lines.size() > AT_ONCE;
        List<DeliveryLine> shown = more ? lines.subList(0, AT_ONCE) : lines;
        page.removeAll();
        if (shown.isEmpty()) {
            Paragraph none = new Paragraph(getTranslation("outreach.wave.messages.none"));
            none.addClassName("m-hint");
            page.add(none);
        } else {
            page.add(table(shown));
        }
        Button back = new Button(getTranslation("outreach.wave.messages.back"), click -> {
            begins.removeLast();
            show();
        });
        back.setEnabled(begins.size() > 1);
        Button next = new Button(getTranslation("outreach.wave.messages.next"), click -> {
            begins.add(shown.getLast().after());
            show();
        });
        next.setEnabled(more);
        Div pages = new Div(back, new Span(getTranslation("outreach.wave.messages.page", begins.size())), next);
        pages.addClassName("m-wave-row");
        page.add(pages);
    }

    private PlainTable table(List<DeliveryLine> lines) {
        PlainTable table = new PlainTable(
                getTranslation("outreach.wave.messages"),
                List.of(
                        getTranslation("outreach.wave.case"),
                        getTranslation("outreach.wave.name"),
                        getTranslation("outreach.wave.address"),
                        getTranslation("outreach.wave.cards"),
                        getTranslation("outreach.wave.stateTitle"),
                        getTranslation("outreach.wave.sentAt"),
                        getTranslation("outreach.wave.why"),
                        getTranslation("outreach.wave.attempts")));
        for (DeliveryLine line : lines) {
            table.row(List.of(
                    new Span(line.caseNumber()),
                    new Span(line.name()),
                    new Span(Objects.requireNonNullElse(line.address(), "-")),
                    new Span(Integer.toString(line.cards())),
                    Words.badge(this, line.state()),
                    new Span(Words.minute(line.sentAt())),
                    new Span(why(line)),
                    attempts(line)));
        }
        return table;
    }

    private static String why(DeliveryLine line) {
        String code = line.code();
        String cause = line.cause();
        return code == null && cause == null
                ? "-"
                : (Objects.requireNonNullElse(code, "") + " " + Objects.requireNonNullElse(cause, "")).strip();
    }

    private Component attempts(DeliveryLine line) {
        if (line.attempts() == 0) {
            return new Span("0");
        }
        Button show = new Button(
                getTranslation("outreach.wave.attempts.show", line.attempts()),
                click -> attemptsOf(line).open());
        show.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        show.setAriaLabel(getTranslation("outreach.wave.attempts.of", line.caseNumber(), line.attempts()));
        return show;
    }

    private Dialog attemptsOf(DeliveryLine line) {
        Dialog dialog = new Dialog(getTranslation("outreach.wave.attempts.title", line.caseNumber()));
        PlainTable table = new PlainTable(
                getTranslation("outreach.wave.attempts"),
                List.of(
                        getTranslation("outreach.wave.attempt.number"),
                        getTranslation("outreach.wave.attempt.at"),
                        getTranslation("outreach.wave.attempt.outcome"),
                        getTranslation("outreach.wave.attempt.answer")));
        for (DeliveryAttempt attempt : figures.attempts(line.id())) {
            table.row(
                    Integer.toString(attempt.number()),
                    Words.minute(attempt.happenedAt()),
                    attempt.outcome(),
                    (Objects.requireNonNullElse(attempt.code(), "") + " "
                                    + Objects.requireNonNullElse(attempt.answer(), ""))
                            .strip());
        }
        dialog.add(table);
        dialog.getFooter().add(new Button(getTranslation("outreach.wave.close"), click -> dialog.close()));
        return dialog;
    }
}
