/**
 * Writes tables as CSV and XLSX so that they open well in a spreadsheet and can do no harm there. It knows cells, not what they mean.
 */
@NullMarked
package jp.madoguchi.platform.export;

import org.jspecify.annotations.NullMarked;
