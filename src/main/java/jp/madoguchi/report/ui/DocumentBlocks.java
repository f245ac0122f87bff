package jp.madoguchi.report.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import jp.madoguchi.platform.document.OfficialDocument.Bars;
import jp.madoguchi.platform.document.OfficialDocument.Block;
import jp.madoguchi.platform.document.OfficialDocument.Bullet;
import jp.madoguchi.platform.document.OfficialDocument.Chart;
import jp.madoguchi.platform.document.OfficialDocument.Column;
import jp.madoguchi.platform.document.OfficialDocument.DayPart;
import jp.madoguchi.platform.document.OfficialDocument.DayRow;
import jp.madoguchi.platform.document.OfficialDocument.DayTable;
import jp.madoguchi.platform.document.OfficialDocument.Definitions;
import jp.madoguchi.platform.document.OfficialDocument.FigureRun;
import jp.madoguchi.platform.document.OfficialDocument.Heading;
import jp.madoguchi.platform.document.OfficialDocument.Item;
import jp.madoguchi.platform.document.OfficialDocument.Label;
import jp.madoguchi.platform.document.OfficialDocument.Note;
import jp.madoguchi.platform.document.OfficialDocument.PageBreak;
import jp.madoguchi.platform.document.OfficialDocument.Run;
import jp.madoguchi.platform.document.OfficialDocument.Signatures;
import jp.madoguchi.platform.document.OfficialDocument.Table;
import jp.madoguchi.platform.document.OfficialDocument.Text;
import jp.madoguchi.platform.document.OfficialDocument.Words;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.report.content.FigureOrigin;
import jp.madoguchi.report.content.ReportFigures;

/** Draws the parts of a document, each as one component. */
class DocumentBlocks {
    private static final String POINTER = "▼";
    private static final String BAR = "▬";

    private final ReportFigures figures;

    DocumentBlocks(ReportFigures figures) {
        this.figures = figures;
    }

    Component draw(String number, Block block) {
        return switch (block) {
            case Heading heading -> heading(number, heading);
            case Item item -> runs("m-document__item m-document__item--" + item.level(), number, item.runs());
            case Bullet bullet -> runs("m-document__bullet m-document__item--" + bullet.level(), "・", bullet.runs());
            case Label label ->
                styled(new Div("＜" + label.text() + "＞"), "m-document__label m-document__item--" + label.level());
            case Text text -> runs("m-document__text", "", text.runs());
            case jp.madoguchi.platform.document.OfficialDocument.Paragraph paragraph ->
                styled(new Paragraph(paragraph.text()), "m-document__text");
            case Note note -> styled(new Paragraph(note.text()), "m-document__note");
            case DayTable days -> days(days);
            case Table table -> table(table);
            case Chart chart -> chart(chart);
            case Bars bars -> bars(bars);
            case Definitions definitions -> definitions(definitions);
            case Signatures signatures -> signatures(signatures);
            case PageBreak pageBreak -> pageBreak();
        };
    }

    private static Component heading(String number, Heading heading) {
        String text = number + "　" + heading.text();
        return heading.level() == 1
                ? styled(new H3(text), "m-document__heading")
                : styled(new H4(text), "m-document__heading m-document__heading--low");
    }

    private Component runs(String className, String number, List<Run> runs) {
        Div line = styled(new Div(), className);
        if (!number.isEmpty()) {
            line.add(styled(new Span(number), "m-document__number"));
        }
        Div text = styled(new Div(), "m-document__runs");
        runs.forEach(run -> text.add(
                switch (run) {
                    case Words words -> new Span(words.text());
                    case FigureRun figure -> figure(figure);
                }));
        line.add(text);
        return line;
    }

    /** A figure that says what it is made of, and leads there. */
    Component figure(FigureRun run) {
        FigureOrigin origin =
                figures.figure(run.key()).map(figure -> figure.origin()).orElse(null);
        HtmlContainer chip;
        if (origin != null && !origin.screen().isEmpty()) {
            Anchor link = new Anchor(origin.screen(), run.text());
            link.getElement().setAttribute("router-link", true);
            chip = link;
        } else {
            Span text = new Span(run.text());
            text.getElement().setAttribute("tabindex", "0");
            chip = text;
        }
        chip.addClassName("m-figure");
        chip.getElement().setAttribute("data-key", run.key());
        chip.getElement().setAttribute("data-origin", OriginWords.of(run, figures));
        if (run.overridden()) {
            chip.addClassName("m-figure--overridden");
            chip.add(styled(new Span(chip.getTranslation("report.overridden")), "m-figure__mark"));
        }
        return chip;
    }

    private Component days(DayTable days) {
        Div all = new Div(caption(days.caption()));
        for (DayPart part : days.parts()) {
            all.add(part(days.caption(), part));
        }
        if (!days.note().isEmpty()) {
            all.add(styled(new Paragraph(days.note()), "m-document__note"));
        }
        return all;
    }

    private Component part(String caption, DayPart part) {
        NativeTable table = new NativeTable();
        if (!part.marks().isEmpty()) {
            table.getHead().add(marks(part));
        }
        NativeTableRow head = table.getHead().addRow();
        NativeTableRow weekdays = table.getHead().addRow();
        head.add(new NativeTableCell(part.corner()));
        weekdays.add(new NativeTableCell());
        part.days().forEach(day -> {
            head.add(header(day.title(), "col"));
            NativeTableCell weekday = new NativeTableCell(day.weekday());
            if (day.rest()) {
                weekday.addClassName("m-document__rest");
            }
            weekdays.add(weekday);
        });
        for (DayRow row : part.rows()) {
            NativeTableRow line = table.getBody().addRow();
            line.add(header(row.title(), "row"));
            row.cells().forEach(cell -> line.add(new NativeTableCell(figure(cell))));
        }
        String days =
                part.days().getFirst().title() + "〜" + part.days().getLast().title();
        return new Div(words(part), scrolling(caption + " " + days, "m-document__days", table));
    }

    /** A sign over the day of each mark, and all days of a span toned; the words stand above, where they have room. */
    private static NativeTableRow marks(DayPart part) {
        NativeTableRow row = new NativeTableRow();
        row.add(new NativeTableCell());
        for (int column = 0; column < part.days().size(); column++) {
            int at = column;
            NativeTableCell cell = new NativeTableCell();
            if (part.marks().stream().anyMatch(mark -> !mark.span() && mark.from() == at)) {
                cell.add(styled(new Span(POINTER), "m-document__mark"));
            }
            if (part.marks().stream().anyMatch(mark -> mark.span() && mark.from() <= at && at <= mark.to())) {
                cell.addClassName("m-document__span");
            }
            row.add(cell);
        }
        return row;
    }

    private static Component words(DayPart part) {
        Div lines = styled(new Div(), "m-document__marks");
        part.marks().stream()
                .filter(mark -> !mark.text().isBlank())
                .forEach(mark -> lines.add(new Div(
                        (mark.span() ? BAR : POINTER) + " " + mark.text().replace("\n", ""))));
        return lines;
    }

    private static NativeTableHeaderCell header(String text, String scope) {
        NativeTableHeaderCell header = new NativeTableHeaderCell(text);
        header.getElement().setAttribute("scope", scope);
        return header;
    }

    private static Component scrolling(String label, String className, Component table) {
        Div frame = styled(new Div(table), className);
        frame.getElement().setAttribute("tabindex", "0");
        frame.getElement().setAttribute("role", "region");
        frame.getElement().setAttribute("aria-label", label);
        return frame;
    }

    private static Component table(Table table) {
        PlainTable plain = new PlainTable(
                table.caption(), table.columns().stream().map(Column::title).toList());
        table.rows().forEach(row -> plain.row(row.toArray(String[]::new)));
        return new Div(caption(table.caption()), plain);
    }

    /** As a table: the picture is in the files, and here each value can be read. */
    private static Component chart(Chart chart) {
        PlainTable plain = PlainTable.ofFigures(
                chart.caption(),
                Stream.concat(Stream.of(word("report.preview.series")), chart.labels().stream())
                        .toList());
        chart.series()
                .forEach(series -> plain.figures(
                        series.title(),
                        series.values().stream()
                                .map(value -> Objects.toString(value == null ? null : plain(value), "-"))
                                .toArray(String[]::new)));
        return new Div(caption(chart.caption()), plain);
    }

    private static String plain(BigDecimal value) {
        return value.toPlainString();
    }

    private static Component bars(Bars bars) {
        PlainTable plain = new PlainTable(bars.caption(), pair());
        bars.bars().forEach(bar -> plain.row(bar.label(), bar.value()));
        return new Div(caption(bars.caption()), plain);
    }

    private static Component definitions(Definitions definitions) {
        PlainTable plain = new PlainTable(word("report.preview"), pair());
        definitions.entries().forEach(entry -> plain.row(entry.term(), entry.text()));
        return plain;
    }

    private static Component signatures(Signatures signatures) {
        Div all = styled(new Div(), "m-document__signatures");
        signatures
                .signatures()
                .forEach(signature ->
                        all.add(new Div(signature.role() + "　" + signature.name() + "　" + signature.when())));
        return all;
    }

    private static Component pageBreak() {
        HtmlContainer rule = new HtmlContainer("hr");
        rule.addClassName("m-document__page");
        return rule;
    }

    private static List<String> pair() {
        return List.of(word("report.preview.item"), word("report.preview.value"));
    }

    private static String word(String key) {
        return UI.getCurrent().getTranslation(key);
    }

    private static Component caption(String text) {
        return styled(new Div(text), "m-document__caption");
    }

    private static <C extends Component & HasStyle> C styled(C component, String classes) {
        component.addClassNames(classes.split(" "));
        return component;
    }
}
