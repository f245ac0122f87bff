package jp.madoguchi.report;

import jp.madoguchi.platform.live.LiveEvent;

/** A report was made, written, submitted, returned or released. */
public record ReportsChanged(long incidentId, long reportId) implements LiveEvent {}
