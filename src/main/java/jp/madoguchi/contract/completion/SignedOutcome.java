package jp.madoguchi.contract.completion;

import java.time.LocalDate;

/**
 * What the contractor is told of a signed decision: no figure and no name of who decided.
 *
 * @param endsOn the contract's end that was decided about
 */
public record SignedOutcome(
        int version, DecisionOutcome outcome, LocalDate signedOn, LocalDate endsOn, String conditions) {}
