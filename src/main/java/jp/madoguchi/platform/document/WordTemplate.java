package jp.madoguchi.platform.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** An empty document with the styles, the numbering, the fonts and the page of ours, which lie as XML beside the style sheets. */
final class WordTemplate {
    private final byte[] file;

    private WordTemplate(byte[] file) {
        this.file = file;
    }

    static WordTemplate in(boolean japanese) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            put(zip, "[Content_Types].xml", read("content-types"));
            put(zip, "_rels/.rels", read("package-rels"));
            put(zip, "word/_rels/document.xml.rels", read("document-rels"));
            put(zip, "word/document.xml", read("document"));
            put(zip, "word/settings.xml", read("settings"));
            put(zip, "word/fontTable.xml", read("font-table"));
            put(zip, "word/styles.xml", read("styles").replace("@language@", japanese ? "ja-JP" : "en-US"));
            put(
                    zip,
                    "word/numbering.xml",
                    read("numbering").replace("@level3@", japanese ? "aiueoFullWidth" : "lowerLetter"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new WordTemplate(file.toByteArray());
    }

    XWPFDocument open() throws IOException {
        return new XWPFDocument(new ByteArrayInputStream(file));
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static String read(String part) throws IOException {
        try (InputStream file = WordTemplate.class.getResourceAsStream("/document/word/" + part + ".xml")) {
            if (file == null) {
                throw new IllegalStateException("The document's part " + part + " is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
