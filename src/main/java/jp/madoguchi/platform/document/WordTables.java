package jp.madoguchi.platform.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import jp.madoguchi.platform.document.OfficialDocument.Bar;
import jp.madoguchi.platform.document.OfficialDocument.Bars;
import jp.madoguchi.platform.document.OfficialDocument.Column;
import jp.madoguchi.platform.document.OfficialDocument.DayColumn;
import jp.madoguchi.platform.document.OfficialDocument.DayPart;
import jp.madoguchi.platform.document.OfficialDocument.DayRow;
import jp.madoguchi.platform.document.OfficialDocument.DayTable;
import jp.madoguchi.platform.document.OfficialDocument.Definition;
import jp.madoguchi.platform.document.OfficialDocument.Signature;
import jp.madoguchi.platform.document.OfficialDocument.Table;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBody;

/** The tables of a text document. */
final class WordTables {
    private static final String HEAD = "EEEDEA";
    private static final String DAYS = "F4F3F0";
    private static final String REST = "E6E9F4";
    private static final String SPAN = "D9DEF2";

    /** So that twelve days and the titles are as wide as the text. */
    private static final int TITLES = 1533;

    private static final int DAY = 666;
    private static final int BLOCKS = 30;

    private final CTBody body;
    private final WordText text;
    private final DocumentWords words;

    WordTables(CTBody body, WordText text, DocumentWords words) {
        this.body = body;
        this.text = text;
        this.words = words;
    }

    void table(Table table) {
        caption(table.caption());
        if (table.columns().isEmpty()) {
            return;
        }
        WordTable made = WordTable.in(body, widths(table), 90, table.caption());
        WordTable.Row head = made.row(true);
        for (Column column : table.columns()) {
            write(head.cell().shaded(HEAD), column.figures() ? "TableHeadingFigures" : "TableHeading", column.title());
        }
        for (List<String> cells : table.rows()) {
            WordTable.Row row = made.row(false);
            for (int i = 0; i < cells.size(); i++) {
                boolean figures = table.columns().get(i).figures();
                write(row.cell(), figures ? "TableFigures" : "TableText", cells.get(i));
            }
        }
        if (table.rows().isEmpty()) {
            write(made.row(false).cell(table.columns().size()), "TableText", words.none());
        }
        gap();
    }

    /** In proportion to what stands in them; none so narrow that words break at each letter. */
    private static List<Integer> widths(Table table) {
        List<Double> wanted = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            double widest = DocumentText.widest(table.columns().get(i).title());
            for (List<String> row : table.rows()) {
                widest = Math.max(widest, DocumentText.widest(row.get(i)));
            }
            wanted.add(Math.max(4, Math.min(widest + 1, 28)));
        }
        double sum = wanted.stream().mapToDouble(Double::doubleValue).sum();
        List<Integer> widths = new ArrayList<>();
        wanted.forEach(width -> widths.add((int) Math.floor(width / sum * WordTable.WIDTH)));
        return widths;
    }

    void days(DayTable table) {
        caption(table.caption());
        for (DayPart part : table.parts()) {
            if (!part.days().isEmpty()) {
                part(table, part);
                gap();
            }
        }
        if (!table.note().isEmpty()) {
            text.write(body.addNewP(), "Note", table.note());
        }
    }

    private void part(DayTable table, DayPart part) {
        int days = part.days().size();
        int day = days <= DayLayout.DAYS ? DAY : (WordTable.WIDTH - TITLES) / days;
        List<Integer> columns = new ArrayList<>(Collections.nCopies(days, day));
        columns.addFirst(TITLES);
        String name = table.caption() + " " + part.days().getFirst().title() + " – "
                + part.days().getLast().title();
        WordTable made = WordTable.in(body, columns, 12, name.strip());
        List<List<DayLayout.Cell>> marks = DayLayout.of(part).rows();
        for (int i = 0; i < marks.size(); i++) {
            marks(made, marks.get(i), i == marks.size() - 1);
        }
        WordTable.Row titles = made.row(true);
        WordTable.Row weekdays = made.row(true);
        write(titles.cell().mergedDown(true).shaded("FFFFFF").middle(), "DayCorner", " " + part.corner());
        write(weekdays.cell().mergedDown(false), "DayTitle", "");
        for (DayColumn column : part.days()) {
            write(titles.cell().shaded(column.rest() ? REST : DAYS).middle(), "DayHeading", column.title());
            write(shaded(weekdays.cell(), column), "DayCell", column.weekday());
        }
        for (DayRow figures : part.rows()) {
            WordTable.Row row = made.row(false);
            write(row.cell().shaded(DAYS).middle(), "DayTitle", " " + figures.title());
            for (int i = 0; i < days; i++) {
                WordTable.Cell cell = shaded(row.cell(), part.days().get(i));
                text.write(
                        cell.content().addNewP(),
                        "DayCell",
                        List.of(figures.cells().get(i)));
            }
        }
    }

    private void marks(WordTable made, List<DayLayout.Cell> cells, boolean last) {
        WordTable.Row row = made.row(true);
        boolean pointers = cells.stream().anyMatch(cell -> cell.kind() == DayLayout.Kind.POINTER);
        if (pointers) {
            row.height(140, true);
        }
        write(row.cell().borderless(!last), pointers ? "Pointer" : "Callout", "");
        for (DayLayout.Cell cell : cells) {
            WordTable.Cell place = row.cell(cell.columns());
            switch (cell.kind()) {
                case EMPTY -> write(place.borderless(!last), pointers ? "Pointer" : "Callout", "");
                case POINTER -> write(place.borderless(!last), "Pointer", cell.text());
                case CALLOUT -> write(place.boxed("333333").bottom(), "Callout", cell.text());
                case BAR -> write(place.boxed("33459B").shaded(SPAN).middle(), "Callout", cell.text());
                case BEFORE_BAR -> write(place.borderless(!last).middle(), "CalloutBefore", cell.text() + " ");
                case AFTER_BAR -> write(place.borderless(!last).middle(), "CalloutAfter", " " + cell.text());
            }
        }
    }

    private static WordTable.Cell shaded(WordTable.Cell cell, DayColumn day) {
        return day.rest() ? cell.shaded(REST).middle() : cell.middle();
    }

    void definitions(List<Definition> entries) {
        WordTable made = WordTable.in(body, List.of(2857, WordTable.WIDTH - 2857), 90, "");
        for (Definition entry : entries) {
            WordTable.Row row = made.row(false);
            write(row.cell().shaded(HEAD), "TableHeading", entry.term());
            write(row.cell(), "TableText", entry.text());
        }
        gap();
    }

    /** Lying, so that any number of bars has room. */
    void bars(Bars bars) {
        caption(bars.caption());
        WordTable made = WordTable.in(body, List.of(2400, 5200, WordTable.WIDTH - 7600), 90, bars.caption());
        for (Bar bar : bars.bars()) {
            WordTable.Row row = made.row(false);
            write(row.cell(), "TableText", bar.label());
            int blocks = (int) Math.round(Math.max(0, Math.min(1, bar.share())) * BLOCKS);
            write(row.cell(), "TableBar", "█".repeat(blocks));
            write(row.cell(), "TableFigures", bar.value());
        }
        gap();
    }

    void signatures(List<Signature> signatures) {
        gap();
        int width = Math.min(2600, WordTable.WIDTH / Math.max(1, signatures.size()));
        WordTable made = WordTable.in(body, Collections.nCopies(signatures.size(), width), 90, "");
        made.alignRight();
        WordTable.Row roles = made.row(false);
        WordTable.Row names = made.row(false).height(907, false);
        for (Signature signature : signatures) {
            write(roles.cell().shaded(HEAD), "TableHeadingCentered", signature.role());
            WordTable.Cell cell = names.cell().middle();
            write(cell, "TableCentered", signature.name());
            if (!signature.when().isEmpty()) {
                write(cell, "TableCentered", signature.when());
            }
        }
        gap();
    }

    private void caption(String caption) {
        if (!caption.isEmpty()) {
            text.write(body.addNewP(), "Caption", caption);
        }
    }

    /** Between tables, which would grow together without. */
    private void gap() {
        text.write(body.addNewP(), "Gap", "");
    }

    private void write(WordTable.Cell cell, String style, String content) {
        text.write(cell.content().addNewP(), style, content);
    }
}
