package jp.madoguchi.platform.table;

import jp.madoguchi.platform.i18n.MessageText;

/** The door to this package: tells what kind of file it is and reads it. Never throws for what a file contains. */
public final class TableReader {

    private TableReader() {}

    public static TableReading read(TableFile file, CharsetChoice charset) {
        if (file.size() > TableFile.MAX_BYTES) {
            return TableReading.refused(tooLarge());
        }
        byte[] bytes = file.bytes();
        return switch (FileKind.of(bytes)) {
            case EMPTY -> TableReading.refused(MessageText.of("platform.table.problem.empty"));
            case OLD_EXCEL -> TableReading.refused(MessageText.of("platform.table.problem.oldExcel"));
            case OTHER -> TableReading.refused(MessageText.of("platform.table.problem.notATable"));
            case ZIP -> XlsxReader.read(bytes);
            case TEXT -> CsvTableReader.read(bytes, charset);
        };
    }

    /** The file as it is laid out, for those who look for the table in it themselves. */
    public static SheetsReading sheets(TableFile file, CharsetChoice charset) {
        if (file.size() > TableFile.MAX_BYTES) {
            return SheetsReading.refused(tooLarge());
        }
        byte[] bytes = file.bytes();
        return switch (FileKind.of(bytes)) {
            case EMPTY -> SheetsReading.refused(MessageText.of("platform.table.problem.empty"));
            case OLD_EXCEL -> SheetsReading.refused(MessageText.of("platform.table.problem.oldExcel"));
            case OTHER -> SheetsReading.refused(MessageText.of("platform.table.problem.notATable"));
            case ZIP -> XlsxSheets.read(bytes);
            case TEXT -> CsvSheet.read(bytes, charset);
        };
    }

    /** For those who receive a file and stop at the limit. */
    public static MessageText tooLarge() {
        return MessageText.of("platform.table.problem.tooLarge", TableFile.MAX_BYTES / (1024 * 1024));
    }
}
