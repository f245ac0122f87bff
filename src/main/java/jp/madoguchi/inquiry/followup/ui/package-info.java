/**
 * Giving inquiries to somebody, and what becomes of it.
 */
@NullMarked
package jp.madoguchi.inquiry.followup.ui;

import org.jspecify.annotations.NullMarked;
