package jp.madoguchi.contract.completion;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import jp.madoguchi.platform.i18n.MessageText;

/** What speaks for or against the end of a contract. */
public enum IndicatorKind {
    /** Incoming calls a day, on average over the last {@value CallIndicators#DAYS} days. */
    DAILY_CALLS(false, false),
    /** By how many calls a day the daily calls grow ({@link Trend}). */
    TREND(false, false),
    /** Answered calls about fraudulent use in the last {@value CallIndicators#DAYS} days. */
    FRAUD(false, false),
    /** Answered of incoming calls in the last {@value CallIndicators#DAYS} days, in per cent. */
    ANSWER_RATE(true, true),
    /** Reissued of affected cards over all issuers, in per cent. */
    REISSUE_TOTAL(true, true),
    /** The same for one issuer. */
    REISSUE_ISSUER(true, true),
    OPEN_CALLBACKS(false, false),
    OPEN_ESCALATIONS(false, false),
    /** Gifts that nobody has received; the portal doesn't know of gifts yet. */
    GIFTS_OPEN(false, false);

    private final boolean atLeast;
    private final boolean percent;

    IndicatorKind(boolean atLeast, boolean percent) {
        this.atLeast = atLeast;
        this.percent = percent;
    }

    /** Whether the threshold is the least that will do; else it is the most. */
    public boolean isAtLeast() {
        return atLeast;
    }

    public boolean isPercent() {
        return percent;
    }

    /**
     * For how many of the span's days the figure may be missing: for none of a sum, which would be too small; for
     * {@value CallIndicators#MAY_MISS} of what is an average, a rate or a trend. With more it counts as unknown.
     */
    public int mayMiss() {
        return switch (this) {
            case DAILY_CALLS, TREND, ANSWER_RATE -> CallIndicators.MAY_MISS;
            default -> 0;
        };
    }

    /** What is asked of the days of its span, as a key of texts; absent where it isn't made of days. */
    public Optional<String> knownKey() {
        return switch (this) {
            case DAILY_CALLS, TREND, ANSWER_RATE -> Optional.of("contract.completion.known.most");
            case FRAUD -> Optional.of("contract.completion.known.all");
            default -> Optional.empty();
        };
    }

    boolean isMet(BigDecimal value, BigDecimal threshold) {
        int comparison = value.compareTo(threshold);
        return atLeast ? comparison >= 0 : comparison <= 0;
    }

    /** Whether such a threshold makes sense: only a trend can be negative, no share is above 100. */
    boolean allows(BigDecimal threshold) {
        return (this == TREND || threshold.signum() >= 0)
                && (!percent || threshold.compareTo(BigDecimal.valueOf(100)) <= 0)
                && threshold.abs().compareTo(BigDecimal.valueOf(1_000_000)) <= 0
                && threshold.stripTrailingZeros().scale() <= 2;
    }

    /** A value with its unit. */
    public MessageText words(BigDecimal value) {
        return MessageText.of(
                "contract.completion.value." + name(),
                String.format(Locale.ROOT, "%,." + Math.max(0, value.scale()) + "f", value));
    }

    /** A threshold with what it asks for. */
    public MessageText thresholdWords(BigDecimal threshold) {
        return MessageText.of(atLeast ? "contract.completion.atLeast" : "contract.completion.atMost", words(threshold));
    }

    public String textKey() {
        return "contract.completion.indicator." + name();
    }
}
