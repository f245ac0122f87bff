package jp.madoguchi.platform.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.platform.document.OfficialDocument.Bars;
import jp.madoguchi.platform.document.OfficialDocument.Block;
import jp.madoguchi.platform.document.OfficialDocument.Bullet;
import jp.madoguchi.platform.document.OfficialDocument.Chart;
import jp.madoguchi.platform.document.OfficialDocument.DayTable;
import jp.madoguchi.platform.document.OfficialDocument.FigureRun;
import jp.madoguchi.platform.document.OfficialDocument.Heading;
import jp.madoguchi.platform.document.OfficialDocument.Item;
import jp.madoguchi.platform.document.OfficialDocument.Run;
import jp.madoguchi.platform.document.OfficialDocument.Table;
import jp.madoguchi.platform.document.OfficialDocument.Text;
import org.apache.poi.ooxml.POIXMLProperties.CoreProperties;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.springframework.stereotype.Component;

/** Writes the tables and figures of a document as XLSX: figures as numbers, one sheet a table, charts as charts. */
@Component
public class WorkbookDocuments {
    public static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public byte[] write(OfficialDocument document) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            properties(book, document);
            sheets(book, document);
            book.setActiveSheet(0);
            book.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory can't fail", e);
        }
        return out.toByteArray();
    }

    private static void sheets(XSSFWorkbook book, OfficialDocument document) {
        DocumentWords words = DocumentWords.in(document.language());
        WorkbookSheets sheets = new WorkbookSheets(book, document);
        WorkbookCells cells = new WorkbookCells(book);
        WorkbookTables tables = new WorkbookTables(sheets, cells, words);
        WorkbookDays days = new WorkbookDays(sheets, cells, words);
        WorkbookDaysInPrint printed = new WorkbookDaysInPrint(sheets, cells, words);
        WorkbookCharts charts = new WorkbookCharts(sheets, cells, words);
        String section = "";
        for (Block block : document.blocks()) {
            switch (block) {
                case Heading heading -> section = heading.text();
                case Table table -> tables.table(table, section);
                case Bars bars -> tables.bars(bars, section);
                case DayTable table -> {
                    String name = table.caption().isBlank() ? section : table.caption();
                    days.list(table, name.isBlank() ? words.table() : name);
                    printed.print(table, name);
                }
                case Chart chart -> charts.chart(chart);
                default -> {
                    // running text has its place in the other formats; its figures are listed below
                }
            }
        }
        tables.figures(figures(document));
    }

    private static Collection<FigureRun> figures(OfficialDocument document) {
        Set<FigureRun> figures = new LinkedHashSet<>();
        for (Block block : document.blocks()) {
            switch (block) {
                case Item item -> add(figures, item.runs());
                case Bullet bullet -> add(figures, bullet.runs());
                case Text text -> add(figures, text.runs());
                case DayTable days ->
                    days.parts().forEach(part -> part.rows().forEach(row -> figures.addAll(row.cells())));
                default -> {
                    // has none
                }
            }
        }
        return figures;
    }

    private static void add(Set<FigureRun> figures, List<Run> runs) {
        for (Run run : runs) {
            if (run instanceof FigureRun figure) {
                figures.add(figure);
            }
        }
    }

    private static void properties(XSSFWorkbook book, OfficialDocument document) {
        CoreProperties properties = book.getProperties().getCoreProperties();
        properties.setTitle(DocumentText.legal(document.title()));
        properties.setCreator("Madoguchi");
        properties.setCreated(Optional.of(Date.from(document.createdAt())));
        properties.setModified(Optional.of(Date.from(document.createdAt())));
        properties
                .getUnderlyingProperties()
                .setLanguageProperty(document.language().toLanguageTag());
        book.getProperties().getExtendedProperties().setApplication("Madoguchi");
    }
}
