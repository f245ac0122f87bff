package jp.madoguchi.platform.document;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import jp.madoguchi.platform.document.OfficialDocument.Bar;
import jp.madoguchi.platform.document.OfficialDocument.Bars;
import jp.madoguchi.platform.document.OfficialDocument.Block;
import jp.madoguchi.platform.document.OfficialDocument.Bullet;
import jp.madoguchi.platform.document.OfficialDocument.Chart;
import jp.madoguchi.platform.document.OfficialDocument.Column;
import jp.madoguchi.platform.document.OfficialDocument.DayTable;
import jp.madoguchi.platform.document.OfficialDocument.Definition;
import jp.madoguchi.platform.document.OfficialDocument.Definitions;
import jp.madoguchi.platform.document.OfficialDocument.Heading;
import jp.madoguchi.platform.document.OfficialDocument.Item;
import jp.madoguchi.platform.document.OfficialDocument.Label;
import jp.madoguchi.platform.document.OfficialDocument.Note;
import jp.madoguchi.platform.document.OfficialDocument.PageBreak;
import jp.madoguchi.platform.document.OfficialDocument.Paragraph;
import jp.madoguchi.platform.document.OfficialDocument.Signature;
import jp.madoguchi.platform.document.OfficialDocument.Signatures;
import jp.madoguchi.platform.document.OfficialDocument.Table;
import jp.madoguchi.platform.document.OfficialDocument.Text;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Makes the tree of elements that is laid out. It is built of nodes and never read from markup, so whatever a user typed is text.
 */
final class DocumentTree {
    private static final String KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワ";

    private final Document tree;
    private final UnaryOperator<String> printable;
    private final boolean japanese;
    private final int[] numbers = new int[4];

    private DocumentTree(UnaryOperator<String> printable, Locale language) {
        this.printable = printable;
        this.japanese = language.getLanguage().equals("ja");
        try {
            tree = DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param printable turns a text into one that the fonts can draw */
    static Document of(OfficialDocument document, String styles, UnaryOperator<String> printable) {
        return new DocumentTree(printable, document.language()).build(document, styles);
    }

    private Document build(OfficialDocument document, String styles) {
        Element html = tree.createElement("html");
        html.setAttribute("lang", document.language().getLanguage());
        tree.appendChild(html);
        Element head = in(html, "head", "");
        text(in(head, "title", ""), document.title());
        Element description = in(head, "meta", "");
        description.setAttribute("name", "subject");
        description.setAttribute("content", printable.apply(document.footer()));
        in(head, "style", "").setTextContent(styles);
        Element body = in(html, "body", "");
        Element foot = in(body, "div", "foot");
        text(in(foot, "span", "foot-text"), document.footer());
        in(foot, "span", "foot-page");
        for (String line : document.head()) {
            text(in(body, "p", "issued"), line);
        }
        text(in(body, "h1", ""), document.title());
        document.blocks().forEach(block -> block(body, block));
        return tree;
    }

    private void block(Element body, Block block) {
        switch (block) {
            case Heading heading ->
                text(in(body, "h" + (heading.level() + 1), ""), number(heading.level()) + "　" + heading.text());
            case Paragraph paragraph -> text(in(body, "p", ""), paragraph.text());
            case Note note -> text(in(body, "p", "note"), note.text());
            case Table table -> table(body, table);
            case Definitions definitions -> definitions(body, definitions.entries());
            case Bars bars -> bars(body, bars);
            case Signatures signatures -> signatures(body, signatures.signatures());
            case PageBreak pageBreak -> in(body, "div", "new-page");
            case Item item -> throw new UnsupportedOperationException();
            case Label label -> throw new UnsupportedOperationException();
            case Bullet bullet -> throw new UnsupportedOperationException();
            case Text text -> throw new UnsupportedOperationException();
            case DayTable days -> throw new UnsupportedOperationException();
            case Chart chart -> throw new UnsupportedOperationException();
        }
    }

    private String number(int level) {
        int number = ++numbers[level];
        for (int below = level + 1; below < numbers.length; below++) {
            numbers[below] = 0;
        }
        return switch (level) {
            case 1 -> Integer.toString(number);
            case 2 -> "(" + number + ")";
            default ->
                japanese
                        ? KANA.substring((number - 1) % KANA.length(), (number - 1) % KANA.length() + 1)
                        : String.valueOf((char) ('a' + (number - 1) % 26));
        };
    }

    private void table(Element body, Table table) {
        if (!table.caption().isEmpty()) {
            text(in(body, "p", "caption"), table.caption());
        }
        Element element = in(body, "table", "rows");
        Element head = in(in(element, "thead", ""), "tr", "");
        for (Column column : table.columns()) {
            text(in(head, "th", column.figures() ? "figures" : ""), column.title());
        }
        Element rows = in(element, "tbody", "");
        for (List<String> cells : table.rows()) {
            Element row = in(rows, "tr", "");
            for (int i = 0; i < cells.size(); i++) {
                text(in(row, "td", table.columns().get(i).figures() ? "figures" : ""), cells.get(i));
            }
        }
    }

    private void definitions(Element body, List<Definition> entries) {
        Element rows = in(in(body, "table", "definitions"), "tbody", "");
        for (Definition entry : entries) {
            Element row = in(rows, "tr", "");
            text(in(row, "th", ""), entry.term());
            text(in(row, "td", ""), entry.text());
        }
    }

    private void bars(Element body, Bars bars) {
        text(in(body, "p", "caption"), bars.caption());
        Element rows = in(in(body, "table", "bars"), "tbody", "");
        Element pictures = in(rows, "tr", "");
        Element labels = in(rows, "tr", "");
        for (Bar bar : bars.bars()) {
            Element picture = in(pictures, "td", "picture");
            text(in(picture, "div", "value"), bar.value());
            if (bar.share() >= 0) {
                in(picture, "div", "bar bar-" + Math.round(Math.min(1, bar.share()) * DocumentStyles.STEPS));
            }
            text(in(labels, "td", "label"), bar.label());
        }
    }

    private void signatures(Element body, List<Signature> signatures) {
        Element rows = in(in(body, "table", "signatures"), "tbody", "");
        Element roles = in(rows, "tr", "");
        Element names = in(rows, "tr", "");
        for (Signature signature : signatures) {
            text(in(roles, "th", ""), signature.role());
            Element cell = in(names, "td", "");
            text(in(cell, "div", "signed"), signature.name());
            text(in(cell, "div", "when"), signature.when());
        }
    }

    private Element in(Element parent, String name, String styleClass) {
        Element element = tree.createElement(name);
        if (!styleClass.isEmpty()) {
            element.setAttribute("class", styleClass);
        }
        parent.appendChild(element);
        return element;
    }

    private void text(Element element, String text) {
        element.appendChild(tree.createTextNode(printable.apply(text)));
    }
}
