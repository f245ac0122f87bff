package jp.madoguchi.contract.completion;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the rule says of the indicators.
 *
 * @param failedRequired codes of the indicators that must be met and are not
 * @param failedOthers codes of the others that are not met
 * @param unknown codes of those of which nothing can be said
 */
public record Verdict(Answer answer, List<String> failedRequired, List<String> failedOthers, List<String> unknown) {
    public Verdict {
        failedRequired = List.copyOf(failedRequired);
        failedOthers = List.copyOf(failedOthers);
        unknown = List.copyOf(unknown);
    }

    public enum Answer {
        YES,
        NO,
        /** Too much is missing. */
        UNKNOWN;

        public String textKey() {
            return "contract.completion.answer." + name();
        }
    }

    /** How the obligations stand, as far as the rule asks. */
    enum Performance {
        FULFILLED,
        NOT_FULFILLED,
        /** Months are missing or not reviewed yet. */
        UNKNOWN
    }

    /**
     * What isn't known never counts as met; it makes the answer unknown wherever it could still turn it.
     *
     * @param rule absent where none was written: then there is no answer
     */
    static Verdict of(@Nullable CompletionRule rule, List<Indicator> indicators, Performance performance) {
        if (rule == null) {
            return new Verdict(Answer.UNKNOWN, List.of(), List.of(), codes(indicators, Met.values()));
        }
        List<String> failedRequired = codes(required(rule, indicators, true), Met.NOT_MET);
        List<String> failedOthers = codes(required(rule, indicators, false), Met.NOT_MET);
        List<String> unknownRequired = codes(required(rule, indicators, true), Met.NO_DATA, Met.NO_THRESHOLD);
        List<String> unknownOthers = codes(required(rule, indicators, false), Met.NO_DATA, Met.NO_THRESHOLD);
        boolean no = !failedRequired.isEmpty()
                || failedOthers.size() > rule.mayFail()
                || (rule.needsPerformance() && performance == Performance.NOT_FULFILLED);
        boolean open = !unknownRequired.isEmpty()
                || failedOthers.size() + unknownOthers.size() > rule.mayFail()
                || (rule.needsPerformance() && performance == Performance.UNKNOWN);
        return new Verdict(
                no ? Answer.NO : open ? Answer.UNKNOWN : Answer.YES,
                failedRequired,
                failedOthers,
                Stream.concat(unknownRequired.stream(), unknownOthers.stream()).toList());
    }

    private static List<Indicator> required(CompletionRule rule, List<Indicator> indicators, boolean required) {
        return indicators.stream()
                .filter(indicator -> rule.requires(indicator.key().code()) == required)
                .toList();
    }

    private static List<String> codes(List<Indicator> indicators, Met... states) {
        return indicators.stream()
                .filter(indicator -> List.of(states).contains(indicator.met()))
                .map(indicator -> indicator.key().code())
                .toList();
    }
}
