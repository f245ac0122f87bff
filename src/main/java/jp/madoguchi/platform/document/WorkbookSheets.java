package jp.madoguchi.platform.document;

import org.apache.poi.ss.usermodel.PaperSize;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Makes sheets: named after what they hold, ready to be filtered and printed. */
final class WorkbookSheets {
    private static final int NAME = 31;
    private static final int WIDEST = 72;

    private final XSSFWorkbook book;
    private final OfficialDocument document;

    WorkbookSheets(XSSFWorkbook book, OfficialDocument document) {
        this.book = book;
        this.document = document;
    }

    /**
     * @param name what it should be called; a legal and new name is made of it
     * @param caption stands at the head of its print
     */
    XSSFSheet sheet(String name, String caption) {
        XSSFSheet sheet = book.createSheet(free(name));
        sheet.setMargin(org.apache.poi.ss.usermodel.PageMargin.LEFT, 0.5);
        sheet.setMargin(org.apache.poi.ss.usermodel.PageMargin.RIGHT, 0.5);
        sheet.getPrintSetup().setPaperSize(PaperSize.A4_PAPER);
        sheet.getHeader().setCenter(printed(caption));
        sheet.getFooter().setLeft(printed(document.title()));
        sheet.getFooter().setRight("&P / &N");
        return sheet;
    }

    /** In a header, an ampersand begins a field; there is no room for more than 255 characters in all. */
    private static String printed(String text) {
        String line = DocumentText.legal(text).replace('\n', ' ');
        String cut = line.codePointCount(0, line.length()) > 80
                ? line.substring(0, line.offsetByCodePoints(0, 80)) + "…"
                : line;
        return cut.replace("&", "&&");
    }

    private String free(String name) {
        String legal = DocumentText.legal(name).replaceAll("[\\p{Cntrl}]", " ").strip();
        String safe = cut(WorkbookUtil.createSafeSheetName(legal.isEmpty() ? "-" : legal, '_'), NAME);
        String free = safe;
        for (int i = 2; taken(free); i++) {
            String number = " (" + i + ")";
            free = cut(safe, NAME - number.length()) + number;
        }
        return free;
    }

    private static String cut(String name, int length) {
        String cut = name.length() <= length ? name : name.substring(0, length);
        if (Character.isHighSurrogate(cut.charAt(cut.length() - 1))) {
            cut = cut.substring(0, cut.length() - 1);
        }
        return cut;
    }

    /** "History" is a name of Excel's own. */
    private boolean taken(String name) {
        return book.getSheet(name) != null || name.equalsIgnoreCase("History");
    }

    /** A table from the first cell on: its head stays in sight and on each page, and each column can be filtered. */
    void finish(XSSFSheet sheet, int columns, boolean landscape) {
        sheet.createFreezePane(0, 1);
        sheet.setAutoFilter(new CellRangeAddress(0, Math.max(0, sheet.getLastRowNum()), 0, columns - 1));
        sheet.setRepeatingRows(new CellRangeAddress(0, 0, -1, -1));
        sheet.getPrintSetup().setLandscape(landscape);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitWidth((short) 1);
        sheet.getPrintSetup().setFitHeight((short) 0);
    }

    /** Wide enough for the widest text, up to a point; without asking fonts, which a server may lack. */
    static void widen(XSSFSheet sheet, int column, double characters) {
        double wide = Math.max(9, Math.min(WIDEST, characters * 2 + 3));
        sheet.setColumnWidth(column, (int) (wide * 256));
    }
}
