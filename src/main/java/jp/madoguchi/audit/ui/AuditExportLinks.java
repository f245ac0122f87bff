package jp.madoguchi.audit.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Supplier;
import jp.madoguchi.audit.AuditExportService;
import jp.madoguchi.audit.AuditFilter;
import jp.madoguchi.platform.export.ExportTable;
import jp.madoguchi.platform.export.TableExport;

/** Takes away what the filter leaves: as CSV or a workbook for people, as JSON lines for programs. */
final class AuditExportLinks extends Div {
    private final transient AuditExportService exports;
    private final transient Supplier<AuditFilter> filter;

    AuditExportLinks(AuditExportService exports, Supplier<AuditFilter> filter) {
        this.exports = exports;
        this.filter = filter;
        addClassName("m-audit-ways");
        add(table("CSV", TableExport.CSV_WITH_BOM), table("XLSX", TableExport.XLSX), lines());
    }

    private Anchor table(String name, TableExport form) {
        Locale locale = getLocale();
        DownloadHandler handler = event -> {
            ExportTable table = exports.table(filter.get(), locale);
            event.setFileName("audit-trail." + form.extension());
            event.setContentType(form.mediaType());
            form.write(table, event.getOutputStream());
        };
        return link(handler, name);
    }

    private Anchor lines() {
        DownloadHandler handler = event -> {
            Iterable<String> lines = exports.lines(filter.get());
            event.setFileName("audit-trail.jsonl");
            event.setContentType("application/x-ndjson");
            Writer out = new OutputStreamWriter(event.getOutputStream(), StandardCharsets.UTF_8);
            for (String line : lines) {
                out.write(line);
                out.write('\n');
            }
            out.flush();
        };
        return link(handler, "JSON Lines");
    }

    private Anchor link(DownloadHandler handler, String form) {
        Anchor link = new Anchor(handler, AttachmentType.DOWNLOAD, getTranslation("audit.export", form));
        link.addClassName("m-download");
        return link;
    }
}
