/**
 * The screen on which officials import the affected cards.
 */
@NullMarked
package jp.madoguchi.casefile.ui;

import org.jspecify.annotations.NullMarked;
