package jp.madoguchi.callstats.apology.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.QueryParameters;
import java.time.Instant;
import jp.madoguchi.callstats.apology.Apology;
import jp.madoguchi.callstats.apology.ApologyService;
import jp.madoguchi.inquiry.callback.ui.AttemptDialog;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.Notices;
import org.jspecify.annotations.Nullable;

/** What can be done with somebody on the list: call now, note what became of it, take it or give it back. */
class ApologyActions extends Div {
    private final long incidentId;
    private final Apology apology;
    private final ApologyService apologies;
    private final Runnable onChange;

    /** @param user who looks at it */
    ApologyActions(long incidentId, Apology apology, String user, ApologyService apologies, Runnable onChange) {
        this.incidentId = incidentId;
        this.apology = apology;
        this.apologies = apologies;
        this.onChange = onChange;
        addClassName("m-apology-actions");
        Button call = button("callstats.apology.call", "callstats.apology.callOf", () -> tried(this::call));
        call.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Button result = button(
                "callstats.apology.result",
                "callstats.apology.resultOf",
                () -> noteResult(AttemptDialog.Result.NOT_REACHED));
        Button hand = user.equals(apology.person())
                ? button(
                        "callstats.apology.giveBack",
                        "callstats.apology.giveBackOf",
                        () -> changed(() -> apologies.giveBack(incidentId, apology.id())))
                : button(
                        "callstats.apology.take",
                        "callstats.apology.takeOf",
                        () -> changed(() -> apologies.take(incidentId, apology.id())));
        add(call, result, hand);
    }

    private Button button(String text, String spoken, Runnable act) {
        Button button = new Button(getTranslation(text), click -> act.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.setAriaLabel(getTranslation(spoken, apology.phone()));
        return button;
    }

    private void changed(Runnable act) {
        tried(() -> {
            act.run();
            onChange.run();
        });
    }

    /** Where somebody was quicker, the list shows it. */
    private void tried(Runnable act) {
        try {
            act.run();
        } catch (RejectedException e) {
            Notices.error(e);
            onChange.run();
        }
    }

    /** Takes it, and opens the entry with the caller. */
    void call() {
        apologies.take(incidentId, apology.id());
        UI.getCurrent()
                .navigate("desk", QueryParameters.of("call", apology.reason().text()));
    }

    void noteResult(AttemptDialog.Result first) {
        MessageText about = ApologyWords.calls(apology, getLocale());
        new AttemptDialog(
                        getTranslation("callstats.apology.callTo", apology.phone()),
                        getTranslation(about.key(), about.args().toArray()),
                        first,
                        new OfApology(),
                        onChange)
                .open();
    }

    private final class OfApology implements AttemptDialog.Results {
        @Override
        public Instant usualTime() {
            return apologies.usualTime(incidentId);
        }

        @Override
        public void reached(String note) {
            apologies.reached(incidentId, apology.id(), note);
        }

        @Override
        public void notReached(@Nullable Instant again, String note) {
            apologies.notReached(incidentId, apology.id(), again, note);
        }

        @Override
        public void giveUp(String note) {
            apologies.giveUp(incidentId, apology.id(), note);
        }
    }
}
