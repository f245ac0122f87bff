package jp.madoguchi.inquiry.escalation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import jp.madoguchi.inquiry.escalation.Escalation;
import jp.madoguchi.inquiry.escalation.EscalationState;
import jp.madoguchi.inquiry.escalation.Urgency;
import jp.madoguchi.platform.ui.StatusBadge;
import org.jspecify.annotations.Nullable;

/** One escalation: what it is about, until when, what was written, and what can be done next. */
class EscalationCard extends Article {
    private final EscalationWords words;
    private final H2 title = new H2();

    /**
     * @param inquiryAddress where the inquiry can be read; absent for those who may not
     * @param more what else is shown, between the texts and the buttons
     */
    EscalationCard(
            Escalation escalation,
            EscalationWords words,
            Instant now,
            @Nullable String inquiryAddress,
            List<? extends Component> more,
            List<Button> actions) {
        this.words = words;
        addClassNames("m-card", "m-escalation");
        boolean overdue = escalation.isOverdue(now);
        if (overdue) {
            addClassName("m-escalation--overdue");
        }
        title.setText(words.category(escalation.categoryId()));
        title.getElement().setAttribute("tabindex", "-1");
        add(head(escalation, overdue), facts(escalation, inquiryAddress), new ThreadList(escalation.thread()));
        more.forEach(this::add);
        if (!actions.isEmpty()) {
            Div row = new Div();
            row.addClassName("m-escalation__actions");
            actions.forEach(row::add);
            add(row);
        }
    }

    /** Puts the keyboard here, where the button that was pressed is gone. */
    void focus() {
        title.getElement().callJsFunction("focus");
    }

    private Div head(Escalation escalation, boolean overdue) {
        Div head =
                new Div(title, new StatusBadge(getTranslation(escalation.state().textKey()), look(escalation.state())));
        head.addClassName("m-escalation__head");
        if (escalation.state().isOpen()) {
            if (overdue) {
                head.add(new StatusBadge(getTranslation("inquiry.escalation.overdue"), StatusBadge.Look.BAD));
            } else if (escalation.urgency() == Urgency.TODAY) {
                head.add(new StatusBadge(getTranslation(Urgency.TODAY.textKey()), StatusBadge.Look.BAD));
            }
            Span due = new Span(getTranslation("inquiry.escalation.due", words.dateTime(escalation.dueAt())));
            due.addClassName("m-escalation__due");
            head.add(due);
        }
        return head;
    }

    private static StatusBadge.Look look(EscalationState state) {
        return switch (state) {
            case ASKED, ASKED_BACK -> StatusBadge.Look.WAITING;
            case ANSWERED -> StatusBadge.Look.GOOD;
            case TOLD, WITHDRAWN -> StatusBadge.Look.PLAIN;
        };
    }

    private Div facts(Escalation escalation, @Nullable String inquiryAddress) {
        Div facts = new Div();
        facts.addClassName("m-escalation__facts");
        String number = getTranslation("inquiry.escalation.inquiry", escalation.inquiryNumber());
        facts.add(inquiryAddress == null ? new Span(number) : new Anchor(inquiryAddress, number));
        Stream.concat(
                        Stream.of(
                                escalation.concerned().name(),
                                escalation.concerned().phone()),
                        words.issuers(escalation.concerned().issuers()).stream())
                .filter(Objects::nonNull)
                .forEach(fact -> facts.add(new Span(fact)));
        return facts;
    }
}
