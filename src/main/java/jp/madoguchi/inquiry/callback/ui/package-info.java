/**
 * The queue of the promised calls.
 */
@NullMarked
package jp.madoguchi.inquiry.callback.ui;

import org.jspecify.annotations.NullMarked;
