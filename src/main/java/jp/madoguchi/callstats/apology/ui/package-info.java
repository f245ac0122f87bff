/**
 * The list of apologies.
 */
@NullMarked
package jp.madoguchi.callstats.apology.ui;

import org.jspecify.annotations.NullMarked;
