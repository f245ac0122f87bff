package jp.madoguchi.platform.document;

import static jp.madoguchi.platform.document.SampleDocument.bullet;
import static jp.madoguchi.platform.document.SampleDocument.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import jp.madoguchi.platform.document.OfficialDocument.Column;
import jp.madoguchi.platform.document.OfficialDocument.Heading;
import jp.madoguchi.platform.document.OfficialDocument.Label;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTLvl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPrGeneral;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class WordDocumentsTest {
    private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private final WordDocuments documents = new WordDocuments();

    @Test
    void textsHaveRealStylesAndNoTypedNumbers() throws IOException {
        try (XWPFDocument read = read(documents.write(SampleDocument.report()))) {
            List<String> styled = read.getParagraphs().stream()
                    .map(paragraph -> paragraph.getStyle() + ": " + paragraph.getText())
                    .toList();
            assertThat(styled)
                    .contains(
                            "Issued: 令和4年8月4日",
                            "Title: ここクーポン利用者のクレジットカード情報流出事案への対応について",
                            "Heading1: 現状",
                            "Heading1: 今後の対応",
                            "ListNumber: カード再発行率は、カード会社5社分の情報によると、6月末時点で約6割。",
                            "ListContinue3: ＜主な改善命令内容＞",
                            "ListBullet3: クレジットカードのデータセキュリティに関する国際的な基準の適切な維持、運用。",
                            "Note: ※入電件数合計と応答件数との差は、話し中により応答できなかったことによるもの")
                    .anyMatch(text -> text.startsWith("ListNumber2: 経済産業省が、"));
        }
    }

    @Test
    void oneListNumbersHeadingsAndItemsAndEachLevelBeginsAnewUnderThoseAbove() throws IOException {
        OfficialDocument document = OfficialDocument.titled("題", Locale.JAPANESE, SampleDocument.NOW)
                .heading("A")
                .subheading("B")
                .add(new Heading(3, "C"))
                .add(item(1, "d"))
                .add(item(2, "e"))
                .add(new Label(2, "f"))
                .add(bullet(2, "g"))
                .heading("H")
                .add(item(1, "i"))
                .build();
        try (XWPFDocument read = read(documents.write(document))) {
            assertThat(numbering(read))
                    .containsExactly(
                            "A 0 decimal %1",
                            "B 1 decimal (%2)",
                            "C 2 aiueoFullWidth %3",
                            "d 3 decimal (%4)",
                            "e 4 decimalEnclosedCircle %5",
                            "g 2 bullet ・",
                            "H 0 decimal %1",
                            "i 3 decimal (%4)");
            // one list for all that is numbered: a level restarts by itself unless it says otherwise
            XWPFAbstractNum list = read.getNumbering().getAbstractNum(BigInteger.ZERO);
            assertThat(list.getCTAbstractNum().getLvlList()).noneMatch(CTLvl::isSetLvlRestart);
        }
        try (XWPFDocument read = read(documents.write(OfficialDocument.titled("T", Locale.ENGLISH, SampleDocument.NOW)
                .add(new Heading(3, "C"))
                .build()))) {
            assertThat(numbering(read)).containsExactly("C 2 lowerLetter %3");
        }
    }

    private static List<String> numbering(XWPFDocument document) {
        return document.getParagraphs().stream()
                .map(paragraph -> {
                    CTPPrGeneral properties = paragraph.getStyle() == null
                            ? null
                            : document.getStyles()
                                    .getStyle(paragraph.getStyle())
                                    .getCTStyle()
                                    .getPPr();
                    if (properties == null || !properties.isSetNumPr()) {
                        return "";
                    }
                    BigInteger list = properties.getNumPr().getNumId().getVal();
                    BigInteger level = properties.getNumPr().getIlvl().getVal();
                    CTLvl found = document.getNumbering()
                            .getAbstractNum(document.getNumbering().getAbstractNumID(list))
                            .getCTAbstractNum()
                            .getLvlArray(level.intValue());
                    return paragraph.getText() + " " + level + " "
                            + found.getNumFmt().getVal() + " "
                            + found.getLvlText().getVal();
                })
                .filter(line -> !line.isEmpty())
                .toList();
    }

    @Test
    void figuresAreFoundByTheirKey() throws Exception {
        byte[] file = documents.write(SampleDocument.report());

        Map<String, String> controls = controls(file);
        assertThat(controls)
                .containsEntry("cards.affected", "63,337")
                .containsEntry("calls.window.max", "121")
                .containsEntry("reissue.rate", "約6割")
                .containsEntry("calls.2022-07-29.incoming", "140")
                .containsEntry("calls.2022-06-23.gift", "-")
                .hasSize(6 + 42 * 4);
        Map<String, Element> figures = new HashMap<>();
        NodeList list = xml(file, "customXml/item1.xml").getElementsByTagNameNS(WordFigures.NAMESPACE, "figure");
        for (int i = 0; i < list.getLength(); i++) {
            Element figure = (Element) list.item(i);
            figures.put(figure.getAttribute("key"), figure);
        }
        assertThat(new BigDecimal(figures.get("cards.affected").getAttribute("value")))
                .isEqualTo("63337");
        assertThat(figures.get("reissue.rate").getAttribute("value")).isEqualTo("0.6006");
        assertThat(figures.get("reissue.rate").getAttribute("overridden")).isEqualTo("true");
        assertThat(figures.get("calls.2022-06-23.gift").hasAttribute("value"))
                .as("not counted is no 0")
                .isFalse();
    }

    @Test
    void aKeyLongerThanWordTakesIsShortenedInItsTagAndWholeInTheList() throws Exception {
        byte[] file = documents.write(SampleDocument.typed());

        Element figure = (Element) xml(file, "customXml/item1.xml")
                .getElementsByTagNameNS(WordFigures.NAMESPACE, "figure")
                .item(0);
        assertThat(figure.getAttribute("key")).isEqualTo("typed." + "k".repeat(80));
        assertThat(figure.getAttribute("tag")).hasSize(64);
        assertThat(controls(file)).containsEntry(figure.getAttribute("tag"), SampleDocument.SHOWN);
    }

    @Test
    void allDaysStandInTablesWithTheirMarksAboveAndTheirHeadsRepeat() throws IOException {
        try (XWPFDocument read = read(documents.write(SampleDocument.report()))) {
            List<XWPFTable> days = read.getTables().subList(1, 5);
            for (int row = 0; row < 4; row++) {
                int day = 0;
                for (XWPFTable part : days) {
                    List<String> cells = cells(part, part.getNumberOfRows() - 4 + row);
                    assertThat(cells.getFirst().strip()).isEqualTo(SampleDocument.TITLES.get(row));
                    for (String cell : cells.subList(1, cells.size())) {
                        int calls = SampleDocument.CALLS[row][day++];
                        assertThat(cell).isEqualTo(calls < 0 ? "-" : Integer.toString(calls));
                    }
                }
                assertThat(day).isEqualTo(42);
            }
            assertThat(days.get(0).getText()).contains("事前告知メール配信", "受取メール配信開始", "▼", "6月28日");
            assertThat(days.get(1).getText()).contains("受取メール配信期間（6/30～7/8）");
            for (XWPFTable part : days) {
                int rows = part.getNumberOfRows();
                assertThat(part.getRows()).allMatch(row -> row.isCantSplitRow());
                assertThat(part.getRows().subList(0, rows - 4)).allMatch(row -> row.isRepeatHeader());
                assertThat(part.getRows().subList(rows - 4, rows)).noneMatch(row -> row.isRepeatHeader());
                assertThat(part.getWidth()).isLessThanOrEqualTo(WordTable.WIDTH);
            }
        }
    }

    private static List<String> cells(XWPFTable table, int row) {
        // content controls are no runs, and POI leaves them out of a cell's text
        return table.getRow(row).getTableCells().stream()
                .map(cell -> cell.getParagraphs().stream()
                        .map(XWPFParagraph::getText)
                        .reduce("", String::concat))
                .toList();
    }

    @Test
    void itIsA4WithPageNumbersPropertiesAndLanguage() throws Exception {
        byte[] file = documents.write(SampleDocument.report());
        try (XWPFDocument read = read(file)) {
            CTSectPr page = read.getDocument().getBody().getSectPr();
            assertThat(page.getPgSz().getW()).isEqualTo(BigInteger.valueOf(11906));
            assertThat(page.getPgSz().getH()).isEqualTo(BigInteger.valueOf(16838));
            assertThat(read.getProperties().getCoreProperties().getTitle()).startsWith("ここクーポン利用者");
            assertThat(read.getProperties().getCoreProperties().getCreated().toInstant())
                    .isEqualTo(SampleDocument.NOW);
        }
        String footer = part(file, "word/footer1.xml");
        assertThat(footer).contains(" PAGE ", " NUMPAGES ", " / ");
        assertThat(part(file, "word/styles.xml")).contains("w:val=\"ja-JP\"", "w:eastAsia=\"BIZ UDPGothic\"");
        assertThat(part(file, "word/fontTable.xml")).contains("MS Gothic", "Noto Sans CJK JP");
    }

    @Test
    void aChartIsWordsOwnWithItsDataAndAnAlternativeText() throws Exception {
        byte[] file = documents.write(SampleDocument.report());

        String chart = part(file, "word/charts/chart1.xml");
        assertThat(chart).contains("barChart", "lineChart", "入電件数合計", "QUOカードPay関連", "<c:v>140</c:v>");
        Document drawn = xml(file, "word/charts/chart1.xml");
        NodeList series = drawn.getElementsByTagNameNS("*", "ser");
        Element gift = (Element) series.item(3);
        Element values = (Element) gift.getElementsByTagNameNS("*", "numCache").item(0);
        assertThat(values.getElementsByTagNameNS("*", "pt").getLength())
                .as("gaps, no zeros")
                .isEqualTo(31);
        assertThat(part(file, "word/document.xml")).contains("descr=\"グラフ: 1日あたりの問い合わせ件数の推移");
        try (XWPFDocument read = read(file)) {
            assertThat(read.getCharts()
                            .getFirst()
                            .getWorkbook()
                            .getSheetAt(0)
                            .getRow(37)
                            .getCell(1))
                    .hasToString("140.0");
        }
    }

    @Test
    void whatUsersTypeIsTextEverywhere() throws Exception {
        byte[] file = documents.write(SampleDocument.typed());

        String text = xml(file, "word/document.xml").getDocumentElement().getTextContent();
        assertThat(text.split(java.util.regex.Pattern.quote(SampleDocument.SHOWN), -1))
                .hasSizeGreaterThan(24);
        assertThat(xml(file, "word/document.xml").getElementsByTagName("script").getLength())
                .isZero();
        assertThat(xml(file, "word/footer1.xml").getDocumentElement().getTextContent())
                .contains(SampleDocument.SHOWN);
    }

    @Test
    void emptyPartsAndAYearMakeReadableFiles() throws IOException {
        try (XWPFDocument empty = read(documents.write(SampleDocument.empty()));
                XWPFDocument year = read(documents.write(SampleDocument.of(366)))) {
            assertThat(empty.getTables().getFirst().getText()).contains("A", "B", "None");
            assertThat(year.getTables()).hasSize(1 + 31);
        }
    }

    @Test
    void aLongTableRepeatsItsHead() throws IOException {
        List<List<String>> rows = IntStream.range(0, 500)
                .mapToObj(i -> List.of("一行 " + i + "\n二行目 " + i * 7919, Integer.toString(i * 104729)))
                .toList();
        try (XWPFDocument read = read(documents.write(OfficialDocument.titled("題", Locale.JAPANESE, SampleDocument.NOW)
                .table("表", List.of(Column.text("a"), Column.figures("b")), rows)
                .build()))) {
            XWPFTable table = read.getTables().getFirst();
            assertThat(table.getNumberOfRows()).isEqualTo(501);
            assertThat(table.getRow(0).isRepeatHeader()).isTrue();
            assertThat(table.getRow(9).getCell(0).getText()).contains("一行 8\n二行目 63352");
        }
    }

    private static Map<String, String> controls(byte[] file) throws Exception {
        Map<String, String> controls = new HashMap<>();
        NodeList list = xml(file, "word/document.xml").getElementsByTagNameNS(W, "sdt");
        for (int i = 0; i < list.getLength(); i++) {
            Element control = (Element) list.item(i);
            Element tag = (Element) control.getElementsByTagNameNS(W, "tag").item(0);
            controls.put(
                    tag.getAttributeNS(W, "val"),
                    control.getElementsByTagNameNS(W, "sdtContent").item(0).getTextContent());
        }
        return controls;
    }

    private static XWPFDocument read(byte[] file) throws IOException {
        return new XWPFDocument(new ByteArrayInputStream(file));
    }

    private static Document xml(byte[] file, String name) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(part(file, name).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    private static String part(byte[] file, String name) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return new String(zip.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("no part " + name);
    }
}
