package jp.madoguchi.platform.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfBlocksTest {
    private final PdfDocuments documents = new PdfDocuments(new DocumentFonts());

    @Test
    void theReportToTheAssemblyCanBeReadBack() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(documents.print(SampleDocument.report()))) {
            String text = new PDFTextStripper().getText(pdf);
            assertThat(squeezed(text))
                    .contains("1現状", "(1)カード再発行を", "全てのカード利用者（63,337枚分）", "最大で121件", "時点で約6割。")
                    .contains("(4)不正アクセスを受けた", "①経済産業省が、", "＜主な改善命令内容＞", "・クレジットカードのデータ", "②個人情報保護委員会")
                    .contains("2今後の対応(1)引き続き", "㈱髙島屋𠮷野カード", "※入電件数合計と応答件数との差は")
                    .contains("6月28日QUOカードPay事前告知メール配信", "受取メール配信期間（6/30～7/8）", "③7/8QUOカードPay受取メール配信最終日")
                    .doesNotContain("〓");
            for (int row = 0; row < 4; row++) {
                StringBuilder read = new StringBuilder();
                String title = SampleDocument.TITLES.get(row);
                text.lines()
                        .filter(line -> line.matches(title + "( (\\d+|-)){8,12}"))
                        .forEach(line -> read.append(line.substring(title.length())));
                StringBuilder expected = new StringBuilder();
                for (int calls : SampleDocument.CALLS[row]) {
                    expected.append(' ').append(calls < 0 ? "-" : calls);
                }
                assertThat(read).hasToString(expected.toString());
            }
        }
    }

    @Test
    void listsTablesAndTheChartAreTagged() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(documents.print(SampleDocument.report()))) {
            List<PDStructureElement> elements = new ArrayList<>();
            collect(pdf.getDocumentCatalog().getStructureTreeRoot(), elements);
            assertThat(elements)
                    .extracting(PDStructureElement::getStructureType)
                    .contains("H1", "H2", "L", "LI", "Table", "TR", "TH", "TD", "Figure");
            assertThat(elements)
                    .filteredOn(element -> element.getStructureType().equals("Figure"))
                    .extracting(PDStructureElement::getAlternateDescription)
                    .singleElement()
                    .asString()
                    .startsWith("グラフ: 1日あたりの問い合わせ件数の推移 / 横軸: 6/23 – 8/3");
        }
    }

    @Test
    void theChartIsAVectorAndItsWordsAreText() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(documents.print(SampleDocument.report()))) {
            int drawings = 0;
            for (PDPage page : pdf.getPages()) {
                for (COSName name : page.getResources().getXObjectNames()) {
                    assertThat(page.getResources().getXObject(name)).isNotInstanceOf(PDImageXObject.class);
                    if (page.getResources().getXObject(name) instanceof PDFormXObject) {
                        drawings++;
                    }
                }
                for (COSName name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                }
            }
            assertThat(drawings).isEqualTo(1);
            PDFTextStripper last = new PDFTextStripper();
            last.setStartPage(pdf.getNumberOfPages());
            assertThat(last.getText(pdf)).contains("150", "6/23", "8/2", "QUOカードPay関連");
        }
    }

    @Test
    void whatUsersTypeIsTextInTheNewBlocksToo() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(documents.print(SampleDocument.typed()))) {
            String text = squeezed(new PDFTextStripper().getText(pdf));
            assertThat(text.split(java.util.regex.Pattern.quote(squeezed(SampleDocument.SHOWN)), -1))
                    .hasSizeGreaterThan(15);
        }
    }

    @Test
    void emptyPartsAndAYearArePrinted() throws IOException {
        try (PDDocument empty = Loader.loadPDF(documents.print(SampleDocument.empty()));
                PDDocument year = Loader.loadPDF(documents.print(SampleDocument.of(366)))) {
            assertThat(empty.getNumberOfPages()).isPositive();
            assertThat(year.getNumberOfPages()).isBetween(6, 9);
            assertThat(new PDFTextStripper().getText(year)).contains("6月23日", "12月31日", "※注");
        }
    }

    private static void collect(PDStructureNode node, List<PDStructureElement> elements) {
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                elements.add(element);
                collect(element, elements);
            }
        }
    }

    private static String squeezed(String text) {
        return text.replaceAll("[\\s　]", "");
    }
}
