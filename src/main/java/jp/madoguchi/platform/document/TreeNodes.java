package jp.madoguchi.platform.document;

import java.util.List;
import java.util.function.UnaryOperator;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import jp.madoguchi.platform.document.OfficialDocument.FigureRun;
import jp.madoguchi.platform.document.OfficialDocument.Run;
import jp.madoguchi.platform.document.OfficialDocument.Words;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Makes the nodes of a tree. Texts become text nodes and never markup. */
final class TreeNodes {
    final Document tree;
    private final UnaryOperator<String> printable;
    private final boolean onScreen;

    TreeNodes(UnaryOperator<String> printable, boolean onScreen) {
        this.printable = printable;
        this.onScreen = onScreen;
        try {
            tree = DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    Element in(Element parent, String name, String styleClass) {
        Element element = tree.createElement(name);
        if (!styleClass.isEmpty()) {
            element.setAttribute("class", styleClass);
        }
        parent.appendChild(element);
        return element;
    }

    void text(Element element, String text) {
        element.appendChild(tree.createTextNode(printable.apply(text)));
    }

    void attribute(Element element, String name, String text) {
        element.setAttribute(name, printable.apply(text));
    }

    /**
     * On a page, figures keep their key and, where there is one, their value. In print they are letters like all others: what is
     * an element of its own within a line comes after the line in a PDF, where programs would read it out of place.
     */
    void runs(Element element, List<? extends Run> runs) {
        if (!onScreen) {
            text(element, DocumentText.plain(runs));
            return;
        }
        for (Run run : runs) {
            switch (run) {
                case Words words -> text(element, words.text());
                case FigureRun figure -> {
                    Element data = in(element, figure.value() == null ? "span" : "data", "figure");
                    if (figure.value() != null) {
                        data.setAttribute("value", figure.value().toPlainString());
                    }
                    attribute(data, "data-key", figure.key());
                    if (figure.overridden()) {
                        data.setAttribute("data-overridden", "true");
                    }
                    text(data, figure.text());
                }
            }
        }
    }
}
