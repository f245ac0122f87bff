package jp.madoguchi.privacy.export;

import java.nio.charset.StandardCharsets;
import jp.madoguchi.platform.files.Sha256;

/**
 * Which list is to be taken away.
 *
 * @param kind key of the text that names the list
 * @param hash of what it is filtered by; the filter itself may hold a person's name or number and isn't kept
 */
public record ExportScope(String kind, String hash) {
    public static ExportScope of(String kind, Object filter) {
        return new ExportScope(kind, Sha256.of(filter.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
