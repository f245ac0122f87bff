package jp.madoguchi.inquiry.escalation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import jp.madoguchi.inquiry.escalation.DeskEscalationService;
import jp.madoguchi.inquiry.escalation.Escalation;

/** What the city was asked about one inquiry and what came of it. */
@CssImport("./styles/escalation.css")
public class InquiryEscalations extends Section {
    private final DeskEscalationService escalations;
    private final long inquiryId;

    public InquiryEscalations(DeskEscalationService escalations, long inquiryId) {
        this.escalations = escalations;
        this.inquiryId = inquiryId;
        addClassName("m-inquiry-escalations");
        show();
    }

    /** Opens the question to the city; for those who may ask. */
    public Button askButton() {
        return new Button(
                getTranslation("inquiry.escalation.ask.open"),
                click -> new AskTheCity(escalations, inquiryId, this::show).open());
    }

    private void show() {
        removeAll();
        var asked = escalations.byInquiry(inquiryId);
        setVisible(!asked.isEmpty());
        if (!asked.isEmpty()) {
            add(new H3(getTranslation("inquiry.escalation.desk.title")));
            asked.forEach(this::show);
        }
    }

    private void show(Escalation escalation) {
        Div head = new Div(new Span(getTranslation(escalation.state().textKey())));
        if (escalation.state().isOpen()) {
            head.add(new Span(getTranslation(
                    "inquiry.escalation.due", EscalationWords.dateTime(escalation.dueAt(), getLocale()))));
        }
        head.addClassName("m-escalation__facts");
        add(head, new ThreadList(escalation.thread()));
    }
}
