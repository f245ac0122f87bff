package jp.madoguchi.privacy.subject.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.StatusBadge;
import jp.madoguchi.privacy.subject.Correction;
import jp.madoguchi.privacy.subject.SubjectRequest;
import jp.madoguchi.privacy.subject.SubjectRequest.State;

/** One request with what became of it, and why. */
class RequestCard extends Div {
    private final H3 heading;
    private final DescriptionList facts = new DescriptionList();

    RequestCard(SubjectRequest request, List<Correction> made, LocalDate today, Div actions) {
        addClassName("m-subject-request");
        heading = new H3(getTranslation(
                "privacy.subject.card",
                request.name(),
                getTranslation(request.kind().textKey())));
        heading.getElement().setAttribute("tabindex", "-1");
        add(new Div(heading, state(request, today)));
        fact("privacy.subject.column.case", request.caseNumber());
        fact("privacy.subject.askedOn", JapaneseDates.full(request.askedOn(), getLocale()));
        fact("privacy.subject.column.due", JapaneseDates.full(request.dueOn(), getLocale()));
        fact("privacy.subject.column.words", request.words());
        fact("privacy.subject.identity", request.identityCheck());
        fact("privacy.subject.receivedBy", signed(request.receivedByName(), request.receivedAt()));
        String closedBy = request.closedByName();
        Instant closedAt = request.closedAt();
        if (closedBy != null && closedAt != null) {
            fact("privacy.subject.closedBy", signed(closedBy, closedAt));
            fact("privacy.subject.answer", request.answer() == null ? "-" : request.answer());
        }
        made.forEach(correction -> fact("privacy.subject.corrected", line(correction)));
        add(facts, actions);
    }

    /** Where the cursor goes when the request was worked on: its button is gone with the card that was there. */
    void focus() {
        heading.getElement().callJsFunction("focus");
    }

    private Component state(SubjectRequest request, LocalDate today) {
        if (request.state() == State.OPEN && request.dueOn().isBefore(today)) {
            return new StatusBadge(getTranslation("privacy.subject.overdue"), StatusBadge.Look.BAD);
        }
        return new StatusBadge(
                getTranslation(request.state().textKey()),
                switch (request.state()) {
                    case OPEN -> StatusBadge.Look.WAITING;
                    case DONE -> StatusBadge.Look.GOOD;
                    case DECLINED -> StatusBadge.Look.PLAIN;
                });
    }

    /** Masked: which field, and what little tells the old from the new. */
    private String line(Correction correction) {
        String fields = correction.changed().stream()
                .map(field -> getTranslation(
                        "privacy.subject.corrected.field",
                        getTranslation(field.textKey()),
                        shown(correction.before().of(field)),
                        shown(correction.after().of(field))))
                .collect(Collectors.joining(getTranslation("privacy.subject.pdf.and")));
        return getTranslation(
                "privacy.subject.corrected.line",
                fields,
                correction.caseNumber(),
                signed(correction.madeByName(), correction.madeAt()));
    }

    private String shown(String value) {
        return value.isEmpty() ? getTranslation("privacy.subject.correct.empty") : value;
    }

    private String signed(String name, Instant at) {
        return getTranslation(
                "privacy.subject.signed",
                name,
                JapaneseDates.full(Tokyo.day(at), getLocale()) + " "
                        + Tokyo.local(at).toLocalTime().withNano(0).withSecond(0));
    }

    private void fact(String term, String words) {
        facts.add(new DescriptionList.Term(getTranslation(term)), new DescriptionList.Description(new Span(words)));
    }
}
