package jp.madoguchi.platform.document;

import java.math.BigInteger;
import java.util.List;
import jp.madoguchi.platform.document.OfficialDocument.FigureRun;
import jp.madoguchi.platform.document.OfficialDocument.Run;
import jp.madoguchi.platform.document.OfficialDocument.Words;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTR;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSdtPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSdtRun;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTText;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBrType;

/** Writes paragraphs: a style, and runs of text of which figures are content controls. */
final class WordText {
    private final WordFigures figures;

    WordText(WordFigures figures) {
        this.figures = figures;
    }

    void write(CTP paragraph, String style, String text) {
        style(paragraph, style);
        run(paragraph.addNewR(), text);
    }

    void write(CTP paragraph, String style, List<? extends Run> runs) {
        style(paragraph, style);
        for (Run run : runs) {
            switch (run) {
                case Words words -> run(paragraph.addNewR(), words.text());
                case FigureRun figure -> control(paragraph.addNewSdt(), figure);
            }
        }
    }

    private void control(CTSdtRun control, FigureRun figure) {
        CTSdtPr properties = control.addNewSdtPr();
        String tag = figures.tag(figure);
        properties.addNewAlias().setVal(tag);
        properties.addNewTag().setVal(tag);
        properties.addNewId().setVal(BigInteger.valueOf(figures.next()));
        properties.addNewText();
        run(control.addNewSdtContent().addNewR(), figure.text());
    }

    static void pageBreak(CTP paragraph) {
        paragraph.addNewR().addNewBr().setType(STBrType.PAGE);
    }

    private static void style(CTP paragraph, String style) {
        if (!style.equals("Normal")) {
            CTPPr properties = paragraph.isSetPPr() ? paragraph.getPPr() : paragraph.addNewPPr();
            properties.addNewPStyle().setVal(style);
        }
    }

    private static void run(CTR run, String text) {
        String[] lines = DocumentText.legal(text).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                run.addNewBr();
            }
            String[] pieces = lines[i].split("\t", -1);
            for (int j = 0; j < pieces.length; j++) {
                if (j > 0) {
                    run.addNewTab();
                }
                if (!pieces[j].isEmpty()) {
                    words(run.addNewT(), pieces[j]);
                }
            }
        }
    }

    private static void words(CTText element, String text) {
        element.setStringValue(text);
        if (text.startsWith(" ") || text.endsWith(" ")) {
            element.setSpace(org.apache.xmlbeans.impl.xb.xmlschema.SpaceAttribute.Space.PRESERVE);
        }
    }
}
