package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLink;
import jp.madoguchi.inquiry.InquiryLine;
import jp.madoguchi.inquiry.Outcome;
import jp.madoguchi.inquiry.OutgoingCall;
import jp.madoguchi.inquiry.escalation.DeskEscalationService;
import jp.madoguchi.inquiry.escalation.ui.AskTheCity;

/** Above the blank form: what was saved last, and the question to the city where it was handed on. */
class SavedBanner extends Div {
    private final InquiryWords words;
    private final DeskEscalationService escalations;
    private final Runnable onAsked;

    /** @param onAsked is run when the city has been asked */
    SavedBanner(InquiryWords words, DeskEscalationService escalations, Runnable onAsked) {
        this.words = words;
        this.escalations = escalations;
        this.onAsked = onAsked;
        addClassName("m-saved");
        getElement().setAttribute("role", "status");
    }

    /** What has become of the call that the desk made, besides. */
    void add(OutgoingCall call, InquiryLine line, String user) {
        String closedBy = call.closedBy();
        if (Long.valueOf(line.id()).equals(call.keptIn())) {
            add(new Span(getTranslation("inquiry.outgoing.kept")));
        } else if (closedBy == null) {
            add(new Span(getTranslation("inquiry.outgoing.goneSaved")));
        } else if (!closedBy.equals(user)) {
            add(new Span(getTranslation("inquiry.outgoing.keptByOther", closedBy)));
        }
    }

    void show(InquiryLine line) {
        RouterLink link = new RouterLink(line.number(), InquiryListView.class);
        link.setQueryParameters(QueryParameters.of("inquiry", line.number()));
        removeAll();
        add(
                new Span(getTranslation("inquiry.entry.saved", words.time(line.endedAt()))),
                link,
                new Span(words.question(line.categoryId(), line.topicId()) + "・"
                        + getTranslation(line.outcome().textKey())));
        if (line.outcome() == Outcome.ESCALATED) {
            Button ask = new Button(
                    getTranslation("inquiry.entry.ask"),
                    click -> new AskTheCity(escalations, line.id(), onAsked).open());
            ask.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_PRIMARY);
            add(ask);
        }
    }
}
