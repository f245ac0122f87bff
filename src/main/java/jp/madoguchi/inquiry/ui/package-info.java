/**
 * The operators' screens: logging an inquiry while the caller talks, and the list of what has been logged.
 */
@NullMarked
package jp.madoguchi.inquiry.ui;

import org.jspecify.annotations.NullMarked;
