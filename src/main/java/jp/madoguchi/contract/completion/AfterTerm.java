package jp.madoguchi.contract.completion;

import java.time.LocalDate;

/** A contract that has ended as it was signed, while inquiries go on. */
public record AfterTerm(long contractId, String number, String title, LocalDate endedOn) {}
