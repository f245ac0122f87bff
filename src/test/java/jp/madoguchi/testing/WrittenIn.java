package jp.madoguchi.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** What can be read in bytes of whatever kind: a text, the parts of a container such as a workbook, the lines of a PDF. */
public final class WrittenIn {
    private WrittenIn() {}

    public static String bytes(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            if (text.startsWith("PK")) {
                return text + parts(bytes);
            }
            return text.startsWith("%PDF") ? text + lines(bytes) : text;
        } catch (IOException notThatKind) {
            return text;
        }
    }

    private static String parts(byte[] bytes) throws IOException {
        StringBuilder parts = new StringBuilder();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            while (zip.getNextEntry() != null) {
                parts.append('\n').append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts.toString();
    }

    private static String lines(byte[] bytes) throws IOException {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            return "\n" + new PDFTextStripper().getText(document);
        }
    }
}
