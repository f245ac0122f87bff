package jp.madoguchi.platform.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import jp.madoguchi.platform.i18n.MessageText;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** The visible sheets of a workbook as they are laid out: merged cells filled, formulas by the values that were saved with them. */
final class XlsxSheets {

    private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, false);
    private static final long MAX_POSITIONS = 2_000_000;
    private static final int HIDDEN_ROWS = 200;
    private static final Pattern ERROR = Pattern.compile("#(?:N/A|REF!|DIV/0!|VALUE!|NAME\\?|NUM!|NULL!|SPILL!|CALC!)");

    private XlsxSheets() {}

    static SheetsReading read(byte[] bytes) {
        Optional<MessageText> refusal = ZipGuard.refusal(bytes);
        if (refusal.isPresent()) {
            return SheetsReading.refused(refusal.get());
        }
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes), WITH_FORMATS);
                WorkbookParts parts = new WorkbookParts(bytes)) {
            Problems problems = new Problems();
            List<RawSheet> sheets = new ArrayList<>();
            List<RawSheet> hidden = new ArrayList<>();
            for (Sheet sheet : workbook.getSheets().toList()) {
                if (sheet.getVisibility() != SheetVisibility.VISIBLE) {
                    hidden.add(hidden(sheet, new CellTexts(workbook.isDate1904()), parts.merges(sheet.getId())));
                    continue;
                }
                List<RawRow> rows = rows(sheet, new CellTexts(workbook.isDate1904()), problems);
                if (!rows.isEmpty()) {
                    sheets.add(new RawSheet(sheet.getName(), filled(rows, parts.merges(sheet.getId()))));
                }
            }
            if (sheets.isEmpty() && problems.isEmpty()) {
                return SheetsReading.refused(MessageText.of("platform.table.problem.empty"));
            }
            return new SheetsReading(null, null, sheets, hidden, parts.texts(), problems);
        } catch (IOException | XMLStreamException | RuntimeException e) {
            // the library reports broken XML, missing parts and impossible references each by another exception
            return SheetsReading.refused(MessageText.of("platform.table.problem.brokenWorkbook"));
        }
    }

    /** Its beginning is enough to tell what it is; what is wrong in it concerns nobody. */
    private static RawSheet hidden(Sheet sheet, CellTexts texts, List<WorkbookParts.Merge> merges) throws IOException {
        try (Stream<Row> rows = sheet.openStream()) {
            List<RawRow> first = rows.limit(HIDDEN_ROWS)
                    .map(row -> cells(row, texts))
                    .filter(row -> !row.isBlank())
                    .toList();
            return new RawSheet(sheet.getName(), filled(first, merges));
        }
    }

    private static List<RawRow> rows(Sheet sheet, CellTexts texts, Problems problems) throws IOException {
        List<RawRow> read = new ArrayList<>();
        long positions = 0;
        try (Stream<Row> rows = sheet.openStream()) {
            for (Iterator<Row> each = rows.iterator(); each.hasNext(); ) {
                Row row = each.next();
                positions += row.getCellCount();
                if (positions > MAX_POSITIONS) {
                    problems.add(RowProblem.ofRow(
                            row.getRowNum(), MessageText.of("platform.table.problem.suspiciousWorkbook")));
                    break;
                }
                RawRow cells = cells(row, texts);
                if (!cells.isBlank() && !SheetRules.accept(read, cells, problems)) {
                    break;
                }
            }
        }
        return read;
    }

    private static RawRow cells(Row row, CellTexts texts) {
        List<RawCell> cells = new ArrayList<>();
        for (int i = 0; i < row.getCellCount(); i++) {
            Cell cell = row.getCell(i);
            RawCell read = cell == null || cell.getType() == CellType.EMPTY ? RawCell.EMPTY : cell(cell, texts);
            // what is further to the right are cells with nothing but a style
            if (i < TableRules.MAX_COLUMNS || !read.isBlank()) {
                cells.add(read);
            }
        }
        return new RawRow(row.getRowNum(), cells);
    }

    private static RawCell cell(Cell cell, CellTexts texts) {
        boolean formula = cell.getFormula() != null || cell.getType() == CellType.FORMULA;
        String text = formula ? texts.saved(cell) : texts.of(cell);
        if (cell.getType() == CellType.ERROR || (formula && ERROR.matcher(text).matches())) {
            return new RawCell(text, formula, false, MessageText.of("platform.table.problem.errorCell"));
        }
        if (formula && text.isBlank()) {
            return new RawCell("", true, false, MessageText.of("platform.table.problem.formulaWithoutValue"));
        }
        if (text.chars().anyMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r')) {
            return new RawCell(text, formula, false, MessageText.of("platform.table.problem.controlCharacter"));
        }
        if (!formula && Formulas.looksLikeOne(text)) {
            return new RawCell(text, false, false, MessageText.of("platform.table.problem.formula"));
        }
        return new RawCell(text, formula, false, null);
    }

    /** Every cell of a merged range has the text of its first one. */
    private static List<RawRow> filled(List<RawRow> rows, List<WorkbookParts.Merge> merges) {
        if (merges.isEmpty()) {
            return rows;
        }
        TreeMap<Long, List<RawCell>> byLine = new TreeMap<>();
        rows.forEach(row -> byLine.put(row.line(), new ArrayList<>(row.cells())));
        for (WorkbookParts.Merge merge : merges) {
            List<RawCell> first = byLine.get(merge.firstLine());
            if (first == null || merge.firstColumn() >= first.size()) {
                continue;
            }
            RawCell text = first.get(merge.firstColumn());
            if (!text.isBlank()) {
                // a range over whole columns reaches no further than the table does
                byLine.subMap(merge.firstLine(), true, merge.lastLine(), true)
                        .forEach((line, cells) -> fill(cells, merge, line == merge.firstLine(), text));
            }
        }
        return byLine.entrySet().stream()
                .map(row -> new RawRow(row.getKey(), row.getValue()))
                .toList();
    }

    private static void fill(List<RawCell> cells, WorkbookParts.Merge merge, boolean firstLine, RawCell text) {
        int last = Math.min(merge.lastColumn(), TableRules.MAX_COLUMNS - 1);
        for (int column = merge.firstColumn(); column <= last; column++) {
            while (cells.size() <= column) {
                cells.add(RawCell.EMPTY);
            }
            if (!(firstLine && column == merge.firstColumn())) {
                cells.set(column, text.copy());
            }
        }
    }
}
