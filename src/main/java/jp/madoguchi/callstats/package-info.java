/**
 * Call records of the telephone system and the daily call statistics made of them and of the inquiries.
 */
@NullMarked
package jp.madoguchi.callstats;

import org.jspecify.annotations.NullMarked;
