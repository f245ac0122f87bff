package jp.madoguchi.contract.completion;

import java.util.List;
import jp.madoguchi.contract.Signed;

/**
 * By what the indicators decide, written down before.
 *
 * @param required codes of the indicators that must be met
 * @param mayFail how many of the others may fail
 * @param needsPerformance whether all obligations have to be reviewed without an open finding
 * @param text the rule in the words of officials
 */
public record CompletionRule(
        int version,
        List<String> required,
        int mayFail,
        boolean needsPerformance,
        String text,
        String reason,
        Signed set) {
    public CompletionRule {
        required = List.copyOf(required);
    }

    public boolean requires(String code) {
        return required.contains(code);
    }
}
