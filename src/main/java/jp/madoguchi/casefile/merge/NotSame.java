package jp.madoguchi.casefile.merge;

import java.time.Instant;

/** Somebody looked at two cases and found two persons. */
public record NotSame(long id, String firstNumber, String secondNumber, Instant saidAt, String saidBy) {}
