package jp.madoguchi.dashboard.ui;

import jp.madoguchi.callstats.Measure;
import jp.madoguchi.callstats.Span;
import jp.madoguchi.outreach.reach.ReachState;

/** Where the screens lie that show what a figure is made of. */
final class Addresses {
    static final String REISSUE = "city/reissue";
    static final String REVIEW = "city/reissue/review";
    static final String REQUESTS = "city/requests";
    static final String ESCALATIONS = "city/escalations";
    static final String CONTRACT = "city/contract";
    static final String CONTRACT_COSTS = "city/contract/costs";
    static final String REGULATOR = "city/regulator";
    static final String REGULATOR_OVERDUE = "city/regulator?show=OVERDUE";
    static final String REGULATOR_SOON = "city/regulator?show=SOON";
    static final String REPORTS = "city/reports";
    static final String EXPORTS = "desk/exports";
    static final String SENDING = "city/sending";

    static final String REACH = "city/reach";

    private Addresses() {}

    static String figures(Span span, Measure measure) {
        return "city/figures?" + query(span) + "&measure=" + measure.key();
    }

    static String reach(ReachState state) {
        return REACH + "?state=" + state.name();
    }

    static String daily(Span span) {
        return "city/daily?" + query(span);
    }

    static String differences(Span span) {
        return "city/differences?" + query(span);
    }

    private static String query(Span span) {
        return "from=" + span.from() + "&to=" + span.to();
    }
}
