package jp.madoguchi.report;

import jp.madoguchi.contract.Signed;
import jp.madoguchi.report.content.FigureOverride;

/** A figure that was written instead of the computed one, and by whom. */
public record ReportOverride(FigureOverride figure, Signed set) {}
