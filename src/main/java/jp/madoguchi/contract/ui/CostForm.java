package jp.madoguchi.contract.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.YearMonth;
import java.util.List;
import java.util.function.BiConsumer;
import jp.madoguchi.contract.Cost;
import jp.madoguchi.contract.CostKind;
import jp.madoguchi.contract.NewCost;
import jp.madoguchi.platform.files.FileIntake;
import jp.madoguchi.platform.files.HandedInFile;
import jp.madoguchi.platform.files.ui.FileDrop;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.platform.ui.Refusals;

/** The contractor enters an amount with its documents. */
class CostForm extends Div {
    private static final int PURPOSE = 500;

    private final Select<YearMonth> month = new Select<>();
    private final Select<CostKind> kind = new Select<>();
    private final TextField yen = new TextField(getTranslation("contract.cost.yen"));
    private final TextField purpose = new TextField(getTranslation("contract.cost.purpose"));
    private final FileDrop drop;

    /** @param months of which there is at least one */
    CostForm(List<YearMonth> months, FileIntake intake, BiConsumer<NewCost, List<HandedInFile>> enter) {
        addClassName("m-contract-form");
        Refusals refusals = new Refusals();
        month.setLabel(getTranslation("contract.cost.monthOf"));
        month.setItems(months);
        month.setItemLabelGenerator(one -> Words.month(one, getLocale()));
        month.setValue(months.getFirst());
        kind.setLabel(getTranslation("contract.cost.kind"));
        kind.setItems(CostKind.values());
        kind.setItemLabelGenerator(one -> getTranslation(one.textKey()));
        kind.setValue(CostKind.POSTAGE);
        yen.setRequiredIndicatorVisible(true);
        yen.setHelperText(getTranslation("contract.cost.yen.help"));
        purpose.setRequiredIndicatorVisible(true);
        purpose.setMaxLength(PURPOSE);
        refusals.field("month", month);
        refusals.field("yen", yen);
        refusals.field("purpose", purpose);
        drop = new FileDrop(intake);
        Div fields = new Div(month, kind, yen, purpose);
        fields.addClassName("m-cost-fields");
        Button send = new Button(getTranslation("contract.cost.send"), click -> {
            if (refusals.tried(() -> enter.accept(
                    new NewCost(month.getValue(), kind.getValue(), yen.getValue(), purpose.getValue()),
                    drop.files()))) {
                yen.clear();
                purpose.clear();
                drop.clear();
                Notices.success(MessageText.of("contract.cost.entered"));
            }
        });
        send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        send.setDisableOnClick(true);
        send.addClickListener(click -> send.setEnabled(true));
        add(fields, drop, refusals, send);
    }

    /** To enter a returned amount anew; its documents are chosen again. */
    void fill(Cost cost) {
        month.setValue(cost.month());
        kind.setValue(cost.kind());
        yen.setValue(cost.yen().toPlainString());
        purpose.setValue(cost.purpose());
        yen.focus();
    }
}
