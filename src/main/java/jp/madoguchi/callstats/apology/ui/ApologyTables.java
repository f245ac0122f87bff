package jp.madoguchi.callstats.apology.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.madoguchi.callstats.apology.Apology;
import jp.madoguchi.callstats.apology.ApologyState;
import jp.madoguchi.callstats.apology.ApologyTry;
import jp.madoguchi.inquiry.InquiryNumber;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.platform.ui.StatusBadge;

/** The rows of the list: those who are to be called, and what became of the others. */
class ApologyTables extends Div {
    ApologyTables() {
        addClassName("m-apology-tables");
    }

    /** @param actions absent where the reader doesn't call */
    PlainTable waiting(List<Apology> apologies, Instant now, Optional<Function<Apology, Component>> actions) {
        List<String> columns = new ArrayList<>(words("dueAt", "phone", "calls", "persons", "person", "tries"));
        actions.ifPresent(any -> columns.addAll(words("action")));
        PlainTable table = new PlainTable(getTranslation("callstats.apology.title"), columns);
        for (Apology apology : apologies) {
            List<Component> cells = new ArrayList<>(List.of(
                    due(apology, now),
                    phone(apology),
                    new Span(said(ApologyWords.calls(apology, locale()))),
                    persons(apology),
                    new Span(Optional.ofNullable(apology.person()).orElse(getTranslation("inquiry.promise.anybody"))),
                    tries(apology)));
            actions.ifPresent(make -> cells.add(make.apply(apology)));
            table.row(cells);
        }
        return table;
    }

    PlainTable closed(List<Apology> apologies) {
        PlainTable table = new PlainTable(
                getTranslation("callstats.apology.closed"),
                words("closedAt", "phone", "calls", "persons", "state", "closedBy"));
        for (Apology apology : apologies) {
            table.row(List.of(
                    new Span(apology.closedAt() == null ? "-" : when(apology.closedAt())),
                    phone(apology),
                    new Span(said(ApologyWords.calls(apology, locale()))),
                    persons(apology),
                    state(apology),
                    new Span(Optional.ofNullable(apology.closedBy()).orElse("-"))));
        }
        return table;
    }

    private Component due(Apology apology, Instant now) {
        Div due = new Div(new Span(when(apology.dueAt())));
        if (apology.isOverdue(now)) {
            due.add(new StatusBadge(getTranslation("inquiry.callback.overdue"), StatusBadge.Look.BAD));
        }
        due.addClassName("m-apology-due");
        return due;
    }

    private static Component phone(Apology apology) {
        Span phone = new Span(apology.phone());
        phone.addClassName("m-apology-phone");
        return phone;
    }

    private Component persons(Apology apology) {
        Div persons = new Div();
        apology.persons()
                .forEach(person -> persons.add(new Div(new Span(person.holderName()), new Hint(person.caseNumber()))));
        if (apology.persons().isEmpty()) {
            persons.add(new Span(getTranslation("callstats.apology.unknown")));
        }
        persons.addClassName("m-apology-persons");
        return persons;
    }

    private Component tries(Apology apology) {
        Div tries = new Div();
        if (apology.tries().isEmpty()) {
            tries.add(new Span("-"));
        }
        apology.tries().forEach(one -> tries.add(new Div(tried(one))));
        return tries;
    }

    private Component[] tried(ApologyTry one) {
        Span what = new Span(getTranslation(
                one.reached() ? "callstats.apology.tryReached" : "callstats.apology.tryNot",
                when(one.triedAt()),
                one.triedBy()));
        return one.note() == null ? new Component[] {what} : new Component[] {what, new Hint(one.note())};
    }

    private Component state(Apology apology) {
        StatusBadge.Look look = apology.state() == ApologyState.GIVEN_UP || apology.state() == ApologyState.NEVER_CALLED
                ? StatusBadge.Look.PLAIN
                : StatusBadge.Look.GOOD;
        Div state = new Div(new StatusBadge(getTranslation(apology.state().textKey()), look));
        Long inquiry = apology.inquiryId();
        if (inquiry != null) {
            String number = InquiryNumber.of(inquiry);
            state.add(new Span(" "), new Anchor("desk/inquiries?inquiry=" + number, number));
        }
        if (apology.answeredAt() != null) {
            state.add(new Hint(getTranslation("callstats.apology.answeredAt", when(apology.answeredAt()))));
        }
        if (apology.note() != null) {
            state.add(new Hint(apology.note()));
        }
        return state;
    }

    private List<String> words(String... columns) {
        return Stream.of(columns)
                .map(column -> getTranslation("callstats.apology.column." + column))
                .toList();
    }

    private String said(MessageText text) {
        return getTranslation(text.key(), text.args().toArray());
    }

    private Locale locale() {
        return getLocale();
    }

    private String when(Instant instant) {
        return JapaneseDates.dayAndTime(instant, getLocale());
    }
}
