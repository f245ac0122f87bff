package jp.madoguchi.outreach.wave.ui;

import java.util.Set;
import jp.madoguchi.outreach.wave.Audience;
import org.jspecify.annotations.Nullable;

/** What a row of the rule can ask. */
enum ConditionKind {
    GIFT,
    EMAIL_BOUNCED,
    EMAIL,
    MOBILE,
    WAVE,
    ISSUER,
    PURCHASED,
    /** conditions inside each other, as a rule from elsewhere may have them: kept as they are */
    NESTED;

    /** With nothing chosen yet. */
    Audience blank() {
        return switch (this) {
            case GIFT -> new Audience.GiftIs(Set.of());
            case EMAIL_BOUNCED -> new Audience.EmailBounced();
            case EMAIL -> new Audience.HasEmail();
            case MOBILE -> new Audience.HasMobile();
            case WAVE -> new Audience.InWave(null, Audience.WaveOutcome.ANY);
            case ISSUER -> new Audience.IssuedBy(Set.of());
            case PURCHASED -> new Audience.Purchased(null, null);
            case NESTED -> Audience.everybody();
        };
    }

    static ConditionKind of(@Nullable Audience condition) {
        return switch (condition) {
            case Audience.GiftIs any -> GIFT;
            case Audience.EmailBounced any -> EMAIL_BOUNCED;
            case Audience.HasEmail any -> EMAIL;
            case Audience.HasMobile any -> MOBILE;
            case Audience.InWave any -> WAVE;
            case Audience.IssuedBy any -> ISSUER;
            case Audience.Purchased any -> PURCHASED;
            case Audience.AllOf any -> NESTED;
            case Audience.AnyOf any -> NESTED;
            case Audience.Not any -> NESTED;
            case null -> GIFT;
        };
    }
}
