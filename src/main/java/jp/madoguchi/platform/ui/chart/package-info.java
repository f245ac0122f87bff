/**
 * Figures over time as a picture and as a table. It knows days and numbers, not what they count.
 */
@NullMarked
package jp.madoguchi.platform.ui.chart;

import org.jspecify.annotations.NullMarked;
