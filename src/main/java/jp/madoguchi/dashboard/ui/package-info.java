/**
 * The dashboard's screen.
 */
@NullMarked
package jp.madoguchi.dashboard.ui;

import org.jspecify.annotations.NullMarked;
