package jp.madoguchi.contract.completion;

import jp.madoguchi.contract.Signed;
import org.jspecify.annotations.Nullable;

/** What somebody did to a decision. */
public record DecisionStep(Kind kind, @Nullable String remark, Signed taken) {
    public enum Kind {
        STARTED,
        REOPENED,
        WRITTEN,
        REFRESHED,
        PREPARED,
        RETURNED,
        SIGNED;

        /** Whether whoever did this has had a hand in the text, and so can't sign it. */
        boolean writes() {
            return this != RETURNED && this != SIGNED;
        }

        public String textKey() {
            return "contract.completion.step." + name();
        }
    }
}
