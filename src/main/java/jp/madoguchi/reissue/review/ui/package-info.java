/**
 * The city's screens of the review, and the acknowledgement as both sides print it.
 */
@NullMarked
package jp.madoguchi.reissue.review.ui;

import org.jspecify.annotations.NullMarked;
