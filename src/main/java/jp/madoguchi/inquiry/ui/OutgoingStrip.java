package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.Optional;
import java.util.function.Function;
import jp.madoguchi.inquiry.CallReason;
import jp.madoguchi.inquiry.InquiryNumber;
import jp.madoguchi.inquiry.OutgoingCall;
import org.jspecify.annotations.Nullable;

/** Above the form, where the desk makes the call: why, what was asked before, and what to do if nobody is reached. */
class OutgoingStrip extends Section {
    /** In the address of the list: the call that nobody was reached with. */
    static final String NOT_REACHED = "notReached";

    private final Function<CallReason, Optional<OutgoingCall>> calls;
    private final Runnable onNotReached;

    /**
     * @param calls finds the call
     * @param onNotReached is run before the list is opened, in which it is noted
     */
    OutgoingStrip(Function<CallReason, Optional<OutgoingCall>> calls, Runnable onNotReached) {
        this.calls = calls;
        this.onNotReached = onNotReached;
        addClassName("m-outgoing");
        setVisible(false);
    }

    /** Shows the call; none where the call came in. */
    void show(@Nullable CallReason reason) {
        removeAll();
        Optional<OutgoingCall> call = Optional.ofNullable(reason).flatMap(calls);
        setVisible(call.isPresent());
        call.ifPresent(this::show);
    }

    private void show(OutgoingCall call) {
        getElement()
                .setAttribute("aria-label", getTranslation(call.reason().kind().textKey()));
        Span kind = new Span(getTranslation(call.reason().kind().textKey()));
        kind.addClassName("m-outgoing-kind");
        Span phone = new Span(call.phone() == null ? "-" : call.phone());
        phone.addClassName("m-outgoing-phone");
        add(kind, phone, why(call));
        if (call.question() != null) {
            Paragraph question = new Paragraph(call.question());
            question.addClassName("m-repeat-summary");
            add(question);
        }
        if (call.waits()) {
            Button nobody =
                    new Button(getTranslation("inquiry.outgoing.notReached"), click -> notReached(call.reason()));
            nobody.addThemeVariants(ButtonVariant.LUMO_SMALL);
            add(nobody);
        } else if (call.keptIn() == null) {
            add(new Span(
                    call.closedBy() == null
                            ? getTranslation("inquiry.outgoing.gone")
                            : getTranslation("inquiry.outgoing.done", call.closedBy())));
        }
    }

    private void notReached(CallReason reason) {
        onNotReached.run();
        UI.getCurrent().navigate(reason.kind().path(), QueryParameters.of(NOT_REACHED, Long.toString(reason.id())));
    }

    private Span why(OutgoingCall call) {
        Span why = new Span(getTranslation(call.why().key(), call.why().args().toArray()));
        Long asked = call.askedIn();
        if (asked != null) {
            RouterLink link = new RouterLink(InquiryNumber.of(asked), InquiryListView.class);
            link.setQueryParameters(QueryParameters.of("inquiry", InquiryNumber.of(asked)));
            why.add(new Span(" "), link);
        }
        return why;
    }
}
