package jp.madoguchi.regulator.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Objects;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.Refusals;
import jp.madoguchi.regulator.ActionKind;
import jp.madoguchi.regulator.ActionTerms;
import jp.madoguchi.regulator.RegulatorAction;
import org.jspecify.annotations.Nullable;

/** The fields of an action. What is refused is said beside the field that it is about, and the cursor goes there. */
class EntryForm extends Div {
    private static final int LINE = 200;
    private static final int ARTICLE = 100;
    private static final int LATER_NUMBER = 300;
    private static final int SUBJECT = 1_000;
    private static final int TEXT = 2_000;
    private static final int REASON = 500;

    private final Select<ActionKind> kind = new Select<>();
    private final TextField authority = line("AUTHORITY", LINE);
    private final DatePicker issuedOn = RegisterWords.dayField(getTranslation("regulator.field.ISSUED_ON"));
    private final TextField addressee = line("ADDRESSEE", LINE);
    private final TextField law = line("LAW", LINE);
    private final TextField article = line("ARTICLE", ARTICLE);
    private final DatePicker asOf = RegisterWords.dayField(getTranslation("regulator.field.AS_OF"));
    private final TextField laterNumber = line("LATER_NUMBER", LATER_NUMBER);
    private final TextArea subject = area("SUBJECT", SUBJECT);
    private final TextArea remark = area("REMARK", TEXT);
    private final ItemLines measures =
            new ItemLines("measures", "regulator.field.MEASURE", "regulator.entry.measure.add", true);
    private final ItemLines reasons =
            new ItemLines("reasons", "regulator.field.REASON", "regulator.entry.reason.add", false);
    private final TextField reason = new TextField(getTranslation("regulator.reasonOfChange"));
    private final Refusals refusals = new Refusals();
    private final ActionTerms before;

    /** @param action what to change; absent for a new entry */
    EntryForm(@Nullable RegulatorAction action) {
        addClassNames("m-sections", "m-regulator-entry");
        kind.setLabel(getTranslation("regulator.field.KIND"));
        kind.setItems(ActionKind.values());
        kind.setItemLabelGenerator(one -> getTranslation(one.textKey()));
        asOf.setHelperText(getTranslation("regulator.entry.asOf.help"));
        laterNumber.setHelperText(getTranslation("regulator.entry.laterNumber.help"));
        subject.setHelperText(getTranslation("regulator.entry.subject.help"));
        reason.setMaxLength(REASON);
        reason.setValueChangeMode(ValueChangeMode.EAGER);
        authority.setRequiredIndicatorVisible(true);
        issuedOn.setRequiredIndicatorVisible(true);
        addressee.setRequiredIndicatorVisible(true);
        law.setRequiredIndicatorVisible(true);
        reason.setRequiredIndicatorVisible(true);
        reason.setVisible(action != null);
        if (action == null) {
            measures.add(null, "");
        } else {
            fill(action);
        }
        before = terms();
        add(
                new CardSection(
                        getTranslation("regulator.entry.what"),
                        fields(
                                field("authority", authority),
                                field("kind", kind),
                                field("issuedOn", issuedOn),
                                field("addressee", addressee)),
                        field("subject", subject)),
                new CardSection(
                        getTranslation("regulator.entry.basis"),
                        fields(
                                field("law", law),
                                field("article", article),
                                field("asOf", asOf),
                                field("laterNumber", laterNumber))),
                new CardSection(getTranslation("regulator.measures"), measures),
                new CardSection(getTranslation("regulator.reasons"), reasons),
                new CardSection(
                        getTranslation("regulator.field.REMARK"), field("remark", remark), field("reason", reason)),
                refusals);
    }

    private void fill(RegulatorAction action) {
        kind.setValue(action.kind());
        authority.setValue(action.authority());
        issuedOn.setValue(action.issuedOn());
        addressee.setValue(action.addressee());
        law.setValue(action.basis().law());
        article.setValue(action.basis().article());
        asOf.setValue(action.basis().asOf());
        laterNumber.setValue(action.basis().laterNumber());
        subject.setValue(action.subject());
        remark.setValue(Objects.requireNonNullElse(action.remark(), ""));
        action.measures().forEach(measure -> measures.add(measure.id(), measure.text()));
        action.reasons().forEach(one -> reasons.add(null, one));
    }

    void begin() {
        authority.focus();
    }

    ActionTerms terms() {
        return new ActionTerms(
                kind.getValue(),
                authority.getValue(),
                issuedOn.getValue(),
                addressee.getValue(),
                law.getValue(),
                article.getValue(),
                asOf.getValue(),
                laterNumber.getValue(),
                subject.getValue(),
                measures.measures(),
                reasons.texts(),
                remark.getValue());
    }

    String reason() {
        return reason.getValue();
    }

    boolean hasChanged() {
        return !terms().equals(before) || !reason.isEmpty();
    }

    void clearRefusals() {
        measures.register(refusals);
        reasons.register(refusals);
        refusals.clear();
    }

    void refuse(RejectedException refusal) {
        refusals.show(refusal);
    }

    private <F extends Component & HasValidation> F field(String name, F field) {
        return refusals.field(name, field);
    }

    private static Div fields(Component... fields) {
        Div row = new Div(fields);
        row.addClassName("m-regulator-fields");
        return row;
    }

    private TextField line(String field, int longest) {
        TextField line = new TextField(getTranslation("regulator.field." + field));
        line.setMaxLength(longest);
        line.setValueChangeMode(ValueChangeMode.EAGER);
        return line;
    }

    private TextArea area(String field, int longest) {
        TextArea area = new TextArea(getTranslation("regulator.field." + field));
        area.setMaxLength(longest);
        area.setMinRows(2);
        area.setValueChangeMode(ValueChangeMode.EAGER);
        return area;
    }
}
