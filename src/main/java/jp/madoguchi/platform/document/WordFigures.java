package jp.madoguchi.platform.document;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import jp.madoguchi.platform.document.OfficialDocument.FigureRun;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackagePartName;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/**
 * The figures of a text document: each is a content control whose tag is the figure's key; a custom XML part holds key, tag,
 * writing and value of each, so that a program finds them without knowing how the document is laid out.
 */
final class WordFigures {
    static final String NAMESPACE = "urn:madoguchi:figures";
    static final String PART = "/customXml/item1.xml";

    private static final String RELATIONSHIP =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml";

    /** Word takes no longer tag. */
    private static final int LONGEST = 64;

    private final Map<FigureRun, String> tags = new LinkedHashMap<>();
    private int controls;

    String tag(FigureRun figure) {
        return tags.computeIfAbsent(figure, one -> shortened(DocumentText.legal(one.key())));
    }

    int next() {
        return ++controls;
    }

    private static String shortened(String key) {
        if (key.length() <= LONGEST) {
            return key;
        }
        CRC32 sum = new CRC32();
        sum.update(key.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return key.substring(0, LONGEST - 9) + String.format(Locale.ROOT, "~%08x", sum.getValue());
    }

    void writeTo(XWPFDocument document) throws IOException {
        if (tags.isEmpty()) {
            return;
        }
        try {
            PackagePartName name = PackagingURIHelper.createPartName(PART);
            PackagePart part = document.getPackage().createPart(name, "application/xml");
            document.getPackagePart().addRelationship(name, TargetMode.INTERNAL, RELATIONSHIP);
            try (OutputStream out = part.getOutputStream()) {
                write(out);
            }
        } catch (InvalidFormatException | XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(OutputStream out) throws XMLStreamException {
        XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("figures");
        xml.writeDefaultNamespace(NAMESPACE);
        for (Map.Entry<FigureRun, String> entry : tags.entrySet()) {
            FigureRun figure = entry.getKey();
            xml.writeEmptyElement("figure");
            xml.writeAttribute("key", DocumentText.legal(figure.key()));
            xml.writeAttribute("tag", entry.getValue());
            xml.writeAttribute("text", DocumentText.legal(figure.text()));
            if (figure.value() != null) {
                xml.writeAttribute("value", figure.value().toPlainString());
            }
            if (figure.overridden()) {
                xml.writeAttribute("overridden", "true");
            }
        }
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.flush();
    }
}
