package jp.madoguchi.report.content;

import static jp.madoguchi.report.content.ReportKind.CALL_CENTER;
import static jp.madoguchi.report.content.ReportKind.PERFORMANCE;
import static jp.madoguchi.report.content.ReportKind.REISSUE;
import static jp.madoguchi.report.content.ReportKind.STATUS;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the portal fills in where a line of a section says {@code [[name]]}. */
public enum ReportList {
    /** The state's actions as a nested list. */
    ACTIONS(STATUS),
    /** The daily table with its marks. */
    DAYS(STATUS, CALL_CENTER),
    /** The calls month by month. */
    MONTHS(STATUS, CALL_CENTER),
    /** How many of the answered calls were about what. */
    CATEGORIES(STATUS, CALL_CENTER),
    /** The calls as bars and a line, of the report on the reissue its rates. */
    CHART(STATUS, CALL_CENTER, REISSUE),
    /** The reissue issuer by issuer. */
    ISSUERS(STATUS, REISSUE),
    /** The reissue from count to count. */
    TREND(STATUS, REISSUE),
    WAVES(STATUS),
    /** How far the cards' holders were reached. */
    REACH(STATUS),
    /** The contract's obligations month by month. */
    OBLIGATIONS(STATUS, PERFORMANCE),
    /** What the contractor has borne, month by month. */
    COSTS(STATUS, PERFORMANCE);

    private final Set<ReportKind> kinds;

    ReportList(ReportKind... kinds) {
        this.kinds = Set.of(kinds);
    }

    /** As it stands within the brackets. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ReportList> named(String code, ReportKind kind) {
        return of(kind).stream().filter(list -> list.code().equals(code)).findFirst();
    }

    /** Those that a report of the kind can have. */
    public static List<ReportList> of(ReportKind kind) {
        return Arrays.stream(values()).filter(list -> list.kinds.contains(kind)).toList();
    }

    /** Whether there is anything to fill in. */
    boolean isFilled(ReportFigures figures) {
        return switch (this) {
            case ACTIONS -> !figures.facts().actions().isEmpty();
            case DAYS -> !figures.facts().days().isEmpty();
            case CHART -> figures.scope().kind() == REISSUE ? any(figures, "trend.") : any(figures, "day.");
            case CATEGORIES -> any(figures, "calls.total.");
            case MONTHS -> any(figures, "month.");
            case ISSUERS -> !figures.facts().issuers().isEmpty() && any(figures, "issuer.");
            case TREND -> any(figures, "trend.");
            case WAVES -> any(figures, "wave.");
            case REACH -> any(figures, "reach.");
            case OBLIGATIONS -> any(figures, "obligation.");
            case COSTS -> any(figures, "cost.");
        };
    }

    private static boolean any(ReportFigures figures, String group) {
        return figures.figures().keySet().stream().anyMatch(key -> key.startsWith(group));
    }
}
