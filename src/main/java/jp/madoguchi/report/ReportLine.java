package jp.madoguchi.report;

import java.time.LocalDate;
import jp.madoguchi.contract.Signed;
import jp.madoguchi.report.content.ReportKind;
import org.jspecify.annotations.Nullable;

/**
 * A report in a list.
 *
 * @param corrects number of the report that it is an erratum of
 * @param changed who had the last hand in it
 */
public record ReportLine(
        long id,
        ReportKind kind,
        int number,
        LocalDate from,
        LocalDate to,
        String title,
        ReportState state,
        @Nullable Integer corrects,
        Signed changed,
        @Nullable Signed released) {}
