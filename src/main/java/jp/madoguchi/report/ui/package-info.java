/** The screens of reports: the list, one report to write, to review and to read, and what was corrected since. */
@NullMarked
package jp.madoguchi.report.ui;

import org.jspecify.annotations.NullMarked;
