package jp.madoguchi.platform.export;

import java.util.List;

/**
 * What is to be written.
 *
 * @param title names the sheet; a CSV file has only its rows
 * @param header rows that stay in sight when the others scroll
 * @param rows gone through once, so they may come lazily from a database
 */
public record ExportTable(String title, List<List<ExportCell>> header, Iterable<List<ExportCell>> rows) {

    /** With one row of column names. */
    public static ExportTable of(String title, List<String> columns, Iterable<List<ExportCell>> rows) {
        return new ExportTable(
                title, List.of(columns.stream().map(ExportCell::of).toList()), rows);
    }
}
