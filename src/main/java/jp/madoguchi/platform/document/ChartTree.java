package jp.madoguchi.platform.document;

import java.util.Locale;
import jp.madoguchi.platform.document.OfficialDocument.Chart;
import org.w3c.dom.Element;

/** Charts in the tree: as SVG on a page, and in a PDF as a drawing with its words laid over it, where they can be searched. */
final class ChartTree {
    private final TreeNodes nodes;
    private final Element body;
    private final DocumentWords words;
    private int charts;

    ChartTree(TreeNodes nodes, Element body, DocumentWords words) {
        this.nodes = nodes;
        this.body = body;
        this.words = words;
    }

    void drawn(Chart chart) {
        Element figure = caption(chart);
        Element sheet = nodes.in(figure, "div", "sheet");
        Element drawing = nodes.in(sheet, "object", "drawing");
        drawing.setAttribute("type", ChartGraphics.TYPE);
        drawing.setAttribute("data", Integer.toString(charts));
        nodes.attribute(drawing, "alt", ChartDrawing.description(chart, words));
        for (ChartDrawing.Words one : ChartDrawing.of(chart).words) {
            double room = 400;
            Element element = nodes.in(sheet, "div", "on-sheet");
            element.setAttribute(
                    "style",
                    String.format(
                            Locale.ROOT,
                            "left:%.1fpx;top:%.1fpx;width:%.0fpx;text-align:%s",
                            one.x() - one.anchor() * room,
                            one.baseline() - 9,
                            room,
                            one.anchor() == 0 ? "left" : one.anchor() == 1 ? "right" : "center"));
            nodes.text(element, one.text());
        }
        marks(figure, chart);
        charts++;
    }

    void svg(Chart chart) {
        Element figure = caption(chart);
        charts++;
        Element region = nodes.in(figure, "div", "region");
        region.setAttribute("role", "region");
        region.setAttribute("tabindex", "0");
        nodes.attribute(region, "aria-label", words.chart() + " " + chart.caption());
        Element svg = nodes.in(region, "svg", "");
        svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
        svg.setAttribute("viewBox", "0 0 " + ChartDrawing.WIDTH + " " + ChartDrawing.HEIGHT);
        svg.setAttribute("role", "img");
        svg.setAttribute("aria-labelledby", "chart-" + charts + "-title chart-" + charts + "-description");
        named(svg, "title", chart.caption());
        named(svg, "desc", ChartDrawing.description(chart, words));
        ChartDrawing drawing = ChartDrawing.of(chart);
        drawing.strokes.stream()
                .filter(stroke -> !stroke.tone().name().startsWith("LINE"))
                .forEach(stroke -> stroke(svg, stroke));
        for (ChartDrawing.Box box : drawing.boxes) {
            Element rect = nodes.in(svg, "rect", box.tone().styleClass());
            rect.setAttribute("x", number(box.x()));
            rect.setAttribute("y", number(box.y()));
            rect.setAttribute("width", number(box.width()));
            rect.setAttribute("height", number(box.height()));
        }
        drawing.strokes.stream()
                .filter(stroke -> stroke.tone().name().startsWith("LINE"))
                .forEach(stroke -> stroke(svg, stroke));
        for (ChartDrawing.Words one : drawing.words) {
            Element text = nodes.in(svg, "text", "");
            text.setAttribute("x", number(one.x()));
            text.setAttribute("y", number(one.baseline()));
            text.setAttribute("text-anchor", one.anchor() == 0 ? "start" : one.anchor() == 1 ? "end" : "middle");
            nodes.text(text, one.text());
        }
        marks(figure, chart);
    }

    private void named(Element svg, String name, String text) {
        Element element = nodes.in(svg, name, "");
        element.setAttribute("id", "chart-" + charts + (name.equals("title") ? "-title" : "-description"));
        nodes.text(element, text);
    }

    private void stroke(Element svg, ChartDrawing.Stroke stroke) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < stroke.points().size(); i += 2) {
            points.append(points.isEmpty() ? "" : " ")
                    .append(number(stroke.points().get(i)));
            points.append(',').append(number(stroke.points().get(i + 1)));
        }
        nodes.in(svg, "polyline", stroke.tone().styleClass()).setAttribute("points", points.toString());
    }

    private Element caption(Chart chart) {
        Element figure = nodes.in(body, "div", "chart");
        if (!chart.caption().isEmpty()) {
            nodes.text(nodes.in(figure, "p", "caption"), chart.caption());
        }
        return figure;
    }

    private void marks(Element figure, Chart chart) {
        if (!chart.marks().isEmpty()) {
            nodes.text(nodes.in(figure, "p", "note"), String.join("　", ChartDrawing.marks(chart)));
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
