package jp.madoguchi.platform.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.platform.i18n.MessageText;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Looks through a ZIP container before the spreadsheet library may open it. Sizes are counted while inflating, because what the
 * container says about itself may be a lie.
 */
final class ZipGuard {

    private static final int MAX_ENTRIES = 500;
    private static final long MAX_ENTRY_BYTES = 64L * 1024 * 1024;
    private static final long MAX_TOTAL_BYTES = 128L * 1024 * 1024;
    private static final int MAX_RATIO = 100;
    /** Below this size a high ratio is normal: a sheet of equal cells packs well. */
    private static final long RATIO_FROM = 4L * 1024 * 1024;

    private static final String NOT_A_WORKBOOK = "platform.table.problem.notATable";

    private static final byte[] DOCTYPE = "<!DOCTYPE".getBytes(StandardCharsets.US_ASCII);

    private ZipGuard() {}

    /** What is wrong with the container, if anything. */
    static Optional<MessageText> refusal(byte[] bytes) {
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .get()) {
            return refusal(zip);
        } catch (IOException | RuntimeException e) {
            // a container that lies about its inner offsets makes the library fail in many ways: all mean the same
            return Optional.of(MessageText.of("platform.table.problem.brokenWorkbook"));
        }
    }

    /** Whether a container of any kind must not be unpacked. */
    static boolean isUnsafe(byte[] bytes) {
        return refusal(bytes).filter(text -> !text.key().equals(NOT_A_WORKBOOK)).isPresent();
    }

    private static Optional<MessageText> refusal(ZipFile zip) throws IOException {
        Set<String> names = new HashSet<>();
        boolean workbook = false;
        long total = 0;
        for (Enumeration<ZipArchiveEntry> entries = zip.getEntries(); entries.hasMoreElements(); ) {
            ZipArchiveEntry entry = entries.nextElement();
            String name = entry.getName().toLowerCase(Locale.ROOT);
            if (names.size() >= MAX_ENTRIES || !names.add(name) || isUnsafe(name)) {
                return Optional.of(MessageText.of("platform.table.problem.suspiciousWorkbook"));
            }
            if (name.endsWith("vbaproject.bin") || name.contains("macrosheets/")) {
                return Optional.of(MessageText.of("platform.table.problem.macros"));
            }
            workbook |= name.equals("xl/workbook.xml");
            long size = inflatedSize(zip, entry);
            total += size;
            if (size < 0 || total > MAX_TOTAL_BYTES) {
                return Optional.of(MessageText.of("platform.table.problem.suspiciousWorkbook"));
            }
        }
        return workbook ? Optional.empty() : Optional.of(MessageText.of(NOT_A_WORKBOOK));
    }

    private static boolean isUnsafe(String name) {
        return name.contains("..") || name.startsWith("/") || name.contains("\\") || name.contains(":");
    }

    /** The true size, or -1 for one that no honest workbook has. */
    private static long inflatedSize(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        long size = 0;
        int matched = 0;
        byte[] buffer = new byte[16 * 1024];
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
                if (size > MAX_ENTRY_BYTES
                        || (size > RATIO_FROM && size > MAX_RATIO * Math.max(1, entry.getCompressedSize()))) {
                    return -1;
                }
                matched = matchDoctype(buffer, read, matched);
                if (matched == DOCTYPE.length) {
                    return -1;
                }
            }
        }
        return size;
    }

    /** No part of a workbook has a document type: entities come with it. Zero bytes are skipped, for UTF-16. */
    private static int matchDoctype(byte[] buffer, int length, int matchedBefore) {
        int matched = matchedBefore;
        for (int i = 0; i < length && matched < DOCTYPE.length; i++) {
            byte b = buffer[i];
            if (b == 0) {
                continue;
            }
            byte upper = b >= 'a' && b <= 'z' ? (byte) (b - 32) : b;
            matched = upper == DOCTYPE[matched] ? matched + 1 : upper == DOCTYPE[0] ? 1 : 0;
        }
        return matched;
    }
}
