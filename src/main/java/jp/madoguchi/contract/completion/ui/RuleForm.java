package jp.madoguchi.contract.completion.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.stream.Collectors;
import jp.madoguchi.contract.completion.CompletionRule;
import jp.madoguchi.contract.completion.IndicatorKey;
import jp.madoguchi.contract.completion.RuleService;
import jp.madoguchi.platform.i18n.MessageText;
import org.jspecify.annotations.Nullable;

/** The rule, written anew on the ground of the one that holds. */
final class RuleForm extends CompletionForm {
    private static final int LONGEST_TEXT = 2_000;
    private static final int LONGEST_REASON = 250;

    RuleForm(
            long contractId,
            @Nullable CompletionRule seen,
            List<IndicatorKey> keys,
            RuleService rules,
            Runnable onSaved) {
        super("");
        setHeaderTitle(getTranslation("contract.completion.rules.write"));
        TextArea text = text("text", getTranslation("contract.completion.rules.text"), LONGEST_TEXT);
        CheckboxGroup<IndicatorKey> required =
                new CheckboxGroup<>(getTranslation("contract.completion.rules.required"));
        required.setItems(keys);
        required.setItemLabelGenerator(key -> Written.text(this, key.name()));
        field("required", required);
        IntegerField mayFail = field("mayFail", new IntegerField(getTranslation("contract.completion.rules.mayFail")));
        Checkbox performance =
                field("needsPerformance", new Checkbox(getTranslation("contract.completion.rules.performance")));
        TextArea reason = text("reason", getTranslation("contract.completion.rules.reason"), LONGEST_REASON);
        if (seen == null) {
            mayFail.setValue(0);
            performance.setValue(true);
        } else {
            text.setValue(seen.text());
            required.setValue(
                    keys.stream().filter(key -> seen.requires(key.code())).collect(Collectors.toSet()));
            mayFail.setValue(seen.mayFail());
            performance.setValue(seen.needsPerformance());
        }
        save(
                getTranslation("contract.completion.save"),
                MessageText.of("contract.completion.saved"),
                () -> rules.write(
                        contractId,
                        seen == null ? 0 : seen.version(),
                        required.getValue().stream().map(IndicatorKey::code).collect(Collectors.toSet()),
                        mayFail.getValue(),
                        performance.getValue(),
                        text.getValue(),
                        reason.getValue()),
                onSaved);
    }
}
