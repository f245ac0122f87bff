package jp.madoguchi.platform.document;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;
import jp.madoguchi.platform.document.OfficialDocument.Chart;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Draws the charts of one document into its PDF, as vectors. */
final class ChartGraphics implements FSObjectDrawerFactory {
    /** Of the element that stands for a chart; its {@code data} is the chart's place among the document's. */
    static final String TYPE = "application/x-madoguchi-chart";

    private final List<Chart> charts;

    ChartGraphics(OfficialDocument document) {
        charts = document.blocks().stream()
                .filter(Chart.class::isInstance)
                .map(Chart.class::cast)
                .toList();
    }

    @Override
    public @Nullable FSObjectDrawer createDrawer(Element element) {
        if (!isReplacedObject(element)) {
            return null;
        }
        ChartDrawing drawing = ChartDrawing.of(charts.get(Integer.parseInt(element.getAttribute("data"))));
        return new FSObjectDrawer() {
            @Override
            public @Nullable Map<Shape, String> drawObject(
                    Element e,
                    double x,
                    double y,
                    double width,
                    double height,
                    OutputDevice device,
                    RenderingContext context,
                    int dotsPerPixel) {
                device.drawWithGraphics(
                        (float) x,
                        (float) y,
                        (float) width / dotsPerPixel,
                        (float) height / dotsPerPixel,
                        graphics -> draw(drawing, graphics, width / dotsPerPixel / ChartDrawing.WIDTH));
                return null;
            }
        };
    }

    @Override
    public boolean isReplacedObject(Element element) {
        return element.getAttribute("type").equals(TYPE);
    }

    private static void draw(ChartDrawing drawing, Graphics2D graphics, double scale) {
        graphics.scale(scale, scale);
        drawing.strokes.stream()
                .filter(stroke -> !stroke.tone().name().startsWith("LINE"))
                .forEach(stroke -> stroke(graphics, stroke));
        for (ChartDrawing.Box box : drawing.boxes) {
            graphics.setColor(color(box.tone()));
            graphics.fill(new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()));
        }
        drawing.strokes.stream()
                .filter(stroke -> stroke.tone().name().startsWith("LINE"))
                .forEach(stroke -> stroke(graphics, stroke));
    }

    private static void stroke(Graphics2D graphics, ChartDrawing.Stroke stroke) {
        Path2D path = new Path2D.Double();
        List<Double> points = stroke.points();
        path.moveTo(points.get(0), points.get(1));
        for (int i = 2; i < points.size(); i += 2) {
            path.lineTo(points.get(i), points.get(i + 1));
        }
        graphics.setColor(color(stroke.tone()));
        graphics.setStroke(
                switch (stroke.tone()) {
                    case GRID -> new BasicStroke(0.5f);
                    case MARK -> dashed(0.7f, 2, 2);
                    case LINE_1 -> new BasicStroke(1.6f);
                    case LINE_2 -> dashed(1.6f, 5, 2.5f);
                    case LINE_3 -> dashed(1.6f, 1.6f, 2);
                    default -> new BasicStroke(0.8f);
                });
        graphics.draw(path);
    }

    private static BasicStroke dashed(float width, float on, float off) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {on, off}, 0);
    }

    /** The same colours as in the style sheet. */
    static Color color(ChartDrawing.Tone tone) {
        return new Color(
                switch (tone) {
                    case GRID -> 0xDDDBD6;
                    case AXIS -> 0x555555;
                    case MARK -> 0x777777;
                    case BAR_1 -> 0x8F9BD0;
                    case BAR_2 -> 0xC9C4B8;
                    case LINE_1 -> 0x1F2F7A;
                    case LINE_2 -> 0xA63D00;
                    case LINE_3 -> 0x1D6B4C;
                });
    }
}
