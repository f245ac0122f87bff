package jp.madoguchi.platform.imports;

import jp.madoguchi.platform.table.TableFile;

/**
 * Where records come from: the file, what was understood of it, and who handed it in.
 *
 * @param file the original; its name may hold what must not be stored, so take {@link #fileName}
 */
public record ImportSource(ImportPreview preview, TableFile file, String user) {
    public String fileName() {
        return preview.fileName();
    }

    /** Of the content. */
    public String digest() {
        return preview.digest();
    }
}
