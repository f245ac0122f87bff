package jp.madoguchi.inquiry.callback.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.QueryParameters;
import java.time.Instant;
import jp.madoguchi.inquiry.CallReason;
import jp.madoguchi.inquiry.callback.Callback;
import jp.madoguchi.inquiry.callback.CallbackService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.ui.Notices;
import org.jspecify.annotations.Nullable;

/** What can be done with a promised call: call now, note what became of it, take it over. */
class CallbackActions extends Div {
    private final long incidentId;
    private final Callback callback;
    private final CallbackService callbacks;
    private final Runnable onChange;

    /** @param mine the user has it already */
    CallbackActions(long incidentId, Callback callback, boolean mine, CallbackService callbacks, Runnable onChange) {
        this.incidentId = incidentId;
        this.callback = callback;
        this.callbacks = callbacks;
        this.onChange = onChange;
        addClassName("m-callback-actions");
        String number = callback.inquiryNumber();
        Button call = button("inquiry.callback.callNow", "inquiry.callback.callNowOf", number, this::call);
        call.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(
                call,
                button(
                        "inquiry.callback.called",
                        "inquiry.callback.calledOf",
                        number,
                        () -> noteResult(AttemptDialog.Result.REACHED)));
        if (!mine) {
            add(button("inquiry.callback.take", "inquiry.callback.takeOf", number, this::take));
        }
    }

    private Button button(String text, String spoken, String number, Runnable act) {
        Button button = new Button(getTranslation(text), click -> act.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.setAriaLabel(getTranslation(spoken, number));
        return button;
    }

    /** Takes it, and opens the entry with the person and the question. */
    void call() {
        try {
            callbacks.take(incidentId, callback.id());
            UI.getCurrent()
                    .navigate(
                            "desk",
                            QueryParameters.of("call", new CallReason(CallReason.Kind.CALLBACK, callback.id()).text()));
        } catch (RejectedException e) {
            Notices.error(e);
            onChange.run();
        }
    }

    private void take() {
        try {
            callbacks.take(incidentId, callback.id());
        } catch (RejectedException e) {
            Notices.error(e);
        }
        onChange.run();
    }

    void noteResult(AttemptDialog.Result first) {
        new AttemptDialog(
                        getTranslation("inquiry.callback.call", callback.phone() == null ? "-" : callback.phone()),
                        callback.summary(),
                        first,
                        new OfCallback(),
                        onChange)
                .open();
    }

    private final class OfCallback implements AttemptDialog.Results {
        @Override
        public Instant usualTime() {
            return callbacks.usualTime(incidentId);
        }

        @Override
        public void reached(String note) {
            callbacks.reached(incidentId, callback.id(), note);
        }

        @Override
        public void notReached(@Nullable Instant again, String note) {
            callbacks.notReached(incidentId, callback.id(), again, note);
        }

        @Override
        public void giveUp(String note) {
            callbacks.giveUp(incidentId, callback.id(), note);
        }
    }
}
