/**
 * Reads a file that somebody was sent as a table: character set, separator, rows, cells as text.
 *
 * <p>Here we know about CSV and XLSX and all the ways in which such a file may be broken or hostile. We know nothing of what the
 * columns mean (that is {@code platform.imports}), of Spring or of the screen.
 */
@NullMarked
package jp.madoguchi.platform.table;

import org.jspecify.annotations.NullMarked;
