package jp.madoguchi.report.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import jp.madoguchi.platform.document.OfficialDocument;
import jp.madoguchi.platform.document.PageDocuments;
import jp.madoguchi.platform.document.PdfDocuments;
import jp.madoguchi.platform.document.WordDocuments;
import jp.madoguchi.platform.document.WorkbookDocuments;
import jp.madoguchi.testing.PortalTest;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Reads the figures of the assembly's document back out of the files themselves, and compares them with the original. */
@PortalTest
@Tag("database")
class AssemblyDocumentsTest extends OnTheDemosIncident {
    private static final List<String> KEYS = List.of("incoming", "answered", "fraud", "gift");
    private static final String TABLE = "コールセンターの問い合わせ状況";

    @Autowired
    WordDocuments words;

    @Autowired
    WorkbookDocuments workbooks;

    @Autowired
    PdfDocuments pdfs;

    @Autowired
    PageDocuments pages;

    private OfficialDocument document;

    @BeforeEach
    void compose() {
        document = document(ofTheAssembly());
    }

    private static Map<String, String> texts(Map<String, AssemblyExpectation.Expected> expected) {
        Map<String, String> texts = new LinkedHashMap<>();
        expected.forEach((key, figure) -> texts.put(key, figure.text()));
        return texts;
    }

    @Test
    void theTextDocumentHasThem() throws Exception {
        byte[] file = words.write(document);
        Document text = xml(entry(file, "word/document.xml"));

        Map<String, String> controls = new LinkedHashMap<>();
        elements(text.getDocumentElement(), "w:sdt")
                .forEach(control ->
                        controls.put(elements(control, "w:tag").getFirst().getAttribute("w:val"), read(control)));
        assertThat(controls).containsAllEntriesOf(texts(AssemblyExpectation.inText()));

        Map<String, String> cells = new LinkedHashMap<>();
        List<String> weekdays = new ArrayList<>();
        elements(text.getDocumentElement(), "w:tbl").forEach(table -> readTable(table, cells, weekdays));
        assertThat(cells).containsExactlyInAnyOrderEntriesOf(texts(AssemblyExpectation.inTable()));
        assertThat(weekdays).isEqualTo(AssemblyExpectation.WEEKDAYS);
        String all = read(text.getDocumentElement());
        AssemblyExpectation.CALLOUTS.forEach(callout -> assertThat(all).contains(callout.replace(" ", "")));
        assertThat(all)
                .contains("QUOカードPay受取メール配信期間（6/30～7/8）", AssemblyExpectation.NOTE, "割賦販売法第35条の17", "個人情報保護法第144条");

        // what programs read
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        elements(xml(entry(file, "customXml/item1.xml")).getDocumentElement(), "figure").stream()
                .filter(figure -> figure.hasAttribute("value"))
                .forEach(
                        figure -> values.put(figure.getAttribute("key"), new BigDecimal(figure.getAttribute("value"))));
        AssemblyExpectation.inText()
                .forEach((key, figure) -> assertThat(values.get(key)).as(key).isEqualTo(figure.number()));
    }

    /** By the places of the cells alone, as somebody reads the table who knows nothing of controls. */
    private static void readTable(Element table, Map<String, String> cells, List<String> weekdays) {
        List<List<String>> rows = elements(table, "w:tr").stream()
                .map(row -> elements(row, "w:tc").stream()
                        .map(AssemblyDocumentsTest::read)
                        .map(String::strip)
                        .toList())
                .toList();
        int head = IntStream.range(0, rows.size())
                .filter(i -> rows.get(i).size() > 1 && rows.get(i).getLast().matches("\\d+月\\d+日"))
                .findFirst()
                .orElseThrow();
        List<String> days = rows.get(head);
        weekdays.add(String.join("", rows.get(head + 1)));
        for (int row = 0; row < KEYS.size(); row++) {
            List<String> figures = rows.get(head + 2 + row);
            assertThat(figures.getFirst().replace("\u00a0", "").strip()).isEqualTo(AssemblyExpectation.ROWS.get(row));
            for (int column = 1; column < days.size(); column++) {
                cells.put("day." + date(days.get(column)) + "." + KEYS.get(row), figures.get(column));
            }
        }
    }

    private static LocalDate date(String day) {
        String[] parts = day.split("[月日]");
        return LocalDate.of(2022, Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }

    @Test
    void theWorkbookHasThemAsNumbers() throws Exception {
        try (Workbook workbook = new XSSFWorkbook(new ByteArrayInputStream(workbooks.write(document)))) {
            Sheet daily = workbook.getSheet(TABLE);
            Map<String, BigDecimal> found = new LinkedHashMap<>();
            StringBuilder weekdays = new StringBuilder();
            for (Row row : daily) {
                if (row.getRowNum() > 0) {
                    LocalDate day = row.getCell(0).getLocalDateTimeCellValue().toLocalDate();
                    weekdays.append(row.getCell(1).getStringCellValue());
                    for (int i = 0; i < KEYS.size(); i++) {
                        found.put("day." + day + "." + KEYS.get(i), number(row.getCell(2 + i)));
                    }
                }
            }
            Map<String, BigDecimal> expected = new LinkedHashMap<>();
            AssemblyExpectation.inTable().forEach((key, figure) -> expected.put(key, figure.number()));
            assertThat(found).isEqualTo(expected);
            assertThat(weekdays).hasToString(String.join("", AssemblyExpectation.WEEKDAYS));

            Map<String, Row> listed = new LinkedHashMap<>();
            workbook.getSheet("数値一覧").forEach(row -> listed.put(row.getCell(0).getStringCellValue(), row));
            AssemblyExpectation.inText().forEach((key, figure) -> {
                assertThat(listed.get(key).getCell(1).getStringCellValue())
                        .as(key)
                        .isEqualTo(figure.text());
                BigDecimal number = number(listed.get(key).getCell(2));
                if (figure.number() == null) {
                    assertThat(number).as(key).isNull();
                } else {
                    assertThat(number).as(key).isEqualByComparingTo(figure.number());
                }
            });
        }
    }

    private static BigDecimal number(Cell cell) {
        if (cell == null || cell.getCellType() == CellType.BLANK) {
            return null;
        }
        assertThat(cell.getCellType()).isEqualTo(CellType.NUMERIC);
        return new BigDecimal(BigDecimal.valueOf(cell.getNumericCellValue())
                .stripTrailingZeros()
                .toPlainString());
    }

    @Test
    void thePrintHasThem() throws Exception {
        String text;
        try (PDDocument pdf = Loader.loadPDF(pdfs.print(document))) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            text = stripper.getText(pdf);
        }
        String lines = text.replaceAll("\\s+", " ");
        String letters = text.replaceAll("\\s+", "");

        assertThat(letters)
                .contains(
                        "（63,337枚分）に、500円分の電子商品券（QUOカードPay）をメールで配布した。（6月30日～7月8日）",
                        "1日あたり最大で121件（7月8日）であった。現在は1日20件となっている。（8月3日現在）",
                        "カード会社5社分の情報によると、6月末時点で約6割。",
                        "経済産業省が、6月30日付けで割賦販売法第35条の17に基づき、",
                        "個人情報保護委員会が、7月13日付けで個人情報保護法第144条に基づき、",
                        "契約のとおり9月30日をもって終了",
                        AssemblyExpectation.NOTE,
                        "QUOカードPay受取メール配信期間（6/30～7/8）");
        Map<String, AssemblyExpectation.Expected> table = AssemblyExpectation.inTable();
        List<String> days = AssemblyExpectation.days();
        int from = 0;
        for (int part = 0; part < AssemblyExpectation.PARTS.size(); part++) {
            List<String> own = days.subList(from, from += AssemblyExpectation.PARTS.get(part));
            assertThat(lines).contains(String.join(" ", own));
            assertThat(lines)
                    .contains(String.join(
                            " ", AssemblyExpectation.WEEKDAYS.get(part).split("")));
            for (int row = 0; row < KEYS.size(); row++) {
                String key = "." + KEYS.get(row);
                assertThat(lines)
                        .contains(AssemblyExpectation.ROWS.get(row) + " "
                                + String.join(
                                        " ",
                                        own.stream()
                                                .map(day -> table.get("day." + date(day) + key)
                                                        .text())
                                                .toList()));
            }
        }
    }

    @Test
    void thePageHasThem() {
        String page = new String(pages.write(document), StandardCharsets.UTF_8);
        Matcher figure = Pattern.compile("data-key=\"([^\"]+)\"[^>]*>([^<]*)<").matcher(page);
        Map<String, String> found = new LinkedHashMap<>();
        while (figure.find()) {
            found.putIfAbsent(figure.group(1), figure.group(2));
        }
        assertThat(found)
                .containsAllEntriesOf(texts(AssemblyExpectation.inText()))
                .containsAllEntriesOf(texts(AssemblyExpectation.inTable()));
    }

    private static byte[] entry(byte[] zip, String name) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return in.readAllBytes();
                }
            }
        }
        throw new IllegalStateException("no " + name);
    }

    private static Document xml(byte[] text) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(text));
    }

    private static List<Element> elements(Element in, String name) {
        NodeList found = in.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static String read(Element in) {
        StringBuilder text = new StringBuilder();
        elements(in, "w:t").forEach(one -> text.append(one.getTextContent()));
        return text.toString();
    }
}
