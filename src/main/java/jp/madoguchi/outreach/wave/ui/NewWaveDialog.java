package jp.madoguchi.outreach.wave.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.IntConsumer;
import java.util.function.ToIntFunction;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.WaveKind;
import jp.madoguchi.outreach.wave.WaveDraft;
import jp.madoguchi.platform.error.RejectedException;

/** Begins a wave: what for, on which way, and what it is called. All the rest is on its page. */
class NewWaveDialog extends Dialog {
    private final TextField titleJa = new TextField();
    private final TextField titleEn = new TextField();
    private final Select<WaveKind> kind = new Select<>();
    private final Select<MessageChannel> channel = new Select<>();

    /** @param prepare answers with the wave's number */
    NewWaveDialog(ToIntFunction<WaveDraft> prepare, IntConsumer prepared) {
        setHeaderTitle(getTranslation("outreach.wave.prepare"));
        setCloseOnOutsideClick(false);
        kind.setLabel(getTranslation("outreach.wave.kind"));
        kind.setItems(WaveKind.values());
        kind.setItemLabelGenerator(one -> getTranslation("outreach.template.kind." + one));
        kind.setValue(WaveKind.GIFT_DELIVERY);
        channel.setLabel(getTranslation("outreach.wave.channel"));
        channel.setItems(MessageChannel.values());
        channel.setItemLabelGenerator(one -> getTranslation("outreach.template.channel." + one));
        channel.setValue(MessageChannel.EMAIL);
        titleJa.setLabel(getTranslation("outreach.wave.titleJa"));
        titleEn.setLabel(getTranslation("outreach.wave.titleEn"));
        titleJa.setManualValidation(true);
        titleEn.setManualValidation(true);
        Div form = new Div(kind, channel, titleJa, titleEn);
        form.addClassName("m-wave-form");
        add(form);
        Button begin = new Button(getTranslation("outreach.wave.begin"), click -> {
            titleJa.setInvalid(false);
            titleEn.setInvalid(false);
            try {
                int number = prepare.applyAsInt(WaveDraft.of(
                        kind.getValue(),
                        channel.getValue(),
                        titleJa.getValue().strip(),
                        titleEn.getValue().strip()));
                close();
                prepared.accept(number);
            } catch (RejectedException e) {
                TextField field = "titleEn".equals(e.field()) ? titleEn : titleJa;
                field.setErrorMessage(Words.text(this, e.text()));
                field.setInvalid(true);
            }
        });
        begin.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("outreach.wave.cancel"), click -> close()), begin);
    }
}
