package jp.madoguchi.outreach.wave.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import jp.madoguchi.outreach.wave.AudienceRefusedException;
import jp.madoguchi.outreach.wave.Wave;
import jp.madoguchi.outreach.wave.WavePreparationService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.Notices;

/** A draft being written: its fields, its audience, and what still stands in the way of submitting it. */
class DraftPanel extends Div {
    private final transient Wave wave;
    private final transient WavePreparationService preparation;
    private final transient Runnable done;
    private final DraftForm form;
    private final AudienceEditor audience;

    /** @param done after it was saved or submitted */
    DraftPanel(Wave wave, DraftForm form, AudienceEditor audience, WavePreparationService preparation, Runnable done) {
        this.wave = wave;
        this.form = form;
        this.audience = audience;
        this.preparation = preparation;
        this.done = done;
        form.onChannel(audience::look);
        Button save = new Button(getTranslation("outreach.wave.save"), click -> {
            if (save()) {
                Notices.success(MessageText.of("outreach.wave.saved"));
                done.run();
            }
        });
        Button submit = new Button(getTranslation("outreach.wave.submit"), click -> submit());
        submit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div actions = new Div(save, submit);
        actions.addClassName("m-wave-row");
        add(form, new H3(getTranslation("outreach.wave.audience")), audience, openPoints(), actions);
    }

    /** Whether something stands in it that isn't kept. */
    boolean isChanged() {
        return !form.draft(audience.audience()).equals(wave.draft());
    }

    private Div openPoints() {
        List<MessageText> points = preparation.openPoints(wave.id());
        Div open = new Div();
        if (points.isEmpty()) {
            open.add(new Paragraph(getTranslation("outreach.wave.ready")));
        } else {
            UnorderedList list = new UnorderedList();
            points.forEach(point -> list.add(new ListItem(Words.text(this, point))));
            open.add(new H3(getTranslation("outreach.wave.openPoints")), list);
        }
        return open;
    }

    private boolean save() {
        form.clear();
        try {
            preparation.save(wave.id(), wave.revision(), form.draft(audience.audience()));
            return true;
        } catch (AudienceRefusedException e) {
            audience.show(e.problems());
        } catch (RejectedException e) {
            form.show(e);
        }
        return false;
    }

    /** What is in the form is what is submitted: it is kept before. */
    private void submit() {
        boolean changed = isChanged();
        if (changed && !save()) {
            return;
        }
        try {
            preparation.submit(wave.id(), changed ? wave.revision() + 1 : wave.revision());
            Notices.success(MessageText.of("outreach.wave.submitted"));
        } catch (RejectedException e) {
            Notices.error(e);
        }
        done.run();
    }
}
