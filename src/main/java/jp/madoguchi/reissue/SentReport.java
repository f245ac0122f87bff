package jp.madoguchi.reissue;

import java.time.Instant;
import java.time.LocalDate;

/** That a report was sent: for which day, when, and how it stands. */
public record SentReport(LocalDate asOf, ReportState state, Instant sentAt) {}
