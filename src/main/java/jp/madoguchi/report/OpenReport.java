package jp.madoguchi.report;

import jp.madoguchi.platform.document.OfficialDocument;
import jp.madoguchi.report.content.ReportFigures;

/**
 * A report as it is read: a draft with the figures of the moment, a submitted one with those that were taken then, a released one
 * as it was frozen.
 */
public record OpenReport(Report report, ReportFigures figures, OfficialDocument document) {}
