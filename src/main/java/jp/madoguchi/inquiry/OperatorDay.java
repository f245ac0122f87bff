package jp.madoguchi.inquiry;

import java.time.Instant;

/**
 * What an operator has logged today.
 *
 * @param lastEnded when the last of these conversations ended
 */
public record OperatorDay(String operator, int inquiries, Instant lastEnded) {}
