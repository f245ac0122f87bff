package jp.madoguchi.platform.document;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import jp.madoguchi.platform.document.OfficialDocument.Chart;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xwpf.usermodel.XWPFChart;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.jspecify.annotations.Nullable;

/** The charts of a text document, each with the sheet of its data inside. */
final class WordCharts {
    /** EMU, of which a millimetre has 36,000. */
    private static final int WIDTH = 168 * 36_000;

    private static final int HEIGHT = 78 * 36_000;

    private final XWPFDocument document;
    private final WordText text;
    private final DocumentWords words;

    WordCharts(XWPFDocument document, WordText text, DocumentWords words) {
        this.document = document;
        this.text = text;
        this.words = words;
    }

    void chart(Chart chart) throws IOException {
        if (!chart.caption().isEmpty()) {
            text.write(document.getDocument().getBody().addNewP(), "Caption", chart.caption());
        }
        if (!chart.labels().isEmpty() && !chart.series().isEmpty()) {
            draw(chart);
        }
        if (!chart.marks().isEmpty()) {
            String marks = String.join("　", ChartDrawing.marks(chart));
            text.write(document.getDocument().getBody().addNewP(), "Note", marks);
        }
    }

    private void draw(Chart chart) throws IOException {
        XWPFParagraph paragraph = document.createParagraph();
        XWPFRun run = paragraph.createRun();
        try {
            XWPFChart drawing = document.createChart(run, WIDTH, HEIGHT);
            OfficeChart.draw(drawing, chart, new Inside(drawing, chart), words);
            var named = run.getCTR().getDrawingArray(0).getInlineArray(0).getDocPr();
            // each drawing needs a number of its own
            named.setId(document.getCharts().size());
            named.setDescr(DocumentText.legal(ChartDrawing.description(chart, words)));
            named.setTitle(DocumentText.legal(chart.caption()));
        } catch (InvalidFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The data in a workbook of the chart's own. */
    private record Inside(XWPFChart drawing, Chart chart) implements OfficeChart.Source {
        @Override
        public XDDFDataSource<?> labels() {
            String[] labels = chart.labels().stream().map(DocumentText::legal).toArray(String[]::new);
            return XDDFDataSourcesFactory.fromArray(labels, range(0), 0);
        }

        @Override
        public XDDFNumericalDataSource<? extends Number> values(int column, List<@Nullable BigDecimal> values) {
            XDDFNumericalDataSource<BigDecimal> source =
                    XDDFDataSourcesFactory.fromArray(values.toArray(new BigDecimal[0]), range(column), column);
            source.setFormatCode("General");
            return source;
        }

        @Override
        public CellReference title(int column, String title) {
            return drawing.setSheetTitle(title, column);
        }

        private String range(int column) {
            return drawing.formatRange(new CellRangeAddress(1, chart.labels().size(), column, column));
        }
    }
}
