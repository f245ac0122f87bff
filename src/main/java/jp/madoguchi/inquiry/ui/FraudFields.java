package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import java.text.Normalizer;
import java.util.Optional;
import jp.madoguchi.inquiry.FraudDetails;
import org.jspecify.annotations.Nullable;

/** How much was taken, since when it is known, and who has been told. */
class FraudFields extends Div {
    private final TextField amount = new TextField(getTranslation("inquiry.field.amountYen"));
    private final DatePicker noticedOn = new DatePicker(getTranslation("inquiry.field.noticedOn"));
    private final RadioButtonGroup<Boolean> issuerTold = told("inquiry.field.issuerTold");
    private final RadioButtonGroup<Boolean> policeTold = told("inquiry.field.policeTold");

    FraudFields(Runnable onChange) {
        addClassName("m-details-row");
        amount.setSuffixComponent(new Span(getTranslation("inquiry.yen")));
        amount.setMaxLength(20);
        amount.setManualValidation(true);
        noticedOn.setI18n(new DatePicker.DatePickerI18n().setDateFormat("yyyy/MM/dd"));
        noticedOn.setManualValidation(true);
        amount.addValueChangeListener(change -> onChange.run());
        noticedOn.addValueChangeListener(change -> onChange.run());
        issuerTold.addValueChangeListener(change -> onChange.run());
        policeTold.addValueChangeListener(change -> onChange.run());
        add(amount, noticedOn, issuerTold, policeTold);
    }

    private RadioButtonGroup<Boolean> told(String key) {
        RadioButtonGroup<Boolean> choice = new RadioButtonGroup<>(getTranslation(key));
        choice.setItems(true, false);
        choice.setItemLabelGenerator(yes -> getTranslation(yes ? "inquiry.yes" : "inquiry.no"));
        return choice;
    }

    TextField amount() {
        return amount;
    }

    DatePicker noticedOn() {
        return noticedOn;
    }

    void set(@Nullable FraudDetails details) {
        FraudDetails shown = details == null ? FraudDetails.NONE : details;
        amount.setValue(shown.amountYen() == null ? "" : shown.amountYen().toString());
        noticedOn.setValue(shown.noticedOn());
        issuerTold.setValue(shown.issuerTold());
        policeTold.setValue(shown.policeTold());
    }

    @Nullable
    FraudDetails get() {
        FraudDetails details =
                new FraudDetails(yen(), noticedOn.getValue(), issuerTold.getValue(), policeTold.getValue());
        return details.equals(FraudDetails.NONE) ? null : details;
    }

    boolean isUnreadable() {
        return !amount.getValue().isBlank() && yen() == null;
    }

    private @Nullable Long yen() {
        return yen(amount.getValue()).orElse(null);
    }

    /** As people write it: 12,000円, １２０００. Empty where it can't be read. */
    static Optional<Long> yen(String written) {
        String plain = Normalizer.normalize(written, Normalizer.Form.NFKC).replaceAll("[\\s,円¥]", "");
        return plain.matches("\\d{1,12}") ? Optional.of(Long.valueOf(plain)) : Optional.empty();
    }
}
