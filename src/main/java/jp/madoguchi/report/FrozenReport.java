package jp.madoguchi.report;

import java.util.List;
import jp.madoguchi.report.content.ReportContent;

/** All that a released report's documents were made of. */
record FrozenReport(ReportContent content, List<ErratumLine> errata) {
    FrozenReport {
        errata = List.copyOf(errata);
    }
}
