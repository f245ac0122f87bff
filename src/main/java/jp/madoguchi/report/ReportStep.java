package jp.madoguchi.report;

import jp.madoguchi.contract.Signed;
import org.jspecify.annotations.Nullable;

/** What somebody did to a report. */
public record ReportStep(Kind kind, @Nullable String remark, Signed taken) {
    public enum Kind {
        STARTED,
        WRITTEN,
        OVERRIDDEN,
        SUBMITTED,
        RETURNED,
        RELEASED,
        SUPERSEDED;

        /** Whether whoever did this has had a hand in the report, and so can't release it. */
        boolean writes() {
            return switch (this) {
                case STARTED, WRITTEN, OVERRIDDEN, SUBMITTED -> true;
                case RETURNED, RELEASED, SUPERSEDED -> false;
            };
        }

        public String textKey() {
            return "report.step." + name();
        }
    }
}
