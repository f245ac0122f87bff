package jp.madoguchi.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFSimpleShape;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Where in a workbook a text can stand that nobody sees who looks at its first sheet. */
public enum HiddenText {
    HIDDEN_SHEET {
        @Override
        void put(XSSFWorkbook book, String text) {
            onNewSheet(book, text);
            book.setSheetVisibility(1, SheetVisibility.HIDDEN);
        }
    },
    VERY_HIDDEN_SHEET {
        @Override
        void put(XSSFWorkbook book, String text) {
            onNewSheet(book, text);
            book.setSheetVisibility(1, SheetVisibility.VERY_HIDDEN);
        }
    },
    /** As a number, of which a cell says no more than its digits. */
    NUMBER_ON_HIDDEN_SHEET {
        @Override
        void put(XSSFWorkbook book, String text) {
            book.createSheet("控え").createRow(3).createCell(2).setCellValue(Double.parseDouble(digits(text)));
            book.setSheetVisibility(1, SheetVisibility.HIDDEN);
        }
    },
    COMMENT {
        @Override
        void put(XSSFWorkbook book, String text) {
            comment(book).setString(new XSSFRichTextString("確認 " + text));
        }
    },
    AUTHOR_OF_COMMENT {
        @Override
        void put(XSSFWorkbook book, String text) {
            comment(book).setAuthor(text);
        }
    },
    PROPERTY {
        @Override
        void put(XSSFWorkbook book, String text) {
            book.getProperties().getCoreProperties().setTitle(text);
        }
    },
    OWN_PROPERTY {
        @Override
        void put(XSSFWorkbook book, String text) {
            book.getProperties().getCustomProperties().addProperty("控え", text);
        }
    },
    HEADER {
        @Override
        void put(XSSFWorkbook book, String text) {
            book.getSheetAt(0).getHeader().setCenter(text);
        }
    },
    ADDRESS_OF_LINK {
        @Override
        void put(XSSFWorkbook book, String text) {
            link(book).setAddress("https://example.jp/member?no=" + digits(text));
        }
    },
    TIP_OF_LINK {
        @Override
        void put(XSSFWorkbook book, String text) {
            link(book).setTooltip(text);
        }
    },
    PROMPT_OF_CELL {
        @Override
        void put(XSSFWorkbook book, String text) {
            XSSFSheet sheet = book.getSheetAt(0);
            DataValidationHelper helper = sheet.getDataValidationHelper();
            DataValidation validation = helper.createValidation(
                    helper.createTextLengthConstraint(0, "0", "100"), new CellRangeAddressList(9, 9, 9, 9));
            validation.createPromptBox("控え", text);
            validation.setShowPromptBox(true);
            sheet.addValidationData(validation);
        }
    },
    TEXT_FOR_PICTURE {
        @Override
        void put(XSSFWorkbook book, String text) {
            XSSFSimpleShape shape = book.getSheetAt(0).createDrawingPatriarch().createSimpleShape(anchor());
            shape.getCTShape().getNvSpPr().getCNvPr().setDescr(text);
        }
    };

    abstract void put(XSSFWorkbook book, String text);

    /** The same workbook with the text in this place. */
    public byte[] in(byte[] workbook, String text) {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            put(book, text);
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void onNewSheet(XSSFWorkbook book, String text) {
        book.createSheet("控え").createRow(3).createCell(2).setCellValue(text);
    }

    private static XSSFComment comment(XSSFWorkbook book) {
        XSSFSheet sheet = book.getSheetAt(0);
        XSSFComment comment = sheet.createDrawingPatriarch().createCellComment(anchor());
        comment.setString(new XSSFRichTextString("確認"));
        comment.setAuthor("田中");
        sheet.getRow(0).getCell(0).setCellComment(comment);
        return comment;
    }

    private static XSSFHyperlink link(XSSFWorkbook book) {
        XSSFHyperlink link = book.getCreationHelper().createHyperlink(HyperlinkType.URL);
        link.setAddress("https://example.jp/");
        book.getSheetAt(0).getRow(0).getCell(0).setHyperlink(link);
        return link;
    }

    private static XSSFClientAnchor anchor() {
        return new XSSFClientAnchor(0, 0, 0, 0, 4, 4, 6, 8);
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder();
        text.chars().filter(Character::isDigit).forEach(c -> digits.append(Character.digit(c, 10)));
        return digits.toString();
    }
}
