package jp.madoguchi.platform.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.platform.i18n.MessageText;

/** A text file whose rows needn't be of one width: a title above the table, a note below it. */
final class CsvSheet {

    private static final int LINES_FOR_SEPARATOR = 50;

    private CsvSheet() {}

    static SheetsReading read(byte[] bytes, CharsetChoice choice) {
        return switch (TextDecoder.decode(bytes, choice)) {
            case TextDecoder.Decoded.Refused(RowProblem problem) ->
                CsvTableReader.isBinary(bytes)
                        ? SheetsReading.refused(MessageText.of("platform.table.problem.notATable"))
                        : SheetsReading.refused(problem);
            case TextDecoder.Decoded.Text(String text, String charset) -> read(text, charset);
        };
    }

    private static SheetsReading read(String text, String charset) {
        if (text.isBlank()) {
            return SheetsReading.refused(MessageText.of("platform.table.problem.empty"));
        }
        int control = CsvTableReader.firstControlCharacter(text);
        if (control >= 0) {
            return SheetsReading.refused(RowProblem.ofRow(
                    TextDecoder.lineAt(text, control),
                    MessageText.of(
                            text.charAt(control) == 0
                                    ? "platform.table.problem.nul"
                                    : "platform.table.problem.controlCharacter")));
        }
        char separator = separatorOf(text);
        Problems problems = new Problems();
        List<RawRow> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            for (CsvRecord row : records) {
                RawRow read = row(row);
                if (!read.isBlank() && !SheetRules.accept(rows, read, problems)) {
                    break;
                }
            }
        } catch (CsvParseException e) {
            problems.add(CsvTableReader.asProblem(e));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from a string can't fail", e);
        }
        cut(text, rows, problems);
        return new SheetsReading(charset, separator, List.of(new RawSheet(null, rows)), List.of(), List.of(), problems);
    }

    private static RawRow row(CsvRecord row) {
        List<RawCell> cells = row.getFields().stream()
                .map(FormulaMark::remove)
                .map(cell -> Formulas.looksLikeOne(cell)
                        ? new RawCell(cell, false, false, MessageText.of("platform.table.problem.formula"))
                        : RawCell.of(cell))
                .toList();
        return new RawRow(row.getStartingLineNumber(), cells);
    }

    /** A file that ends within a row which is shorter than the one before was cut off; one word alone is a note. */
    private static void cut(String text, List<RawRow> rows, Problems problems) {
        char last = text.charAt(text.length() - 1);
        if (rows.size() < 2 || last == '\n' || last == '\r') {
            return;
        }
        RawRow end = rows.getLast();
        int width = rows.get(rows.size() - 2).cells().size();
        if (end.cells().size() > 1 && end.cells().size() < width) {
            problems.add(RowProblem.ofRow(end.line(), MessageText.of("platform.table.problem.cut")));
        }
    }

    /** A title has none: the separator is what the first lines have most of. */
    private static char separatorOf(String text) {
        String head = text.lines().limit(LINES_FOR_SEPARATOR).reduce("", (one, other) -> one + '\n' + other);
        char best = ',';
        long most = 0;
        for (char separator : new char[] {',', ';', '\t'}) {
            long count = head.chars().filter(c -> c == separator).count();
            if (count > most) {
                most = count;
                best = separator;
            }
        }
        return best;
    }
}
