package jp.madoguchi.callstats;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Somebody who met a busy line and was not answered after that on the same day.
 *
 * @param caller masked
 * @param attempts how often they met a busy line on that day
 * @param last the last attempt
 */
public record LostCaller(LocalDate day, String caller, int attempts, Instant first, Instant last) {}
