package jp.madoguchi.reissue.plan.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.reissue.plan.NewPlan;
import jp.madoguchi.reissue.plan.PlanKind;
import jp.madoguchi.reissue.plan.ReportingPlan;

/** Sets an organisation's plan; it starts with the one in force. */
class PlanForm extends Div {
    private final Select<String> organisation = new Select<>();
    private final Select<PlanKind> kind = new Select<>();
    private final DatePicker firstDue = new DatePicker();
    private final IntegerField daysAfter = new IntegerField();
    private final DatePicker until = new DatePicker();
    private final Paragraph problem = new Paragraph();
    private final transient Consumer<NewPlan> set;
    private transient Map<String, ReportingPlan> plans = Map.of();
    /** The revision that the fields were filled from. */
    private int seen;

    /** @param set keeps it, or says by a {@link RejectedException} why not */
    PlanForm(Consumer<NewPlan> set) {
        this.set = set;
        addClassName("m-plan-form");
        DatePicker.DatePickerI18n format = new DatePicker.DatePickerI18n().setDateFormat("yyyy-MM-dd");
        organisation.setLabel(getTranslation("reissue.queue.organisation"));
        organisation.addValueChangeListener(change -> fill());
        kind.setLabel(getTranslation("reissue.plan.kind"));
        kind.setItems(PlanKind.values());
        kind.setItemLabelGenerator(one -> getTranslation("reissue.plan.kind." + one));
        firstDue.setLabel(getTranslation("reissue.plan.firstDue"));
        firstDue.setI18n(format);
        firstDue.setManualValidation(true);
        daysAfter.setLabel(getTranslation("reissue.plan.daysAfter"));
        daysAfter.setManualValidation(true);
        daysAfter.setStepButtonsVisible(true);
        daysAfter.setMin(0);
        until.setLabel(getTranslation("reissue.plan.until"));
        until.setI18n(format);
        until.setManualValidation(true);
        problem.addClassName("m-review-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        Button save = new Button(getTranslation("reissue.plan.save"), click -> save());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div fields = new Div(organisation, kind, firstDue, daysAfter, until);
        fields.addClassName("m-plan-form__fields");
        add(fields, problem, save);
    }

    /** Fields that have been filled stay as they are, whoever sets a plan meanwhile. */
    void show(List<String> organisations, Map<String, ReportingPlan> inForce) {
        plans = inForce;
        if (organisation.getListDataView().getItems().toList().equals(organisations)) {
            return;
        }
        String chosen = organisation.getValue();
        organisation.setItems(organisations);
        organisation.setValue(organisations.contains(chosen) ? chosen : organisations.getFirst());
    }

    private void fill() {
        ReportingPlan plan = plans.get(organisation.getValue());
        seen = plan == null ? 0 : plan.revision();
        kind.setValue(plan == null ? PlanKind.MONTHLY : plan.kind());
        firstDue.setValue(plan == null ? null : plan.firstDue());
        daysAfter.setValue(plan == null ? null : plan.daysAfter());
        until.setValue(plan == null ? null : plan.until());
    }

    private void save() {
        Map<String, HasValidation> fields = Map.of(
                "organisation",
                organisation,
                "kind",
                kind,
                "firstDue",
                firstDue,
                "daysAfter",
                daysAfter,
                "until",
                until);
        fields.values().forEach(field -> field.setInvalid(false));
        problem.setText("");
        problem.setVisible(false);
        try {
            set.accept(new NewPlan(
                    Objects.requireNonNullElse(organisation.getValue(), ""),
                    seen,
                    kind.getValue(),
                    firstDue.getValue(),
                    daysAfter.getValue(),
                    until.getValue()));
            seen++;
            Notices.success(MessageText.of("reissue.plan.saved"));
        } catch (RejectedException e) {
            String why = getTranslation(e.text().key(), e.text().args().toArray());
            HasValidation field = e.field() == null ? null : fields.get(e.field());
            if (field == null) {
                problem.setText(why);
                problem.setVisible(true);
                // what is in force stands in the list above; the next try replaces that
                ReportingPlan plan = plans.get(organisation.getValue());
                seen = plan == null ? 0 : plan.revision();
            } else {
                field.setErrorMessage(why);
                field.setInvalid(true);
            }
        }
    }
}
