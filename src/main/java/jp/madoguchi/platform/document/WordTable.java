package jp.madoguchi.platform.document;

import java.math.BigInteger;
import java.util.List;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBody;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTShd;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTbl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblCellMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcBorders;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTrPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STHeightRule;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STJcTable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STShd;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STVerticalJc;

/** A table of fixed columns in a text document. No row is split between pages. Lengths are twips, of which an inch has 1,440. */
final class WordTable {
    /** The width of the text on the page. */
    static final int WIDTH = 9525;

    private final CTTbl table;
    private final List<Integer> columns;

    private WordTable(CTTbl table, List<Integer> columns) {
        this.table = table;
        this.columns = columns;
    }

    /**
     * @param margin left and right in each cell
     * @param title says what it is to whoever doesn't see it
     */
    static WordTable in(CTBody body, List<Integer> columns, int margin, String title) {
        CTTbl table = body.addNewTbl();
        CTTblPr properties = table.addNewTblPr();
        properties.addNewTblStyle().setVal("OfficialTable");
        width(
                properties.addNewTblW(),
                columns.stream().mapToInt(Integer::intValue).sum());
        properties.addNewTblLayout().setType(STTblLayoutType.FIXED);
        CTTblCellMar margins = properties.addNewTblCellMar();
        width(margins.addNewLeft(), margin);
        width(margins.addNewRight(), margin);
        if (!title.isEmpty()) {
            properties.addNewTblCaption().setVal(DocumentText.legal(title));
        }
        CTTblGrid grid = table.addNewTblGrid();
        for (int column : columns) {
            grid.addNewGridCol().setW(BigInteger.valueOf(column));
        }
        return new WordTable(table, columns);
    }

    void alignRight() {
        table.getTblPr().addNewJc().setVal(STJcTable.RIGHT);
    }

    /** @param head whether it comes again on each page that the table goes on to */
    Row row(boolean head) {
        CTRow row = table.addNewTr();
        CTTrPr properties = row.addNewTrPr();
        properties.addNewCantSplit();
        if (head) {
            properties.addNewTblHeader();
        }
        return new Row(row);
    }

    private static void width(CTTblWidth element, int twips) {
        element.setW(BigInteger.valueOf(twips));
        element.setType(STTblWidth.DXA);
    }

    final class Row {
        private final CTRow row;
        private int next;

        private Row(CTRow row) {
            this.row = row;
        }

        Row height(int twips, boolean exact) {
            var height = row.getTrPr().addNewTrHeight();
            height.setVal(BigInteger.valueOf(twips));
            height.setHRule(exact ? STHeightRule.EXACT : STHeightRule.AT_LEAST);
            return this;
        }

        Cell cell() {
            return cell(1);
        }

        Cell cell(int span) {
            CTTc cell = row.addNewTc();
            CTTcPr properties = cell.addNewTcPr();
            int twips = 0;
            for (int i = 0; i < span; i++) {
                twips += columns.get(next++);
            }
            width(properties.addNewTcW(), twips);
            if (span > 1) {
                properties.addNewGridSpan().setVal(BigInteger.valueOf(span));
            }
            return new Cell(cell, properties);
        }
    }

    /** A cell needs at least one paragraph: whoever makes it fills {@link #content}. */
    record Cell(CTTc content, CTTcPr properties) {
        Cell shaded(String color) {
            CTShd shade = properties.addNewShd();
            shade.setVal(STShd.CLEAR);
            shade.setColor("auto");
            shade.setFill(color);
            return this;
        }

        /** @param first whether it begins here or goes on from above */
        Cell mergedDown(boolean first) {
            properties.addNewVMerge().setVal(first ? STMerge.RESTART : STMerge.CONTINUE);
            return this;
        }

        Cell middle() {
            properties.addNewVAlign().setVal(STVerticalJc.CENTER);
            return this;
        }

        Cell bottom() {
            properties.addNewVAlign().setVal(STVerticalJc.BOTTOM);
            return this;
        }

        /** @param belowToo whether there is none below either, as above the table's own head */
        Cell borderless(boolean belowToo) {
            CTTcBorders borders = properties.addNewTcBorders();
            borders.addNewTop().setVal(STBorder.NIL);
            borders.addNewLeft().setVal(STBorder.NIL);
            if (belowToo) {
                borders.addNewBottom().setVal(STBorder.NIL);
            }
            borders.addNewRight().setVal(STBorder.NIL);
            return this;
        }

        Cell boxed(String color) {
            CTTcBorders borders = properties.addNewTcBorders();
            line(borders.addNewTop(), color);
            line(borders.addNewLeft(), color);
            line(borders.addNewBottom(), color);
            line(borders.addNewRight(), color);
            return this;
        }

        private static void line(CTBorder border, String color) {
            border.setVal(STBorder.SINGLE);
            border.setSz(BigInteger.valueOf(6));
            border.setSpace(BigInteger.ZERO);
            border.setColor(color);
        }
    }
}
