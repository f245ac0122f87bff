package jp.madoguchi.contract.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Objects;
import java.util.function.Function;
import jp.madoguchi.contract.ObligationKind;
import jp.madoguchi.contract.ObligationTerms;
import jp.madoguchi.contract.Rhythm;
import jp.madoguchi.contract.Side;
import jp.madoguchi.platform.ui.FormDialog;
import org.jspecify.annotations.Nullable;

/** The fields of an obligation. */
class ObligationFields {
    private static final int TEXT = 2_000;
    private static final int USUAL_DUE_DAY = 10;
    private static final int LAST_DUE_DAY = 28;

    private final Select<ObligationKind> kind;
    private final TextArea text;
    private final TextArea measure;
    private final DatePicker from;
    private final DatePicker to;
    private final Select<Rhythm> rhythm;
    private final IntegerField dueDay;
    private final Select<Side> responsible;

    ObligationFields(FormDialog dialog, @Nullable ObligationTerms was) {
        kind = choice(
                dialog,
                "kind",
                "contract.field.KIND",
                ObligationKind.values(),
                ObligationKind::textKey,
                was == null ? ObligationKind.SERVICE : was.kind());
        text = EntryDialogs.text(dialog, "text", "contract.field.TEXT", TEXT, was == null ? "" : was.text());
        measure =
                EntryDialogs.text(dialog, "measure", "contract.field.MEASURE", TEXT, was == null ? "" : was.measure());
        from = TermsFields.day(dialog, "from", "contract.field.FROM", was == null ? null : was.from());
        to = TermsFields.day(dialog, "to", "contract.field.TO", was == null ? null : was.to());
        to.setHelperText(dialog.getTranslation("contract.obligation.to.help"));
        rhythm = choice(
                dialog,
                "rhythm",
                "contract.field.RHYTHM",
                Rhythm.values(),
                Rhythm::textKey,
                was == null ? Rhythm.MONTHLY : was.rhythm());
        dueDay = dialog.field("dueDay", new IntegerField(dialog.getTranslation("contract.field.DUE_DAY")));
        dueDay.setMin(1);
        dueDay.setMax(LAST_DUE_DAY);
        dueDay.setValue(was == null ? USUAL_DUE_DAY : was.dueDay());
        responsible = choice(
                dialog,
                "responsible",
                "contract.field.RESPONSIBLE",
                Side.values(),
                Side::textKey,
                was == null ? Side.CONTRACTOR : was.responsible());
    }

    private static <T> Select<T> choice(
            FormDialog dialog, String name, String label, T[] items, Function<T, String> textKey, T value) {
        Select<T> choice = dialog.field(name, new Select<T>());
        choice.setLabel(dialog.getTranslation(label));
        choice.setItems(items);
        choice.setItemLabelGenerator(item -> dialog.getTranslation(textKey.apply(item)));
        choice.setValue(value);
        return choice;
    }

    ObligationTerms terms() {
        return new ObligationTerms(
                kind.getValue(),
                text.getValue(),
                measure.getValue(),
                TermsFields.required(from, "from", "contract.field.FROM"),
                to.getValue(),
                rhythm.getValue(),
                Objects.requireNonNullElse(dueDay.getValue(), 0),
                responsible.getValue());
    }
}
