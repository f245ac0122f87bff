package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.checkbox.CheckboxGroupVariant;
import com.vaadin.flow.component.dialog.Dialog;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import jp.madoguchi.inquiry.ColumnChoiceService;
import jp.madoguchi.inquiry.ListColumn;
import jp.madoguchi.platform.error.RejectedException;

/** Chooses the columns of the list, which stay the user's own. */
class ColumnsButton extends Button {
    private final ColumnChoiceService choice;
    private final Runnable onChange;

    ColumnsButton(ColumnChoiceService choice, Runnable onChange) {
        this.choice = choice;
        this.onChange = onChange;
        setText(getTranslation("inquiry.columns.open"));
        addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        addClickListener(click -> ask());
    }

    private void ask() {
        CheckboxGroup<ListColumn> columns = new CheckboxGroup<>(getTranslation("inquiry.columns.which"));
        columns.addClassName("m-columns");
        columns.addThemeVariants(CheckboxGroupVariant.LUMO_VERTICAL);
        columns.setManualValidation(true);
        columns.setItems(List.of(ListColumn.values()));
        columns.setItemLabelGenerator(column -> getTranslation(column.textKey()));
        columns.setValue(new LinkedHashSet<>(choice.mine()));
        columns.setHelperText(getTranslation("inquiry.columns.help"));
        Dialog dialog = new Dialog(columns);
        dialog.setHeaderTitle(getTranslation("inquiry.columns.open"));
        Button save = new Button(getTranslation("inquiry.columns.save"), click -> save(columns, dialog));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Button standard = new Button(getTranslation("inquiry.columns.standard"), click -> {
            choice.reset();
            dialog.close();
            onChange.run();
        });
        dialog.getFooter()
                .add(standard, new Button(getTranslation("inquiry.columns.cancel"), click -> dialog.close()), save);
        dialog.open();
    }

    private void save(CheckboxGroup<ListColumn> columns, Dialog dialog) {
        Set<ListColumn> chosen = columns.getValue();
        try {
            choice.choose(chosen);
            dialog.close();
            onChange.run();
        } catch (RejectedException e) {
            columns.setErrorMessage(
                    getTranslation(e.text().key(), e.text().args().toArray()));
            columns.setInvalid(true);
        }
    }
}
