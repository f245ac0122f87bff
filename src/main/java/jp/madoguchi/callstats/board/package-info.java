/**
 * How things stand at the call center at this moment.
 */
@NullMarked
package jp.madoguchi.callstats.board;

import org.jspecify.annotations.NullMarked;
