package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import jp.madoguchi.inquiry.SavedFilter;
import jp.madoguchi.inquiry.SavedFilterService;
import jp.madoguchi.platform.error.RejectedException;

/** The user's own filters, each a click away, and the way to keep the one that is set. */
class SavedFilters extends Div {
    private final SavedFilterService filters;
    private final Supplier<String> current;
    private final Consumer<String> onChoose;

    /**
     * @param current the query of the filter that is set
     * @param onChoose gets the query of the one that was chosen
     */
    SavedFilters(SavedFilterService filters, Supplier<String> current, Consumer<String> onChoose) {
        this.filters = filters;
        this.current = current;
        this.onChoose = onChoose;
        addClassName("m-saved-filters");
        getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation("inquiry.saved.title"));
        show();
    }

    private void show() {
        removeAll();
        List<SavedFilter> mine = filters.mine();
        if (!mine.isEmpty()) {
            Span title = new Span(getTranslation("inquiry.saved.title"));
            title.addClassName("m-hint");
            add(title);
        }
        mine.forEach(filter -> add(chip(filter)));
        Button keep = new Button(getTranslation("inquiry.saved.keep"), click -> askForName());
        keep.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        add(keep);
    }

    private Span chip(SavedFilter filter) {
        Button choose = new Button(filter.name(), click -> onChoose.accept(filter.query()));
        choose.addThemeVariants(ButtonVariant.LUMO_SMALL);
        Button remove = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> {
            filters.remove(filter.id());
            show();
        });
        remove.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        remove.setAriaLabel(getTranslation("inquiry.saved.remove", filter.name()));
        Span chip = new Span(choose, remove);
        chip.addClassName("m-saved-filter");
        return chip;
    }

    private void askForName() {
        TextField name = new TextField(getTranslation("inquiry.saved.name"));
        name.setManualValidation(true);
        name.setHelperText(getTranslation("inquiry.saved.nameHelp"));
        Dialog dialog = new Dialog(name);
        dialog.setHeaderTitle(getTranslation("inquiry.saved.keep"));
        Button save = new Button(getTranslation("inquiry.saved.save"), click -> {
            try {
                filters.save(name.getValue(), current.get());
                dialog.close();
                show();
            } catch (RejectedException e) {
                name.setErrorMessage(
                        getTranslation(e.text().key(), e.text().args().toArray()));
                name.setInvalid(true);
            }
        });
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.addClickShortcut(Key.ENTER);
        dialog.getFooter().add(new Button(getTranslation("inquiry.saved.cancel"), click -> dialog.close()), save);
        dialog.open();
        name.focus();
    }
}
