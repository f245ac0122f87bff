package jp.madoguchi.report;

/** A kept document of a released report. */
public record ReportFile(ReportFormat format, String name, String sha256) {}
