package jp.madoguchi.platform.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.springframework.stereotype.Component;

/** The fonts that go into every document: one that knows all of CP932, in two weights, and one for rarer kanji as in 𠮷野. */
@Component
class DocumentFonts {
    private static final String REGULAR = "BIZUDPGothic-Regular.ttf";
    private static final String BOLD = "BIZUDPGothic-Bold.ttf";
    private static final String RARE = "RareKanjiJP-Regular.ttf";

    /** Filled at the first document, for a portal that prints none shouldn't read fonts. */
    private final BitSet known = new BitSet();

    void addTo(PdfRendererBuilder builder, PDDocument document) throws IOException {
        builder.useFont(in(document, REGULAR), "Document", 400, FontStyle.NORMAL, true);
        builder.useFont(in(document, BOLD), "Document", 700, FontStyle.NORMAL, true);
        builder.useFont(in(document, RARE), "Rare", 400, FontStyle.NORMAL, true);
    }

    /** Without ligatures: what is drawn as one piece for "fi" can't be searched, copied or heard as two letters. */
    private static PDFontSupplier in(PDDocument document, String font) throws IOException {
        TrueTypeFont parsed = parse(font);
        parsed.setEnableGsub(false);
        return new PDFontSupplier(PDType0Font.load(document, parsed, true));
    }

    /** The text with {@code 〓} for whatever no font can draw; half characters and control characters are such. */
    String printable(String text) {
        BitSet characters = known();
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c != '\r' && c != 0xFEFF && c != 0x200B && !(c >= 0xFE00 && c <= 0xFE0F))
                .map(c -> c == '\n' || c == '\t' || characters.get(c) ? c : DocumentText.GETA)
                .forEach(printable::appendCodePoint);
        return printable.toString();
    }

    private synchronized BitSet known() {
        if (known.isEmpty()) {
            read(REGULAR);
            read(RARE);
        }
        return known;
    }

    private void read(String font) {
        try (TrueTypeFont parsed = parse(font)) {
            CmapLookup characters = parsed.getUnicodeCmapLookup();
            for (int c = ' '; c <= Character.MAX_CODE_POINT; c++) {
                if (characters.getGlyphId(c) != 0) {
                    known.set(c);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TrueTypeFont parse(String font) throws IOException {
        try (InputStream file = DocumentFonts.class.getResourceAsStream("/fonts/" + font)) {
            if (file == null) {
                throw new IllegalStateException("The font " + font + " is missing");
            }
            return new TTFParser().parse(new RandomAccessReadBuffer(file));
        }
    }
}
