package jp.madoguchi.report;

/** A released report that shows a figure. @param text as it reads there */
public record Quotation(ReportReference report, ReportState state, String text) {}
