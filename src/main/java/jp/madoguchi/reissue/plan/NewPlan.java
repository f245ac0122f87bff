package jp.madoguchi.reissue.plan;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A plan as an official sets it.
 *
 * @param seen the revision that it replaces, as the official saw it; 0 where there was none
 */
public record NewPlan(
        String organisation,
        int seen,
        @Nullable PlanKind kind,
        @Nullable LocalDate firstDue,
        @Nullable Integer daysAfter,
        @Nullable LocalDate until) {}
