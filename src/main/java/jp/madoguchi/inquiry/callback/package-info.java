/**
 * Promises to call back: who is to call whom until when, and what became of it.
 */
@NullMarked
package jp.madoguchi.inquiry.callback;

import org.jspecify.annotations.NullMarked;
