package jp.madoguchi.platform.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import jp.madoguchi.platform.document.OfficialDocument.Chart;
import jp.madoguchi.platform.document.OfficialDocument.ChartMark;
import jp.madoguchi.platform.document.OfficialDocument.Series;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.PresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFNoFillProperties;
import org.apache.poi.xddf.usermodel.XDDFPresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickMark;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.DisplayBlanks;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChart;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.xmlbeans.XmlCursor;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTDLbls;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextBody;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextCharacterProperties;

/** Draws a chart as an office's own chart, which stays a drawing with data that its reader can change. */
final class OfficeChart {
    /** Where the data lie. The first column holds the labels, then comes one for each series, then the marks. */
    interface Source {
        XDDFDataSource<?> labels();

        XDDFNumericalDataSource<? extends Number> values(int column, List<@Nullable BigDecimal> values);

        CellReference title(int column, String title);
    }

    private static final String NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/chart";

    /** So many have room under the axis. */
    private static final int LABELS = 14;

    private final XDDFChart drawing;
    private final Chart chart;
    private final Source source;
    private final DocumentWords words;

    private OfficeChart(XDDFChart drawing, Chart chart, Source source, DocumentWords words) {
        this.drawing = drawing;
        this.chart = chart;
        this.source = source;
        this.words = words;
    }

    /** The values under the marks: those of the first series, so that a mark stands on its day's bar. */
    static List<@Nullable BigDecimal> marked(Chart chart) {
        List<@Nullable BigDecimal> marked = new ArrayList<>();
        for (int i = 0; i < chart.labels().size(); i++) {
            int index = i;
            boolean here = chart.marks().stream().map(ChartMark::index).anyMatch(at -> at == index);
            marked.add(here ? chart.series().getFirst().values().get(i) : null);
        }
        return marked;
    }

    static void draw(XDDFChart drawing, Chart chart, Source source, DocumentWords words) {
        new OfficeChart(drawing, chart, source, words).draw();
    }

    private void draw() {
        drawing.setAutoTitleDeleted(true);
        drawing.getOrAddLegend().setPosition(LegendPosition.TOP);
        XDDFCategoryAxis labels = drawing.createCategoryAxis(AxisPosition.BOTTOM);
        XDDFValueAxis values = drawing.createValueAxis(AxisPosition.LEFT);
        values.setCrosses(AxisCrosses.AUTO_ZERO);
        values.setCrossBetween(AxisCrossBetween.BETWEEN);
        values.setMinimum(0);
        values.getOrAddMajorGridProperties().setLineProperties(line(0xDDDBD6, 0.5));
        values.getOrAddShapeProperties().setLineProperties(new XDDFLineProperties(new XDDFNoFillProperties()));
        labels.setMajorTickMark(AxisTickMark.NONE);
        values.setMajorTickMark(AxisTickMark.NONE);
        skipLabels();
        // upright labels would be broken at their slash
        var slanted = drawing.getCTChart().getPlotArea().getCatAxArray(0).addNewTxPr();
        slanted.addNewBodyPr().setRot(-2_700_000);
        slanted.addNewP().addNewPPr().addNewDefRPr().setSz(700);
        labels.getOrAddShapeProperties().setLineProperties(line(0x555555, 0.75));
        if (chart.series().stream().anyMatch(series -> !series.line())) {
            XDDFBarChartData bars = (XDDFBarChartData) drawing.createData(ChartTypes.BAR, labels, values);
            bars.setBarDirection(BarDirection.COL);
            bars.setGapWidth(40);
            bars.setVaryColors(false);
            series(bars, false);
            drawing.plot(bars);
        }
        boolean marks = !chart.marks().isEmpty() && !chart.series().isEmpty();
        if (marks || chart.series().stream().anyMatch(Series::line)) {
            XDDFLineChartData lines = (XDDFLineChartData) drawing.createData(ChartTypes.LINE, labels, values);
            lines.setVaryColors(false);
            series(lines, true);
            if (marks) {
                marks(lines);
            }
            drawing.plot(lines);
        }
        drawing.displayBlanksAs(DisplayBlanks.GAP);
        type();
    }

    /** POI's smaller set of schemas has no type for this element of the axis, which has its place at the end. */
    private void skipLabels() {
        int every = Math.max(1, (chart.labels().size() + LABELS - 1) / LABELS);
        try (XmlCursor axis =
                drawing.getCTChart().getPlotArea().getCatAxArray(0).newCursor()) {
            axis.toEndToken();
            axis.beginElement("tickLblSkip", NAMESPACE);
            axis.insertAttributeWithValue("val", Integer.toString(every));
        }
    }

    private void series(XDDFChartData data, boolean line) {
        int before = 0;
        for (int i = 0; i < chart.series().size(); i++) {
            Series series = chart.series().get(i);
            if (series.line() != line) {
                continue;
            }
            XDDFChartData.Series made = add(data, i + 1, series.title(), series.values());
            if (made instanceof XDDFLineChartData.Series drawn) {
                drawn.setMarkerStyle(MarkerStyle.NONE);
                drawn.setSmooth(false);
                XDDFLineProperties stroke = line(LINES.apply(before), 1.5);
                PresetLineDash dash = before % 3 == 0
                        ? PresetLineDash.SOLID
                        : before % 3 == 1 ? PresetLineDash.DASH : PresetLineDash.SYSTEM_DOT;
                stroke.setPresetDash(new XDDFPresetLineDash(dash));
                drawn.setLineProperties(stroke);
            } else {
                made.setFillProperties(
                        fill(color(before % 2 == 0 ? ChartDrawing.Tone.BAR_1 : ChartDrawing.Tone.BAR_2)));
            }
            before++;
        }
    }

    private static final IntFunction<Integer> LINES =
            before -> color(List.of(ChartDrawing.Tone.LINE_1, ChartDrawing.Tone.LINE_2, ChartDrawing.Tone.LINE_3)
                    .get(before % 3));

    /** A mark on top of its day's bar with its day's label; what happened is said below the chart. */
    private void marks(XDDFLineChartData data) {
        XDDFLineChartData.Series series =
                (XDDFLineChartData.Series) add(data, chart.series().size() + 1, words.milestones(), marked(chart));
        series.setLineProperties(new XDDFLineProperties(new XDDFNoFillProperties()));
        series.setMarkerStyle(MarkerStyle.DIAMOND);
        series.setSmooth(false);
        var look = series.getCTLineSer().getMarker().addNewSpPr();
        look.addNewSolidFill().addNewSrgbClr().setVal(new byte[] {0x33, 0x33, 0x33});
        CTDLbls labels = series.getCTLineSer().isSetDLbls()
                ? series.getCTLineSer().getDLbls()
                : series.getCTLineSer().addNewDLbls();
        labels.addNewDLblPos().setVal(org.openxmlformats.schemas.drawingml.x2006.chart.STDLblPos.T);
        labels.addNewShowLegendKey().setVal(false);
        labels.addNewShowVal().setVal(false);
        labels.addNewShowCatName().setVal(true);
        labels.addNewShowSerName().setVal(false);
        labels.addNewShowPercent().setVal(false);
        labels.addNewShowBubbleSize().setVal(false);
    }

    private XDDFChartData.Series add(XDDFChartData data, int column, String title, List<@Nullable BigDecimal> values) {
        String legal = DocumentText.legal(title);
        XDDFChartData.Series series = data.addSeries(source.labels(), source.values(column, values));
        series.setTitle(legal, source.title(column, legal));
        return series;
    }

    /** Small type in the document's face, and no frame. */
    private void type() {
        drawing.getCTChartSpace().addNewRoundedCorners().setVal(false);
        drawing.getCTChartSpace().addNewSpPr().addNewLn().addNewNoFill();
        CTTextBody text = drawing.getCTChartSpace().isSetTxPr()
                ? drawing.getCTChartSpace().getTxPr()
                : drawing.getCTChartSpace().addNewTxPr();
        text.addNewBodyPr();
        CTTextCharacterProperties type = text.addNewP().addNewPPr().addNewDefRPr();
        type.setSz(750);
        type.addNewLatin().setTypeface("BIZ UDPGothic");
        type.addNewEa().setTypeface("BIZ UDPGothic");
    }

    private static int color(ChartDrawing.Tone tone) {
        return ChartGraphics.color(tone).getRGB() & 0xFFFFFF;
    }

    private static XDDFSolidFillProperties fill(int rgb) {
        return new XDDFSolidFillProperties(
                XDDFColor.from(new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb}));
    }

    private static XDDFLineProperties line(int rgb, double points) {
        XDDFLineProperties line = new XDDFLineProperties(fill(rgb));
        line.setWidth(points);
        return line;
    }
}
