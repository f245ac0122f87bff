/**
 * Whether a contract can end, and the decision that it does: indicators against thresholds set before, the inspection clock, what is
 * handed over, the memo that one person prepares and another signs, and what goes on afterwards. It reads performance from
 * {@code contract} and figures from the rooms below, and changes none of them.
 */
@NullMarked
package jp.madoguchi.contract.completion;

import org.jspecify.annotations.NullMarked;
