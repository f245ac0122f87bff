package jp.madoguchi.contract.completion;

import java.time.LocalDate;

/** Until when a kind of data is kept. */
public record KeptUntil(DataKind kind, int months, LocalDate until) {}
