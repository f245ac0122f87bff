/**
 * The city's review of what was reported: the queue, one report beside the one before it, the decision, remarks on its figures, and
 * the acknowledgement that both sides keep.
 */
@NullMarked
package jp.madoguchi.reissue.review;

import org.jspecify.annotations.NullMarked;
