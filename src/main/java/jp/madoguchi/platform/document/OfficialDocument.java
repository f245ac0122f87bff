package jp.madoguchi.platform.document;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
