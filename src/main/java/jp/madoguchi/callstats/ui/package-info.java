/**
 * The city's daily table, what its figures are made of, the differences, and the call center's import screen.
 */
@NullMarked
package jp.madoguchi.callstats.ui;

import org.jspecify.annotations.NullMarked;
