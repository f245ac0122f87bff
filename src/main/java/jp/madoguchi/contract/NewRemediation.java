package jp.madoguchi.contract;

import java.time.LocalDate;

/** What is to be mended, and until when. */
public record NewRemediation(String task, LocalDate dueOn) {}
