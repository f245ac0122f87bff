package jp.madoguchi.platform.document;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * Writes documents as one HTML page that stands alone, to be read and printed in a browser. It has no script, no {@code style}
 * attribute and nothing from outside.
 */
@Component
public class PageDocuments {
    public static final String MEDIA_TYPE = "text/html; charset=UTF-8";
    public static final String STYLES_MEDIA_TYPE = "text/css; charset=UTF-8";

    private static final Set<String> VOID = Set.of("meta", "link", "br");

    private final String styles = DocumentStyles.page();

    /** With its style sheet inside. */
    public byte[] write(OfficialDocument document) {
        Element style = new TreeNodes(text -> text, true).tree.createElement("style");
        style.setTextContent(styles);
        return html(DocumentTree.toRead(document, style));
    }

    /**
     * For where inline style sheets aren't allowed ({@code style-src 'self'}).
     *
     * @param stylesheet the address where {@link #styles()} is served
     */
    public byte[] write(OfficialDocument document, String stylesheet) {
        Element link = new TreeNodes(text -> text, true).tree.createElement("link");
        link.setAttribute("rel", "stylesheet");
        link.setAttribute("href", stylesheet);
        return html(DocumentTree.toRead(document, link));
    }

    public byte[] styles() {
        return styles.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] html(Document tree) {
        StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
        write(tree.getDocumentElement(), out);
        return out.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(Node node, StringBuilder out) {
        if (node instanceof Text text) {
            // a style sheet is ours and is raw text in HTML; all else may be a user's
            boolean raw = node.getParentNode().getNodeName().equals("style");
            out.append(raw ? text.getData() : escaped(text.getData()));
        } else if (node instanceof Element element) {
            out.append('<').append(element.getTagName());
            NamedNodeMap attributes = element.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                Attr attribute = (Attr) attributes.item(i);
                out.append(' ').append(attribute.getName()).append("=\"");
                out.append(escaped(attribute.getValue())).append('"');
            }
            out.append('>');
            for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
                write(child, out);
            }
            if (!VOID.contains(element.getTagName())) {
                out.append("</").append(element.getTagName()).append('>');
            }
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
