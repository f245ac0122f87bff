package jp.madoguchi.contract.completion.ui;

import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import jp.madoguchi.contract.completion.DataKind;
import jp.madoguchi.contract.completion.IndicatorKey;
import jp.madoguchi.contract.completion.RuleService;
import jp.madoguchi.contract.completion.Setting;
import jp.madoguchi.platform.i18n.MessageText;
import org.jspecify.annotations.Nullable;

/** A new figure with the reason for it. */
final class SettingForm extends CompletionForm {
    private static final int LONGEST_REASON = 250;

    private final TextArea reason;

    private SettingForm(String name) {
        super(name);
        reason = new TextArea(getTranslation("contract.completion.rules.reason"));
    }

    static SettingForm threshold(
            long contractId,
            IndicatorKey key,
            String name,
            @Nullable Setting seen,
            RuleService rules,
            Runnable onSaved) {
        SettingForm form = new SettingForm(name);
        BigDecimalField figure =
                form.field("figure", new BigDecimalField(form.getTranslation("contract.completion.rules.value")));
        figure.setValue(seen == null ? null : seen.figure());
        form.end(
                () -> rules.setThreshold(
                        contractId,
                        key.code(),
                        seen == null ? 0 : seen.version(),
                        figure.getValue(),
                        form.reason.getValue()),
                onSaved);
        return form;
    }

    static SettingForm months(
            long contractId,
            DataKind kind,
            String name,
            @Nullable Setting seen,
            int months,
            RuleService rules,
            Runnable onSaved) {
        SettingForm form = new SettingForm(name);
        IntegerField figure =
                form.field("figure", new IntegerField(form.getTranslation("contract.completion.column.months")));
        figure.setValue(months);
        form.end(
                () -> rules.setMonths(
                        contractId, kind, seen == null ? 0 : seen.version(), figure.getValue(), form.reason.getValue()),
                onSaved);
        return form;
    }

    private void end(Runnable work, Runnable onSaved) {
        reason.setMaxLength(LONGEST_REASON);
        field("reason", reason);
        save(getTranslation("contract.completion.save"), MessageText.of("contract.completion.saved"), work, onSaved);
    }
}
