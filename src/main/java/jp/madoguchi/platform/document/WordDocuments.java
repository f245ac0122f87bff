package jp.madoguchi.platform.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Date;
import java.util.Optional;
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
import org.apache.poi.ooxml.POIXMLProperties.CoreProperties;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBody;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSimpleField;
import org.springframework.stereotype.Component;

/** Writes documents as DOCX (ISO/IEC 29500) with real styles, headings, numbering and tables, to be edited on in a word processor. */
@Component
public class WordDocuments {
    public static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final WordTemplate japanese = WordTemplate.in(true);
    private final WordTemplate english = WordTemplate.in(false);

    public byte[] write(OfficialDocument document) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WordTemplate template = DocumentWords.isJapanese(document.language()) ? japanese : english;
        try (XWPFDocument word = template.open()) {
            WordFigures figures = new WordFigures();
            WordText text = new WordText(figures);
            properties(word, document);
            footer(word, text, document.footer());
            content(word, text, document);
            figures.writeTo(word);
            word.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory can't fail", e);
        }
        return out.toByteArray();
    }

    private static void content(XWPFDocument word, WordText text, OfficialDocument document) throws IOException {
        CTBody body = word.getDocument().getBody();
        DocumentWords words = DocumentWords.in(document.language());
        WordTables tables = new WordTables(body, text, words);
        WordCharts charts = new WordCharts(word, text, words);
        for (String line : document.head()) {
            text.write(body.addNewP(), "Issued", line);
        }
        text.write(body.addNewP(), "Title", document.title());
        for (Block block : document.blocks()) {
            switch (block) {
                case Heading heading -> text.write(body.addNewP(), "Heading" + heading.level(), heading.text());
                case Item item ->
                    text.write(body.addNewP(), item.level() == 1 ? "ListNumber" : "ListNumber2", item.runs());
                case Label label ->
                    text.write(body.addNewP(), deep("ListContinue", label.level()), "＜" + label.text() + "＞");
                case Bullet bullet -> text.write(body.addNewP(), deep("ListBullet", bullet.level()), bullet.runs());
                case Text one -> text.write(body.addNewP(), "Normal", one.runs());
                case Paragraph paragraph -> text.write(body.addNewP(), "Normal", paragraph.text());
                case Note note -> text.write(body.addNewP(), "Note", note.text());
                case Table table -> tables.table(table);
                case DayTable days -> tables.days(days);
                case Definitions definitions -> {
                    if (!definitions.entries().isEmpty()) {
                        tables.definitions(definitions.entries());
                    }
                }
                case Bars bars -> tables.bars(bars);
                case Signatures signatures -> {
                    if (!signatures.signatures().isEmpty()) {
                        tables.signatures(signatures.signatures());
                    }
                }
                case Chart chart -> charts.chart(chart);
                case PageBreak pageBreak -> WordText.pageBreak(body.addNewP());
            }
        }
    }

    /** Levels as Word names its own styles: none for the first. */
    private static String deep(String style, int level) {
        int depth = Math.max(0, Math.min(level, 2));
        return depth == 0 ? style : style + (depth + 1);
    }

    private static void footer(XWPFDocument word, WordText text, String line) {
        CTP paragraph =
                word.createFooter(HeaderFooterType.DEFAULT).createParagraph().getCTP();
        text.write(paragraph, "Footer", line + "　　");
        field(paragraph, "PAGE");
        paragraph.addNewR().addNewT().setStringValue(" / ");
        paragraph
                .getRArray(paragraph.sizeOfRArray() - 1)
                .getTArray(0)
                .setSpace(org.apache.xmlbeans.impl.xb.xmlschema.SpaceAttribute.Space.PRESERVE);
        field(paragraph, "NUMPAGES");
    }

    private static void field(CTP paragraph, String instruction) {
        CTSimpleField field = paragraph.addNewFldSimple();
        field.setInstr(" " + instruction + " ");
        field.addNewR().addNewT().setStringValue("1");
    }

    private static void properties(XWPFDocument word, OfficialDocument document) {
        CoreProperties properties = word.getProperties().getCoreProperties();
        properties.setTitle(DocumentText.legal(document.title()));
        properties.setCreated(Optional.of(Date.from(document.createdAt())));
        properties.setModified(Optional.of(Date.from(document.createdAt())));
        properties
                .getUnderlyingProperties()
                .setLanguageProperty(document.language().toLanguageTag());
        word.getProperties().getExtendedProperties().setApplication("Madoguchi");
    }
}
