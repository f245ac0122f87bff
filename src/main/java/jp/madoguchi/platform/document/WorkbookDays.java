package jp.madoguchi.platform.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.madoguchi.platform.document.OfficialDocument.DayMark;
import jp.madoguchi.platform.document.OfficialDocument.DayPart;
import jp.madoguchi.platform.document.OfficialDocument.DayRow;
import jp.madoguchi.platform.document.OfficialDocument.DayTable;
import jp.madoguchi.platform.document.OfficialDocument.FigureRun;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** The table of days as one list: a line a day, a column a figure, so that it can be filtered and reckoned with. */
final class WorkbookDays {
    private final WorkbookSheets sheets;
    private final WorkbookCells cells;
    private final DocumentWords words;

    WorkbookDays(WorkbookSheets sheets, WorkbookCells cells, DocumentWords words) {
        this.sheets = sheets;
        this.cells = cells;
        this.words = words;
    }

    void list(DayTable table, String name) {
        XSSFSheet sheet = sheets.sheet(name, table.caption());
        Map<String, Integer> columns = columns(table);
        XSSFRow head = sheet.createRow(0);
        cells.heading(head, 0, words.day());
        cells.heading(head, 1, words.weekday());
        columns.forEach((title, column) -> cells.heading(head, column, title));
        int marks = columns.size() + 2;
        cells.heading(head, marks, words.milestones());
        double widest = 6;
        for (DayPart part : table.parts()) {
            for (int i = 0; i < part.days().size(); i++) {
                XSSFRow row = sheet.createRow(sheet.getLastRowNum() + 1);
                cells.day(row, 0, part.days().get(i).day(), "yyyy/m/d");
                cells.text(row, 1, part.days().get(i).weekday());
                for (DayRow figures : part.rows()) {
                    int column = Objects.requireNonNull(columns.get(figures.title()));
                    figure(row, column, figures.cells().get(i));
                }
                String milestones = marks(part, i);
                if (!milestones.isEmpty()) {
                    widest = Math.max(widest, DocumentText.widest(milestones));
                    cells.text(row, marks, milestones);
                }
            }
        }
        WorkbookSheets.widen(sheet, 0, 5);
        WorkbookSheets.widen(sheet, 1, 3);
        columns.forEach((title, column) -> WorkbookSheets.widen(sheet, column, DocumentText.widest(title)));
        WorkbookSheets.widen(sheet, marks, widest);
        sheets.finish(sheet, marks + 1, false);
    }

    /** In the order in which they come first; a later part may have a row that an earlier one has not. */
    private static Map<String, Integer> columns(DayTable table) {
        Map<String, Integer> columns = new LinkedHashMap<>();
        for (DayPart part : table.parts()) {
            for (DayRow row : part.rows()) {
                columns.putIfAbsent(row.title(), columns.size() + 2);
            }
        }
        return columns;
    }

    /** Empty where nothing was counted, which is not 0. */
    private void figure(XSSFRow row, int column, FigureRun figure) {
        BigDecimal value = figure.value();
        if (value != null) {
            cells.number(row, column, value, WorkbookNumber.format(figure, value));
        } else if (!WorkbookNumber.isNothing(figure.text())) {
            cells.text(row, column, figure.text());
        }
    }

    private static String marks(DayPart part, int day) {
        List<String> texts = new ArrayList<>();
        for (DayMark mark : part.marks()) {
            boolean here = mark.span() ? mark.from() <= day && day <= mark.to() : mark.from() == day;
            // a bar that goes on from the part above may have no room for its words
            if (here && !mark.text().isBlank()) {
                texts.add(mark.text().replace('\n', ' '));
            }
        }
        return String.join(" / ", texts);
    }
}
