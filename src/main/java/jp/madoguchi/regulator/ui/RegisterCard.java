package jp.madoguchi.regulator.ui;

import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.StatusBadge;
import jp.madoguchi.regulator.MeasureState;
import jp.madoguchi.regulator.RegisterLine;
import jp.madoguchi.regulator.RegulatorAction;
import jp.madoguchi.regulator.RequiredMeasure;

/** An action in the list: what it is, how far its measures are, what is due next. */
class RegisterCard extends Article {
    RegisterCard(RegisterLine line, LocalDate today) {
        addClassName("m-regulator-action");
        RegulatorAction action = line.action();
        H3 title = new H3(RegisterWords.link(
                RegisterWords.action(action.id()),
                getTranslation(
                        "regulator.action.title",
                        action.authority(),
                        getTranslation(action.kind().textKey()))));
        Span day = new Span(RegisterWords.day(action.issuedOn()));
        day.addClassName("m-regulator-action__day");
        Div head = new Div(day, title);
        head.addClassName("m-regulator-action__head");
        if (line.withdrawn()) {
            head.add(new StatusBadge(getTranslation("regulator.state.withdrawn"), StatusBadge.Look.PLAIN));
        }
        add(head);
        if (!action.subject().isEmpty()) {
            add(new Paragraph(action.subject()));
        }
        add(new Hint(action.addressee() + "　" + RegisterWords.statute(action.basis(), this)));
        add(
                progress(line, today),
                new Hint(getTranslation("regulator.lastChange", RegisterWords.signed(line.changed()))));
    }

    private Div progress(RegisterLine line, LocalDate today) {
        Div progress = new Div();
        progress.addClassName("m-regulator-action__progress");
        if (line.total() == 0) {
            progress.add(new Span(getTranslation("regulator.noMeasures")));
            return progress;
        }
        progress.add(new Span(getTranslation("regulator.measuresOf", line.total(), line.done())));
        for (MeasureState state : MeasureState.values()) {
            int count = line.count(state);
            if (count > 0) {
                StatusBadge badge = RegisterWords.badge(this, state);
                badge.add(" " + count);
                progress.add(badge);
            }
        }
        if (line.isOpen()) {
            progress.add(new Span(line.nextDue()
                    .map(due -> getTranslation("regulator.nextDue", RegisterWords.dayOfWeek(due)))
                    .orElseGet(() -> getTranslation("regulator.noDue"))));
        }
        if (line.isOverdue(today)) {
            progress.add(new StatusBadge(getTranslation("regulator.overdue"), StatusBadge.Look.BAD));
        }
        return progress;
    }

    /** All that a search looks through. */
    static String words(RegisterLine line) {
        RegulatorAction action = line.action();
        return Stream.concat(
                        Stream.of(
                                action.authority(),
                                action.addressee(),
                                action.subject(),
                                action.basis().law(),
                                action.basis().article(),
                                action.remark() == null ? "" : action.remark()),
                        Stream.concat(
                                action.reasons().stream(),
                                action.measures().stream().flatMap(RegisterCard::words)))
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
    }

    private static Stream<String> words(RequiredMeasure measure) {
        String owner = measure.owner();
        return Stream.of(measure.text(), owner == null ? "" : owner);
    }
}
