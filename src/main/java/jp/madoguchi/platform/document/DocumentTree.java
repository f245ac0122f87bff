package jp.madoguchi.platform.document;

import java.util.function.UnaryOperator;
import jp.madoguchi.platform.document.OfficialDocument.Bars;
import jp.madoguchi.platform.document.OfficialDocument.Block;
import jp.madoguchi.platform.document.OfficialDocument.Bullet;
import jp.madoguchi.platform.document.OfficialDocument.Chart;
import jp.madoguchi.platform.document.OfficialDocument.DayTable;
import jp.madoguchi.platform.document.OfficialDocument.Definitions;
import jp.madoguchi.platform.document.OfficialDocument.Heading;
import jp.madoguchi.platform.document.OfficialDocument.Item;
import jp.madoguchi.platform.document.OfficialDocument.Label;
import jp.madoguchi.platform.document.OfficialDocument.Note;
import jp.madoguchi.platform.document.OfficialDocument.PageBreak;
import jp.madoguchi.platform.document.OfficialDocument.Paragraph;
import jp.madoguchi.platform.document.OfficialDocument.Signatures;
import jp.madoguchi.platform.document.OfficialDocument.Table;
import jp.madoguchi.platform.document.OfficialDocument.Text;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Makes the tree of elements that is laid out as PDF or written as a page. It is built of nodes and never read from markup, so
 * whatever a user typed is text.
 */
final class DocumentTree {
    private final TreeNodes nodes;
    private final OfficialDocument document;
    private final DocumentWords words;
    private final DocumentNumbers numbers;

    private DocumentTree(OfficialDocument document, UnaryOperator<String> printable, boolean onScreen) {
        this.document = document;
        nodes = new TreeNodes(printable, onScreen);
        words = DocumentWords.in(document.language());
        numbers = new DocumentNumbers(document.language());
    }

    /** @param printable turns a text into one that the fonts can draw */
    static Document toPrint(OfficialDocument document, String styles, UnaryOperator<String> printable) {
        DocumentTree made = new DocumentTree(document, printable, false);
        Element html = made.root();
        Element head = made.head(html);
        Element description = made.nodes.in(head, "meta", "");
        description.setAttribute("name", "subject");
        made.nodes.attribute(description, "content", document.footer());
        made.nodes.in(head, "style", "").setTextContent(styles);
        Element body = made.nodes.in(html, "body", "");
        Element foot = made.nodes.in(body, "div", "foot");
        made.nodes.text(made.nodes.in(foot, "span", "foot-text"), document.footer());
        made.nodes.in(foot, "span", "foot-page");
        made.content(body, body, false);
        return made.nodes.tree;
    }

    /** A page of its own; its style sheet is for the caller to put into its head. */
    static Document toRead(OfficialDocument document, Element... styles) {
        DocumentTree made = new DocumentTree(document, DocumentText::legal, true);
        Element html = made.root();
        Element head = made.nodes.tree.createElement("head");
        html.appendChild(head);
        made.nodes.in(head, "meta", "").setAttribute("charset", "UTF-8");
        Element viewport = made.nodes.in(head, "meta", "");
        viewport.setAttribute("name", "viewport");
        viewport.setAttribute("content", "width=device-width, initial-scale=1");
        Element scheme = made.nodes.in(head, "meta", "");
        scheme.setAttribute("name", "color-scheme");
        scheme.setAttribute("content", "light dark");
        made.nodes.text(made.nodes.in(head, "title", ""), document.title());
        for (Element style : styles) {
            head.appendChild(made.nodes.tree.importNode(style, true));
        }
        Element main = made.nodes.in(made.nodes.in(html, "body", ""), "main", "document");
        made.content(made.nodes.in(main, "header", ""), main, true);
        made.nodes.text(made.nodes.in(main, "footer", "footer"), document.footer());
        return made.nodes.tree;
    }

    private Element root() {
        Element html = nodes.tree.createElement("html");
        html.setAttribute("lang", document.language().getLanguage());
        nodes.tree.appendChild(html);
        return html;
    }

    private Element head(Element html) {
        Element head = nodes.in(html, "head", "");
        nodes.text(nodes.in(head, "title", ""), document.title());
        return head;
    }

    private void content(Element top, Element body, boolean onScreen) {
        for (String line : document.head()) {
            nodes.text(nodes.in(top, "p", "issued"), line);
        }
        nodes.text(nodes.in(top, "h1", ""), document.title());
        ListTree lists = new ListTree(nodes, body, numbers);
        TableTree tables = new TableTree(nodes, body, words);
        ChartTree charts = new ChartTree(nodes, body, words);
        for (Block block : document.blocks()) {
            if (!(block instanceof Item || block instanceof Label || block instanceof Bullet)) {
                lists.close();
            }
            switch (block) {
                case Heading heading ->
                    nodes.text(
                            nodes.in(body, "h" + (heading.level() + 1), ""),
                            numbers.heading(heading.level()) + "　" + heading.text());
                case Item item -> lists.item(item);
                case Label label -> lists.label(label);
                case Bullet bullet -> lists.bullet(bullet);
                case Text text -> nodes.runs(nodes.in(body, "p", ""), text.runs());
                case Paragraph paragraph -> nodes.text(nodes.in(body, "p", ""), paragraph.text());
                case Note note -> nodes.text(nodes.in(body, "p", "note"), note.text());
                case Table table -> tables.table(table);
                case DayTable days -> tables.days(days);
                case Definitions definitions -> tables.definitions(definitions.entries());
                case Bars bars -> tables.bars(bars);
                case Signatures signatures -> tables.signatures(signatures.signatures());
                case Chart chart -> {
                    if (onScreen) {
                        charts.svg(chart);
                    } else {
                        charts.drawn(chart);
                    }
                }
                case PageBreak pageBreak -> nodes.in(body, "div", "new-page");
            }
        }
    }
}
