package jp.madoguchi.platform.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.madoguchi.platform.i18n.MessageText;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** The first visible sheet that has something in it, as text. */
final class XlsxReader {

    private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, false);

    /** A cell far to the right makes its whole row that long: a small file could keep us busy for minutes. */
    private static final long MAX_POSITIONS = 20_000_000;

    private XlsxReader() {}

    static TableReading read(byte[] bytes) {
        Optional<MessageText> refusal = ZipGuard.refusal(bytes);
        if (refusal.isPresent()) {
            return TableReading.refused(refusal.get());
        }
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes), WITH_FORMATS)) {
            List<Sheet> visible = workbook.getSheets()
                    .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                    .toList();
            for (Sheet sheet : visible) {
                TableRules rules = new TableRules(new Problems());
                if (readSheet(sheet, new CellTexts(workbook.isDate1904()), rules)) {
                    return rules.reading(null, null);
                }
            }
            return TableReading.refused(MessageText.of("platform.table.problem.empty"));
        } catch (IOException | RuntimeException e) {
            // the library reports broken XML, missing parts and impossible references each by another exception
            return TableReading.refused(MessageText.of("platform.table.problem.brokenWorkbook"));
        }
    }

    /** Whether the sheet has any content. */
    private static boolean readSheet(Sheet sheet, CellTexts texts, TableRules rules) throws IOException {
        long positions = 0;
        try (Stream<Row> rows = sheet.openStream()) {
            for (Iterator<Row> each = rows.iterator(); each.hasNext(); ) {
                Row row = each.next();
                positions += row.getCellCount();
                if (positions > MAX_POSITIONS || isTooWide(row)) {
                    rules.refuseRow(row.getRowNum(), "platform.table.problem.suspiciousWorkbook");
                    break;
                }
                if (!rules.accept(row.getRowNum(), texts(row, texts, rules), true)) {
                    break;
                }
            }
        }
        return rules.hasContent();
    }

    private static boolean isTooWide(Row row) {
        for (int i = TableRules.MAX_COLUMNS; i < row.getCellCount(); i++) {
            Cell cell = row.getCell(i);
            if (cell != null && cell.getType() != CellType.EMPTY) {
                return true;
            }
        }
        return false;
    }

    private static List<String> texts(Row row, CellTexts texts, TableRules rules) {
        // what is further to the right are cells with nothing but a style
        int width = Math.min(row.getCellCount(), TableRules.MAX_COLUMNS);
        List<String> cells = new ArrayList<>(width);
        for (int i = 0; i < width; i++) {
            Cell cell = row.getCell(i);
            if (cell == null || cell.getType() == CellType.EMPTY) {
                cells.add("");
            } else if (cell.getFormula() != null || cell.getType() == CellType.FORMULA) {
                rules.refuse(row.getRowNum(), i, "platform.table.problem.formula");
                cells.add("");
            } else if (cell.getType() == CellType.ERROR) {
                rules.refuse(row.getRowNum(), i, "platform.table.problem.errorCell");
                cells.add("");
            } else {
                String text = texts.of(cell);
                if (hasControlCharacter(text)) {
                    rules.refuse(row.getRowNum(), i, "platform.table.problem.controlCharacter");
                }
                cells.add(text);
            }
        }
        return cells;
    }

    private static boolean hasControlCharacter(String text) {
        return text.chars().anyMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r');
    }
}
