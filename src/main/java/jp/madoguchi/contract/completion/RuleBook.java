package jp.madoguchi.contract.completion;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that was laid down before a decision.
 *
 * @param settings all versions of thresholds and months of retention by name, the latest first
 * @param rules all versions, the latest first
 * @param locked whether a decision has been prepared: nothing can be changed any more
 */
public record RuleBook(Map<String, List<Setting>> settings, List<CompletionRule> rules, boolean locked) {
    public RuleBook {
        settings = Map.copyOf(settings);
        rules = List.copyOf(rules);
    }

    public Optional<Setting> threshold(IndicatorKey key) {
        return history(key.code()).stream().findFirst();
    }

    public List<Setting> history(String name) {
        return settings.getOrDefault(name, List.of());
    }

    public List<Setting> history(DataKind kind) {
        return history(kind.settingName());
    }

    public int months(DataKind kind) {
        return history(kind).stream()
                .findFirst()
                .map(Setting::figure)
                .map(BigDecimal::intValueExact)
                .orElse(kind.usualMonths());
    }

    public Optional<CompletionRule> rule() {
        return rules.stream().findFirst();
    }
}
