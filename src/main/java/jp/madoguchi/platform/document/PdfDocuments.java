package jp.madoguchi.platform.document;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.GregorianCalendar;
import java.util.logging.Level;
import java.util.regex.Pattern;
import jp.madoguchi.platform.time.Tokyo;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.springframework.stereotype.Component;

/**
 * Prints documents as PDF/A-2u (ISO 19005-2: all fonts inside, all text as Unicode) and tagged for screen readers (PDF/UA), in A4.
 */
@Component
public class PdfDocuments {
    public static final String MEDIA_TYPE = "application/pdf";

    private static final Pattern CREATED = Pattern.compile("(<xmp:CreateDate>)[^<]*(</xmp:CreateDate>)");

    private final DocumentFonts fonts;
    private final String styles = DocumentStyles.print();

    PdfDocuments(DocumentFonts fonts) {
        this.fonts = fonts;
        // one line for each step of each document otherwise
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    public byte[] print(OfficialDocument document) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument pdf = new PDDocument()) {
            PdfRendererBuilder builder = new PdfRendererBuilder();
            builder.usePDDocument(pdf);
            fonts.addTo(builder, pdf);
            builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_2_U);
            builder.usePdfUaAccessibility(true);
            builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
            // a document holds all that it shows
            builder.useUriResolver((base, uri) -> null);
            builder.withProducer("Madoguchi");
            builder.useObjectDrawerFactory(new ChartGraphics(document));
            builder.withW3cDocument(DocumentTree.toPrint(document, styles, fonts::printable), "/");
            builder.toStream(out);
            try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
                renderer.layout();
                renderer.createPDFWithoutClosing();
                date(pdf, document.createdAt());
                pdf.save(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory can't fail", e);
        }
        return out.toByteArray();
    }

    /** By the portal's clock, in the file's properties and in its metadata, which have to say the same. */
    private static void date(PDDocument pdf, Instant createdAt) throws IOException {
        ZonedDateTime second = createdAt.truncatedTo(ChronoUnit.SECONDS).atZone(Tokyo.ZONE);
        pdf.getDocumentInformation().setCreationDate(GregorianCalendar.from(second));
        PDMetadata metadata = pdf.getDocumentCatalog().getMetadata();
        String dated = CREATED.matcher(new String(metadata.toByteArray(), StandardCharsets.UTF_8))
                .replaceFirst("$1" + DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(second) + "$2");
        metadata.importXMPMetadata(dated.getBytes(StandardCharsets.UTF_8));
    }
}
