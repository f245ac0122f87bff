package jp.madoguchi.inquiry.script.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.madoguchi.incident.Category;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.Topic;
import jp.madoguchi.inquiry.script.AnswerScript;
import jp.madoguchi.inquiry.script.ScriptService;
import jp.madoguchi.inquiry.script.ScriptText;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.platform.ui.SureDialog;
import org.jspecify.annotations.Nullable;

/** A script to be written, or the next version of one. */
class ScriptForm extends Dialog {
    private final Incident incident;
    private final ScriptService scripts;
    private final @Nullable AnswerScript before;
    private final Runnable onSaved;
    private final Select<Category> category = new Select<>();
    private final Select<Topic> topic = new Select<>();
    private final TextField question = new TextField(getTranslation("inquiry.script.question"));
    private final TextArea answer = new TextArea(getTranslation("inquiry.script.answer"));
    private final TextArea checks = new TextArea(getTranslation("inquiry.script.checks"));
    private final DatePicker validFrom = new DatePicker(getTranslation("inquiry.script.validFrom"));
    private final DatePicker validUntil = new DatePicker(getTranslation("inquiry.script.validUntil"));
    private final Map<String, HasValidation> fields = new LinkedHashMap<>();
    private ScriptText opened;

    /** @param before the version that is followed; absent for a new script */
    ScriptForm(
            Incident incident,
            ScriptService scripts,
            @Nullable AnswerScript before,
            LocalDate today,
            Runnable onSaved) {
        this.incident = incident;
        this.scripts = scripts;
        this.before = before;
        this.onSaved = onSaved;
        addClassName("m-script-form");
        setHeaderTitle(getTranslation(before == null ? "inquiry.script.add" : "inquiry.script.rewrite"));
        category.setLabel(getTranslation("inquiry.field.category"));
        category.setItems(incident.categories());
        category.setItemLabelGenerator(one -> one.name().in(getLocale()));
        topic.setLabel(getTranslation("inquiry.field.topic"));
        topic.setEmptySelectionAllowed(true);
        topic.setEmptySelectionCaption(getTranslation("inquiry.script.wholeCategory"));
        topic.setItemLabelGenerator(one -> one == null
                ? getTranslation("inquiry.script.wholeCategory")
                : one.name().in(getLocale()));
        category.addValueChangeListener(change -> topic.setItems(
                change.getValue() == null ? List.of() : change.getValue().topics()));
        answer.setMinHeight("9rem");
        checks.setHelperText(getTranslation("inquiry.script.checks.help"));
        for (DatePicker day : List.of(validFrom, validUntil)) {
            day.setI18n(new DatePicker.DatePickerI18n().setDateFormat("yyyy/MM/dd"));
        }
        fields.put("categoryId", category);
        fields.put("topicId", topic);
        fields.put("question", question);
        fields.put("answer", answer);
        fields.put("checks", checks);
        fields.put("validFrom", validFrom);
        fields.put("validUntil", validUntil);
        fields.values().forEach(field -> field.setManualValidation(true));
        fill(today);
        opened = text();
        Div place = new Div(category, topic);
        Div days = new Div(validFrom, validUntil);
        place.addClassName("m-script-row");
        days.addClassName("m-script-row");
        add(new Div(place, question, answer, checks, days));
        getFooter().add(new Button(getTranslation("inquiry.script.cancel"), click -> leave()), saveButton());
        setCloseOnOutsideClick(false);
        setCloseOnEsc(false);
        addDialogCloseActionListener(close -> leave());
        category.setAutofocus(before == null);
        answer.setAutofocus(before != null);
    }

    private void fill(LocalDate today) {
        AnswerScript shown = before;
        validFrom.setValue(today);
        if (shown != null) {
            category.setValue(incident.category(shown.categoryId()).orElse(null));
            Long topicId = shown.topicId();
            topic.setValue(
                    topicId == null || category.getValue() == null
                            ? null
                            : category.getValue().topic(topicId).orElse(null));
            question.setValue(shown.question());
            answer.setValue(shown.answer());
            checks.setValue(shown.checks());
            validUntil.setValue(shown.validUntil());
        }
    }

    private Button saveButton() {
        Button save = new Button(getTranslation("inquiry.script.save"));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.setDisableOnClick(true);
        save.addClickListener(click -> {
            save();
            save.setEnabled(true);
        });
        return save;
    }

    private ScriptText text() {
        Category of = category.getValue();
        Topic about = topic.getValue();
        return new ScriptText(
                of == null ? null : of.id(),
                about == null ? null : about.id(),
                question.getValue(),
                answer.getValue(),
                checks.getValue(),
                validFrom.getValue(),
                validUntil.getValue());
    }

    private void save() {
        fields.values().forEach(field -> field.setInvalid(false));
        try {
            if (before == null) {
                scripts.add(incident.id(), text());
            } else {
                scripts.rewrite(incident.id(), before.scriptId(), before.version(), text());
            }
            close();
            Notices.success(MessageText.of("inquiry.script.saved"));
            onSaved.run();
        } catch (RejectedException e) {
            HasValidation field = e.field() == null ? null : fields.get(e.field());
            if (field == null) {
                Notices.error(e);
            } else {
                field.setErrorMessage(
                        getTranslation(e.text().key(), e.text().args().toArray()));
                field.setInvalid(true);
            }
        }
    }

    /** What was typed isn't lost by a slip. */
    private void leave() {
        if (text().equals(opened)) {
            close();
            return;
        }
        new SureDialog(
                        getTranslation("inquiry.entry.discard.ask"),
                        getTranslation("inquiry.entry.discard.what"),
                        getTranslation("inquiry.entry.discard.yes"),
                        getTranslation("inquiry.entry.discard.no"),
                        this::close)
                .open();
    }
}
