package jp.madoguchi.report.content;

import java.time.LocalDate;

/**
 * What a report is about.
 *
 * @param from the first day of its daily table
 * @param to its last day, which is the day as of which the report speaks
 */
public record ReportScope(long incidentId, ReportKind kind, LocalDate from, LocalDate to) {}
