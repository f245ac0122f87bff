package jp.madoguchi.report;

import java.time.Instant;

/** What the user had typed when another was first. */
public record UnsentTexts(ReportTexts texts, Instant keptAt) {}
