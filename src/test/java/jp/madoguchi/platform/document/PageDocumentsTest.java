package jp.madoguchi.platform.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class PageDocumentsTest {
    private final PageDocuments documents = new PageDocuments();

    @Test
    void itStandsAloneWithoutScriptStyleAttributeOrAnythingFromOutside() {
        String page = html(documents.write(SampleDocument.report()));

        assertThat(page).startsWith("<!DOCTYPE html>").contains("<html lang=\"ja\">", "<meta charset=\"UTF-8\">");
        assertThat(page).doesNotContain("<script", " style=\"", "src=", "url(", "@import", "href=");
        assertThat(page.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http");
    }

    @Test
    void itsStyleSheetMayLieElsewhere() {
        String page = html(documents.write(SampleDocument.report(), "/report/page.css"));

        assertThat(page)
                .contains("<link href=\"/report/page.css\" rel=\"stylesheet\">")
                .doesNotContain("<style");
        assertThat(html(documents.styles())).contains("@media print", "prefers-color-scheme: dark", ".days-12 {");
    }

    @Test
    void listsAreNestedAndNumbered() throws Exception {
        Document page = read(documents.write(SampleDocument.report()));

        List<Element> items = elements(page, "li");
        Element fourth = items.get(3);
        assertThat(fourth.getTextContent()).startsWith("(4)　不正アクセスを受けた");
        assertThat(((Element) fourth.getParentNode()).getAttribute("class")).isEqualTo("items items-1");
        List<Element> below = new ArrayList<>();
        NodeList all = fourth.getElementsByTagName("li");
        for (int i = 0; i < all.getLength(); i++) {
            below.add((Element) all.item(i));
        }
        assertThat(below).extracting(Element::getTextContent).anyMatch(text -> text.startsWith("①　経済産業省が"));
        assertThat(below).extracting(Element::getTextContent).anyMatch(text -> text.startsWith("②　個人情報保護委員会"));
        assertThat(below).extracting(Element::getTextContent).contains("・クレジットカードのデータセキュリティに関する国際的な基準の適切な維持、運用。");
        assertThat(elements(page, "li"))
                .extracting(Element::getTextContent)
                .anyMatch(text -> text.startsWith("(1)　引き続き"));
        assertThat(elements(page, "h2")).extracting(Element::getTextContent).containsExactly("1　現状", "2　今後の対応");
    }

    @Test
    void figuresKeepTheirKeyAndTheirValue() throws Exception {
        Document page = read(documents.write(SampleDocument.report()));

        assertThat(figure(page, "cards.affected").getAttribute("value")).isEqualTo("63337");
        assertThat(figure(page, "cards.affected").getTextContent()).isEqualTo("63,337");
        assertThat(figure(page, "reissue.rate").getAttribute("data-overridden")).isEqualTo("true");
        assertThat(figure(page, "calls.2022-07-29.incoming").getTextContent()).isEqualTo("140");
        Element nothing = figure(page, "calls.2022-06-23.gift");
        assertThat(nothing.getTagName()).isEqualTo("span");
        assertThat(nothing.getTextContent()).isEqualTo("-");
    }

    @Test
    void tablesSayWhatTheirHeadsBelongToAndScrollByThemselves() throws Exception {
        Document page = read(documents.write(SampleDocument.report()));

        assertThat(elements(page, "th"))
                .allMatch(head -> !head.getAttribute("scope").isEmpty());
        for (Element table : elements(page, "table")) {
            Element region = (Element) table.getParentNode();
            assertThat(region.getAttribute("role")).isEqualTo("region");
            assertThat(region.getAttribute("tabindex")).isEqualTo("0");
            assertThat(region.getAttribute("aria-label")).isNotBlank();
        }
        assertThat(elements(page, "table").get(1).getTextContent()).contains("事前告知メール配信", "6月28日", "QUOカードPay関連");
    }

    @Test
    void aChartHasANameAndADescription() throws Exception {
        Document page = read(documents.write(SampleDocument.report()));

        Element chart = elements(page, "svg").getFirst();
        assertThat(chart.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("1日あたりの問い合わせ件数の推移");
        assertThat(chart.getElementsByTagName("desc").item(0).getTextContent())
                .contains("6/23 – 8/3", "入電件数合計 (棒)", "QUOカードPay関連 (折れ線)", "③ 7/8 QUOカードPay受取メール配信最終日");
        // 42 bars and one in the legend
        assertThat(chart.getElementsByTagName("rect").getLength()).isEqualTo(43);
    }

    @Test
    void whatUsersTypeIsTextEverywhere() throws Exception {
        byte[] file = documents.write(SampleDocument.typed());

        assertThat(html(file)).doesNotContain("<script");
        String text = read(file).getDocumentElement().getTextContent();
        assertThat(text.split(java.util.regex.Pattern.quote(SampleDocument.SHOWN), -1))
                .hasSizeGreaterThan(30);
    }

    @Test
    void emptyPartsAndAYearMakePages() throws Exception {
        assertThat(read(documents.write(SampleDocument.empty()))
                        .getDocumentElement()
                        .getTextContent())
                .contains("None");
        assertThat(elements(read(documents.write(SampleDocument.of(366))), "table"))
                .hasSize(1 + 31);
    }

    private static Element figure(Document page, String key) {
        for (String name : List.of("data", "span")) {
            for (Element element : elements(page, name)) {
                if (element.getAttribute("data-key").equals(key)) {
                    return element;
                }
            }
        }
        throw new AssertionError("no figure " + key);
    }

    private static List<Element> elements(Document page, String name) {
        List<Element> elements = new ArrayList<>();
        NodeList all = page.getElementsByTagName(name);
        for (int i = 0; i < all.getLength(); i++) {
            elements.add((Element) all.item(i));
        }
        return elements;
    }

    /** As XML, once the elements that HTML leaves open are closed. */
    private static Document read(byte[] file) throws Exception {
        String closed = html(file)
                .replace("<!DOCTYPE html>", "")
                .replaceAll("<(meta|link)([^>]*)>", "<$1$2/>")
                .replaceAll("(?s)<style>.*?</style>", "");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(closed.getBytes(StandardCharsets.UTF_8)));
    }

    private static String html(byte[] file) {
        return new String(file, StandardCharsets.UTF_8);
    }
}
