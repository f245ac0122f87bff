/**
 * The supervisor's board.
 */
@NullMarked
package jp.madoguchi.callstats.board.ui;

import org.jspecify.annotations.NullMarked;
