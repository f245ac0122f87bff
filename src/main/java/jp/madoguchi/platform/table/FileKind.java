package jp.madoguchi.platform.table;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** What a file is by its first bytes; its name proves nothing. */
enum FileKind {
    EMPTY,
    TEXT,
    ZIP,
    OLD_EXCEL,
    OTHER;

    private static final List<byte[]> BINARY = List.of(
            hex("89504E47"), // PNG
            hex("FFD8FF"), // JPEG
            hex("47494638"), // GIF
            hex("25504446"), // PDF
            hex("1F8B"), // gzip
            hex("377ABCAF"), // 7z
            hex("52617221"), // RAR
            hex("4D5A9000"), // Windows program
            hex("7F454C46"), // Linux program
            hex("49492A00"), // TIFF
            hex("4D4D002A"),
            hex("7B5C727466")); // RTF

    private static final List<String> MARKUP =
            List.of("<!doctype", "<html", "<?xml", "<svg", "<head", "<body", "<table");

    static FileKind of(byte[] bytes) {
        if (bytes.length == 0) {
            return EMPTY;
        }
        if (startsWith(bytes, hex("504B0304")) || startsWith(bytes, hex("504B0506"))) {
            return ZIP;
        }
        if (startsWith(bytes, hex("D0CF11E0"))) {
            // also what Excel makes of a workbook with a password
            return OLD_EXCEL;
        }
        if (BINARY.stream().anyMatch(signature -> startsWith(bytes, signature)) || looksLikeMarkup(bytes)) {
            return OTHER;
        }
        return TEXT;
    }

    private static boolean looksLikeMarkup(byte[] bytes) {
        int length = Math.min(bytes.length, 256);
        // the zero bytes of UTF-16 are left out so that one comparison does for all character sets
        String start = new String(bytes, 0, length, StandardCharsets.ISO_8859_1)
                .replaceAll("[\\x00ï»¿ÿþ]", "")
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        return MARKUP.stream().anyMatch(start::startsWith);
    }

    private static boolean startsWith(byte[] bytes, byte[] signature) {
        if (bytes.length < signature.length) {
            return false;
        }
        for (int i = 0; i < signature.length; i++) {
            if (bytes[i] != signature[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
