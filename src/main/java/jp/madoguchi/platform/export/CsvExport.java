package jp.madoguchi.platform.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.madoguchi.platform.table.FormulaMark;

/** CSV by RFC 4180. A text that a spreadsheet would run as a formula gets an apostrophe, which our own reader takes off again. */
final class CsvExport {

    private CsvExport() {}

    static void write(ExportTable table, OutputStream out, boolean bom) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        if (bom) {
            text.write('\uFEFF');
        }
        // not closed, because the stream belongs to the caller
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
        table.header().forEach(row -> csv.writeRecord(texts(row)));
        table.rows().forEach(row -> csv.writeRecord(texts(row)));
        csv.flush();
        text.flush();
    }

    private static List<String> texts(List<ExportCell> row) {
        return row.stream().map(CsvExport::text).toList();
    }

    private static String text(ExportCell cell) {
        return switch (cell) {
            case ExportCell.Text(String text) -> text.equals("-") ? text : FormulaMark.add(CellText.printable(text));
            case ExportCell.Number(var number) -> number.toPlainString();
            case ExportCell.Day(var date) -> date.toString();
            case ExportCell.Moment(var instant) -> CellText.inTokyo(instant);
            case ExportCell.Blank() -> "";
        };
    }
}
