package jp.madoguchi.platform.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** What a file is by its bytes. Nothing is unpacked: of a container only the list of its parts is read. */
final class FileContent {
    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PNG = hex("89504E470D0A1A0A");
    private static final byte[] JPEG = hex("FFD8FF");
    private static final byte[] ZIP = hex("504B0304");
    private static final int MOST_PARTS = 2_000;

    private FileContent() {}

    static Optional<FileType> typeOf(byte[] bytes) {
        if (startsWith(bytes, PDF)) {
            return Optional.of(FileType.PDF);
        }
        if (startsWith(bytes, PNG)) {
            return Optional.of(FileType.PNG);
        }
        if (startsWith(bytes, JPEG)) {
            return Optional.of(FileType.JPEG);
        }
        if (startsWith(bytes, ZIP)) {
            Set<String> parts = parts(bytes);
            if (parts.contains("[content_types].xml")) {
                return parts.contains("word/document.xml")
                        ? Optional.of(FileType.DOCX)
                        : parts.contains("xl/workbook.xml") ? Optional.of(FileType.XLSX) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Whether a document brings programs along. */
    static boolean hasMacros(FileType type, byte[] bytes) {
        return (type == FileType.DOCX || type == FileType.XLSX)
                && parts(bytes).stream()
                        .anyMatch(part -> part.endsWith("vbaproject.bin") || part.contains("macrosheets/"));
    }

    /** The names of a container's parts in lower case; none of one that isn't sound. */
    private static Set<String> parts(byte[] bytes) {
        Set<String> names = new HashSet<>();
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .get()) {
            for (Enumeration<ZipArchiveEntry> parts = zip.getEntries(); parts.hasMoreElements(); ) {
                names.add(parts.nextElement().getName().toLowerCase(Locale.ROOT));
                if (names.size() > MOST_PARTS) {
                    return Set.of();
                }
            }
            return names;
        } catch (IOException | RuntimeException e) {
            // a container that lies about its inner offsets makes the library fail in many ways: all mean the same
            return Set.of();
        }
    }

    private static boolean startsWith(byte[] bytes, byte[] signature) {
        return bytes.length >= signature.length
                && java.util.Arrays.equals(bytes, 0, signature.length, signature, 0, signature.length);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
