package jp.madoguchi.platform.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** The forms in which a table leaves the portal. */
public enum TableExport {
    /** For other systems. */
    CSV("csv", "text/csv; charset=UTF-8") {
        @Override
        public void write(ExportTable table, OutputStream out) throws IOException {
            CsvExport.write(table, out, false);
        }
    },
    /** For people with a spreadsheet, which without the mark takes UTF-8 for Shift_JIS. */
    CSV_WITH_BOM("csv", "text/csv; charset=UTF-8") {
        @Override
        public void write(ExportTable table, OutputStream out) throws IOException {
            CsvExport.write(table, out, true);
        }
    },
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
        @Override
        public void write(ExportTable table, OutputStream out) throws IOException {
            XlsxExport.write(table, out);
        }
    };

    private final String extension;
    private final String mediaType;

    TableExport(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /** Leaves the stream open. */
    public abstract void write(ExportTable table, OutputStream out) throws IOException;

    public byte[] bytes(ExportTable table) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(table, out);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory can't fail", e);
        }
        return out.toByteArray();
    }

    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }
}
