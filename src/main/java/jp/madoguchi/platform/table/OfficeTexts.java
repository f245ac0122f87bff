package jp.madoguchi.platform.table;

import java.io.IOException;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/** Every text in an office document (XLSX or DOCX), for a guard; nothing else is made of it. */
public final class OfficeTexts {
    private OfficeTexts() {}

    /** The document isn't sound, or unpacks to more than an honest one does. */
    public static final class UnreadableException extends Exception {
        UnreadableException(String message) {
            super(message);
        }

        UnreadableException(Throwable cause) {
            super(cause);
        }
    }

    /** The words of a paragraph or a cell stand together, however they are formatted. */
    public static List<String> of(byte[] bytes) throws UnreadableException {
        if (ZipGuard.isUnsafe(bytes)) {
            throw new UnreadableException("not a container that may be unpacked");
        }
        try (WorkbookParts parts = new WorkbookParts(bytes)) {
            return parts.texts();
        } catch (IOException | XMLStreamException | RuntimeException e) {
            // broken XML and broken containers are reported each by another exception
            throw new UnreadableException(e);
        }
    }
}
