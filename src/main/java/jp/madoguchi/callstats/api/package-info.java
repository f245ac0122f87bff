/**
 * The daily statistics for other systems, and the way in for the telephone system's records.
 */
@NullMarked
package jp.madoguchi.callstats.api;

import org.jspecify.annotations.NullMarked;
