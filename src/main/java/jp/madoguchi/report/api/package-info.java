/** Reports for other systems: which there are, their frozen figures, and the daily table as open data. */
@NullMarked
package jp.madoguchi.report.api;

import org.jspecify.annotations.NullMarked;
