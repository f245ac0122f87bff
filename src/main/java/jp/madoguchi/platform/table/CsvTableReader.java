package jp.madoguchi.platform.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.madoguchi.platform.i18n.MessageText;

/** Comma, semicolon or tab; any line ends, also mixed ones; quoted cells with line ends in them. */
final class CsvTableReader {

    private static final Pattern LINE_IN_MESSAGE = Pattern.compile("line (\\d+)\\)");
    private static final char[] SEPARATORS = {',', ';', '\t'};

    private CsvTableReader() {}

    static TableReading read(byte[] bytes, CharsetChoice choice) {
        return switch (TextDecoder.decode(bytes, choice)) {
            case TextDecoder.Decoded.Refused(RowProblem problem) ->
                isBinary(bytes)
                        ? TableReading.refused(MessageText.of("platform.table.problem.notATable"))
                        : TableReading.refused(problem);
            case TextDecoder.Decoded.Text(String text, String charset) -> read(text, charset);
        };
    }

    private static TableReading read(String text, String charset) {
        if (text.isBlank()) {
            return TableReading.refused(MessageText.of("platform.table.problem.empty"));
        }
        int control = firstControlCharacter(text);
        if (control >= 0) {
            return TableReading.refused(
                    text.charAt(control) == 0
                            ? RowProblem.ofRow(
                                    TextDecoder.lineAt(text, control), MessageText.of("platform.table.problem.nul"))
                            : RowProblem.ofRow(
                                    TextDecoder.lineAt(text, control),
                                    MessageText.of("platform.table.problem.controlCharacter")));
        }
        char separator = separatorOf(text);
        Problems problems = new Problems();
        TableRules rules = new TableRules(problems);
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            boolean complete = endsWithLineEnd(text);
            var each = records.iterator();
            while (each.hasNext()) {
                CsvRecord row = each.next();
                if (!complete && !each.hasNext() && row.getFieldCount() < rules.width()) {
                    problems.add(RowProblem.ofRow(
                            row.getStartingLineNumber(), MessageText.of("platform.table.problem.cut")));
                    break;
                }
                if (!rules.accept(row.getStartingLineNumber(), row.getFields(), false)) {
                    break;
                }
            }
        } catch (CsvParseException e) {
            problems.add(asProblem(e));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from a string can't fail", e);
        }
        return rules.reading(charset, separator);
    }

    static RowProblem asProblem(CsvParseException e) {
        // the record's line is only in the exception's text, and the cause has it when reading failed half-way
        Throwable source = e.getCause() instanceof CsvParseException cause ? cause : e;
        String message = String.valueOf(source.getMessage());
        Matcher line = LINE_IN_MESSAGE.matcher(message);
        String key = message.startsWith("Unclosed")
                ? "platform.table.problem.unclosedQuote"
                : message.startsWith("Unexpected character")
                        ? "platform.table.problem.strayQuote"
                        : "platform.table.problem.notATable";
        return RowProblem.ofRow(line.find() ? Long.parseLong(line.group(1)) : 0, MessageText.of(key));
    }

    private static char separatorOf(String text) {
        int[] counts = new int[SEPARATORS.length];
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                if (!text.substring(0, i).isBlank()) {
                    break;
                }
            } else if (!quoted) {
                for (int s = 0; s < SEPARATORS.length; s++) {
                    if (c == SEPARATORS[s]) {
                        counts[s]++;
                    }
                }
            }
        }
        int best = 0;
        for (int s = 1; s < SEPARATORS.length; s++) {
            if (counts[s] > counts[best]) {
                best = s;
            }
        }
        return SEPARATORS[best];
    }

    static int firstControlCharacter(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\t' && c != '\n' && c != '\r') {
                return i;
            }
        }
        return -1;
    }

    static boolean isBinary(byte[] bytes) {
        int length = Math.min(bytes.length, 4096);
        int control = 0;
        for (int i = 0; i < length; i++) {
            if (bytes[i] >= 0 && bytes[i] < ' ' && bytes[i] != '\t' && bytes[i] != '\n' && bytes[i] != '\r') {
                control++;
            }
        }
        return control * 50 > length;
    }

    private static boolean endsWithLineEnd(String text) {
        char last = text.charAt(text.length() - 1);
        return last == '\n' || last == '\r';
    }
}
