package jp.madoguchi.platform.document;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an official document contains, from top to bottom, as plain text.
 *
 * @param head lines at the top right: the number, the day, who issues it
 * @param footer stands at the foot of each page beside its number
 * @param createdAt is written into the file's properties
 */
public record OfficialDocument(
        Locale language, String title, List<String> head, List<Block> blocks, String footer, Instant createdAt) {
    public OfficialDocument {
        head = List.copyOf(head);
        blocks = List.copyOf(blocks);
    }

    public static Builder titled(String title, Locale language, Instant createdAt) {
        return new Builder(title, language, createdAt);
    }

    /** A part of a document. */
    public sealed interface Block {}

    /** @param level 1 is numbered 1, 2 …, level 2 (1), (2) … and level 3 ア, イ … or a, b … */
    public record Heading(int level, String text) implements Block {
        public Heading {
            if (level < 1 || level > 3) {
                throw new IllegalArgumentException("no heading of level " + level);
            }
        }
    }

    /** A piece of a running text. */
    public sealed interface Run {
        /** How it reads. */
        String text();

        static Run of(String text) {
            return new Words(text);
        }
    }

    public record Words(String text) implements Run {}

    /**
     * A figure within a text or a table. Formats that know more than text keep its name and its value beside its writing, so that
     * whoever reads the file back finds the figure and not only its letters.
     *
     * @param key its name within the document, as {@code calls.window.max}; ASCII, without blanks
     * @param text as it reads, {@code 121} or {@code 約6割}
     * @param value the number behind it; null where it is no number, or where nothing was counted
     * @param overridden whether somebody wrote another figure than the computed one
     */
    public record FigureRun(
            String key, String text, @Nullable BigDecimal value, boolean overridden) implements Run {}

    /**
     * A numbered paragraph under a heading of level 1.
     *
     * @param level 1 is numbered (1), (2) …, level 2 ① ② …; a level begins anew under each heading and each item above it
     */
    public record Item(int level, List<Run> runs) implements Block {
        public Item {
            if (level < 1 || level > 2) {
                throw new IllegalArgumentException("no item of level " + level);
            }
            runs = List.copyOf(runs);
        }
    }

    /** A label above bullets, like ＜主な理由＞, as deep as the item that it belongs to. The brackets are the renderer's. */
    public record Label(int level, String text) implements Block {}

    /** A point of a list without numbers, as deep as the item that it belongs to. */
    public record Bullet(int level, List<Run> runs) implements Block {
        public Bullet {
            runs = List.copyOf(runs);
        }
    }

    /** A paragraph with figures in it, at the margin. */
    public record Text(List<Run> runs) implements Block {
        public Text {
            runs = List.copyOf(runs);
        }
    }

    /**
     * Days across and figures down, with marks above: the table of daily calls. It is cut into parts beforehand, so that each
     * format shows the same cut.
     *
     * @param note below the last part; may be empty
     */
    public record DayTable(String caption, List<DayPart> parts, String note) implements Block {
        public DayTable {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A part of it, up to 12 days.
     *
     * @param corner the month in its upper left corner, as 6月; empty where it goes on with the month above
     * @param marks above the days, in their order
     */
    public record DayPart(String corner, List<DayColumn> days, List<DayRow> rows, List<DayMark> marks) {
        public DayPart {
            days = List.copyOf(days);
            rows = List.copyOf(rows);
            marks = List.copyOf(marks);
            for (DayRow row : rows) {
                if (row.cells().size() != days.size()) {
                    throw new IllegalArgumentException("row " + row.title() + " has "
                            + row.cells().size() + " cells for " + days.size() + " days");
                }
            }
        }
    }

    /** @param rest whether it is a Saturday, a Sunday or a holiday */
    public record DayColumn(LocalDate day, String title, String weekday, boolean rest) {}

    public record DayRow(String title, List<FigureRun> cells) {
        public DayRow {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A milestone over the days.
     *
     * @param from the first column that it covers, from 0
     * @param to the last column, included
     * @param text its words; lines are broken at line feeds
     * @param span whether it is drawn as a bar over its columns rather than as a callout that points at one
     */
    public record DayMark(int from, int to, String text, boolean span) {}

    /**
     * A chart: bars of one measure a day or a month, others as lines, marks at their days. Drawn as vectors where the format can.
     *
     * @param labels under the axis
     * @param series each with one value a label
     * @param marks by the label's index, with a short text
     */
    public record Chart(String caption, List<String> labels, List<Series> series, List<ChartMark> marks)
            implements Block {
        public Chart {
            labels = List.copyOf(labels);
            series = List.copyOf(series);
            marks = List.copyOf(marks);
            for (Series one : series) {
                if (one.values().size() != labels.size()) {
                    throw new IllegalArgumentException("series " + one.title() + " has "
                            + one.values().size() + " values for " + labels.size() + " labels");
                }
            }
        }
    }

    /** @param values null where there is none, which is not 0 */
    public record Series(String title, boolean line, List<@Nullable BigDecimal> values) {
        public Series {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }
    }

    public record ChartMark(int index, String text) {}

    /** Line breaks are kept. */
    public record Paragraph(String text) implements Block {}

    /** A remark in small type: where a figure comes from, what was left out. */
    public record Note(String text) implements Block {}

    /** @param columns with their headings; its head comes again on each page that the table goes on to */
    public record Table(String caption, List<Column> columns, List<List<String>> rows) implements Block {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            for (List<String> row : rows) {
                if (row.size() != columns.size()) {
                    throw new IllegalArgumentException(
                            "a row of " + row.size() + " cells in a table of " + columns.size() + " columns");
                }
            }
        }
    }

    /** @param figures whether its cells are figures, which stand under each other at the right */
    public record Column(String title, boolean figures) {
        public static Column text(String title) {
            return new Column(title, false);
        }

        public static Column figures(String title) {
            return new Column(title, true);
        }
    }

    /** Terms with what is said of them. */
    public record Definitions(List<Definition> entries) implements Block {
        public Definitions {
            entries = List.copyOf(entries);
        }
    }

    public record Definition(String term, String text) {}

    /** A figure: bars side by side, each with its value in words above it. */
    public record Bars(String caption, List<Bar> bars) implements Block {
        public Bars {
            bars = List.copyOf(bars);
        }
    }

    /** @param share of the highest bar, from 0 to 1; below 0 where there is no value */
    public record Bar(String label, String value, double share) {}

    /** Boxes for who answers for the document, with room for a seal where nobody is named yet. */
    public record Signatures(List<Signature> signatures) implements Block {
        public Signatures {
            signatures = List.copyOf(signatures);
        }
    }

    /** @param name empty where it is still to be signed by hand */
    public record Signature(String role, String name, String when) {}

    /** What follows begins a page. */
    public record PageBreak() implements Block {}

    /** Puts a document together from top to bottom. */
    public static final class Builder {
        private final String title;
        private final Locale language;
        private final Instant createdAt;
        private final List<String> head = new ArrayList<>();
        private final List<Block> blocks = new ArrayList<>();
        private String footer;

        private Builder(String title, Locale language, Instant createdAt) {
            this.title = title;
            this.language = language;
            this.createdAt = createdAt;
            this.footer = title;
        }

        public Builder head(String... lines) {
            head.addAll(List.of(lines));
            return this;
        }

        public Builder footer(String text) {
            footer = text;
            return this;
        }

        public Builder heading(String text) {
            return add(new Heading(1, text));
        }

        public Builder subheading(String text) {
            return add(new Heading(2, text));
        }

        public Builder paragraph(String text) {
            return add(new Paragraph(text));
        }

        public Builder note(String text) {
            return add(new Note(text));
        }

        public Builder table(String caption, List<Column> columns, List<List<String>> rows) {
            return add(new Table(caption, columns, rows));
        }

        public Builder definitions(Definition... entries) {
            return add(new Definitions(List.of(entries)));
        }

        public Builder signatures(Signature... signatures) {
            return add(new Signatures(List.of(signatures)));
        }

        public Builder add(Block block) {
            blocks.add(block);
            return this;
        }

        public OfficialDocument build() {
            return new OfficialDocument(language, title, head, blocks, footer, createdAt);
        }
    }
}
