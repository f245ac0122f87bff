/** The reports that officials release: status report to the assembly, monthly reports, and the figures in them (状況報告). */
@NullMarked
package jp.madoguchi.report;

import org.jspecify.annotations.NullMarked;
