package jp.madoguchi.platform.document;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import jp.madoguchi.platform.document.OfficialDocument.Chart;
import jp.madoguchi.platform.document.OfficialDocument.ChartMark;
import jp.madoguchi.platform.document.OfficialDocument.Series;

/** A chart as shapes and words on a sheet of {@link #WIDTH} by {@link #HEIGHT}, to be drawn as SVG or into a PDF. */
final class ChartDrawing {
    /** In CSS pixels: the width of the text on A4. */
    static final int WIDTH = 630;

    static final int HEIGHT = 260;

    private static final double LEFT = 38;
    private static final double RIGHT = WIDTH - 8.0;
    private static final double BOTTOM = HEIGHT - 24.0;
    private static final double SMALL = 9;
    private static final double LANE = 13;

    /** What is drawn, which decides its colour. */
    enum Tone {
        GRID,
        AXIS,
        MARK,
        BAR_1,
        BAR_2,
        LINE_1,
        LINE_2,
        LINE_3;

        String styleClass() {
            return "tone-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    record Box(double x, double y, double width, double height, Tone tone) {}

    /** @param points x and y in turn */
    record Stroke(List<Double> points, Tone tone) {}

    /** @param anchor 0 where it begins at x, 0.5 where it is centred on it, 1 where it ends at it */
    record Words(double x, double baseline, double anchor, String text) {}

    final List<Box> boxes = new ArrayList<>();
    final List<Stroke> strokes = new ArrayList<>();
    final List<Words> words = new ArrayList<>();

    private final Chart chart;
    private double top;

    private ChartDrawing(Chart chart) {
        this.chart = chart;
    }

    static ChartDrawing of(Chart chart) {
        ChartDrawing drawing = new ChartDrawing(chart);
        drawing.legend();
        int lanes = drawing.marks();
        drawing.top += lanes * LANE + 6;
        double step = drawing.step();
        double most = drawing.scale(step);
        drawing.labels();
        drawing.bars(most);
        drawing.lines(most);
        return drawing;
    }

    private void legend() {
        double x = LEFT;
        double y = 12;
        for (int i = 0; i < chart.series().size(); i++) {
            Series series = chart.series().get(i);
            double width = 22 + DocumentText.width(series.title()) * SMALL + 14;
            if (x + width > RIGHT && x > LEFT) {
                x = LEFT;
                y += 14;
            }
            Tone tone = tone(i);
            if (series.line()) {
                strokes.add(new Stroke(List.of(x, y - 3, x + 18, y - 3), tone));
            } else {
                boxes.add(new Box(x + 3, y - 8, 11, 9, tone));
            }
            words.add(new Words(x + 22, y, 0, series.title()));
            x += width;
        }
        top = y + 8;
    }

    /** A line down at each mark with its number on top; numbers that would touch stand in lanes. */
    private int marks() {
        List<Double> ends = new ArrayList<>();
        List<double[]> lines = new ArrayList<>();
        for (int i = 0; i < chart.marks().size(); i++) {
            double x = middle(chart.marks().get(i).index());
            int lane = 0;
            while (lane < ends.size() && ends.get(lane) > x - 6) {
                lane++;
            }
            if (lane == ends.size()) {
                ends.add(x + 6);
            } else {
                ends.set(lane, x + 6);
            }
            double baseline = top + lane * LANE + 10;
            words.add(new Words(x, baseline, 0.5, DocumentNumbers.circled(i + 1)));
            lines.add(new double[] {x, baseline + 2});
        }
        lines.forEach(line -> strokes.add(new Stroke(List.of(line[0], line[1], line[0], BOTTOM), Tone.MARK)));
        return ends.size();
    }

    private double step() {
        double most = chart.series().stream()
                .flatMap(series -> series.values().stream())
                .filter(Objects::nonNull)
                .mapToDouble(BigDecimal::doubleValue)
                .max()
                .orElse(0);
        double raw = Math.max(most, 1e-9) / 5;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double step = raw <= power ? power : raw <= 2 * power ? 2 * power : raw <= 5 * power ? 5 * power : 10 * power;
        return most <= 0 ? 1 : step;
    }

    private double scale(double step) {
        double highest = chart.series().stream()
                .flatMap(series -> series.values().stream())
                .filter(Objects::nonNull)
                .mapToDouble(BigDecimal::doubleValue)
                .max()
                .orElse(0);
        int lines = Math.max(1, (int) Math.ceil(highest / step - 1e-9));
        for (int i = 0; i <= lines; i++) {
            double y = BOTTOM - (BOTTOM - top) * i / lines;
            strokes.add(new Stroke(List.of(LEFT, y, RIGHT, y), i == 0 ? Tone.AXIS : Tone.GRID));
            String text = new BigDecimal(step)
                    .multiply(BigDecimal.valueOf(i))
                    .round(new MathContext(6))
                    .stripTrailingZeros()
                    .toPlainString();
            words.add(new Words(LEFT - 5, y + 3, 1, text));
        }
        return lines * step;
    }

    /** As many labels as have room under the axis. */
    private void labels() {
        double widest =
                chart.labels().stream().mapToDouble(DocumentText::width).max().orElse(0) * SMALL;
        int every = (int) Math.max(1, Math.ceil((widest + 5) / column()));
        for (int i = 0; i < chart.labels().size(); i += every) {
            words.add(new Words(middle(i), BOTTOM + 13, 0.5, chart.labels().get(i)));
        }
    }

    private void bars(double most) {
        List<Integer> side = new ArrayList<>();
        for (int i = 0; i < chart.series().size(); i++) {
            if (!chart.series().get(i).line()) {
                side.add(i);
            }
        }
        double width = column() * 0.72 / Math.max(1, side.size());
        for (int s = 0; s < side.size(); s++) {
            List<BigDecimal> values = chart.series().get(side.get(s)).values();
            for (int i = 0; i < values.size(); i++) {
                BigDecimal value = values.get(i);
                if (value != null && value.signum() > 0) {
                    double y = y(value, most);
                    double x = middle(i) + (s - side.size() / 2.0) * width;
                    boxes.add(new Box(x, y, width, BOTTOM - y, tone(side.get(s))));
                }
            }
        }
    }

    /** A line is broken where there is no value, which is not 0. */
    private void lines(double most) {
        for (int s = 0; s < chart.series().size(); s++) {
            Series series = chart.series().get(s);
            if (!series.line()) {
                continue;
            }
            List<Double> points = new ArrayList<>();
            for (int i = 0; i <= series.values().size(); i++) {
                BigDecimal value =
                        i == series.values().size() ? null : series.values().get(i);
                if (value != null) {
                    points.add(middle(i));
                    points.add(y(value, most));
                } else if (!points.isEmpty()) {
                    if (points.size() == 2) {
                        points = List.of(points.get(0) - 1.5, points.get(1), points.get(0) + 1.5, points.get(1));
                    }
                    strokes.add(new Stroke(List.copyOf(points), tone(s)));
                    points = new ArrayList<>();
                }
            }
        }
    }

    private Tone tone(int series) {
        boolean line = chart.series().get(series).line();
        long before = chart.series().subList(0, series).stream()
                .filter(one -> one.line() == line)
                .count();
        if (line) {
            return List.of(Tone.LINE_1, Tone.LINE_2, Tone.LINE_3).get((int) (before % 3));
        }
        return before % 2 == 0 ? Tone.BAR_1 : Tone.BAR_2;
    }

    private double column() {
        return (RIGHT - LEFT) / Math.max(1, chart.labels().size());
    }

    private double middle(int index) {
        return LEFT + column() * (Math.max(0, Math.min(index, chart.labels().size() - 1)) + 0.5);
    }

    private double y(BigDecimal value, double most) {
        return BOTTOM - (BOTTOM - top) * Math.max(0, Math.min(1, value.doubleValue() / most));
    }

    /** What the chart shows, for whoever doesn't see it. It names no figure: those are in the tables. */
    static String description(Chart chart, DocumentWords words) {
        StringBuilder text = new StringBuilder(words.chart()).append(": ").append(chart.caption());
        if (!chart.labels().isEmpty()) {
            text.append(" / ")
                    .append(words.axis())
                    .append(": ")
                    .append(chart.labels().getFirst());
            text.append(" – ").append(chart.labels().getLast());
        }
        for (Series series : chart.series()) {
            text.append(" / ").append(series.title()).append(" (");
            text.append(series.line() ? words.line() : words.bars()).append(')');
        }
        if (!chart.marks().isEmpty()) {
            text.append(" / ").append(words.milestones()).append(": ");
            text.append(String.join(", ", marks(chart)));
        }
        return text.toString();
    }

    /** The marks as they are listed below the chart. */
    static List<String> marks(Chart chart) {
        List<String> marks = new ArrayList<>();
        for (ChartMark mark : chart.marks()) {
            boolean labelled =
                    mark.index() >= 0 && mark.index() < chart.labels().size();
            String label = labelled ? chart.labels().get(mark.index()) + " " : "";
            marks.add(DocumentNumbers.circled(marks.size() + 1) + " " + label
                    + mark.text().replace('\n', ' '));
        }
        return marks;
    }
}
