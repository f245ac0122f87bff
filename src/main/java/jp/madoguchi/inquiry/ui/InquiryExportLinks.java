package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import jp.madoguchi.inquiry.InquiryExportService;
import jp.madoguchi.inquiry.InquiryFilter;
import jp.madoguchi.inquiry.ListColumn;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.export.ExportTable;
import jp.madoguchi.platform.export.TableExport;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.FormDialog;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.privacy.export.BulkExportService;
import jp.madoguchi.privacy.export.ExportRequestsChanged;
import org.springframework.http.HttpStatus;

/** Takes away what the filter leaves, as CSV or as a workbook; too much of it is said in words before it is tried. */
class InquiryExportLinks extends Span {
    private final InquiryExportService export;
    private final Supplier<InquiryFilter> filter;
    private final Supplier<List<ListColumn>> columns;
    private final Clock clock;
    private final Locale locale = getLocale();
    private final Anchor csv;
    private final Anchor xlsx;
    private final Span tooMany = new Span();
    private final Button ask = new Button(getTranslation("privacy.export.ask"), click -> ask());
    private final Span waits = new Span(getTranslation("privacy.export.waits"));
    private final Anchor again = new Anchor("", getTranslation("privacy.export.signInAgain"));
    private long rows;

    /** @param columns those on screen */
    InquiryExportLinks(
            InquiryExportService export,
            Supplier<InquiryFilter> filter,
            Supplier<List<ListColumn>> columns,
            LiveUpdates live,
            Clock clock) {
        this.export = export;
        this.columns = columns;
        this.filter = filter;
        this.clock = clock;
        addClassName("m-list-export");
        csv = link("inquiry.export.csv", TableExport.CSV_WITH_BOM);
        xlsx = link("inquiry.export.xlsx", TableExport.XLSX);
        tooMany.addClassName("m-hint");
        ask.addThemeVariants(ButtonVariant.LUMO_SMALL);
        waits.addClassName("m-hint");
        again.setHref(export.signInAgain());
        again.setRouterIgnore(true);
        show(0);
        add(csv, xlsx, tooMany, ask, waits, again);
        // allowed or refused meanwhile, or taken at another window
        live.follow(this, ExportRequestsChanged.class, () -> show(rows));
    }

    private void ask() {
        FormDialog dialog = new FormDialog(getTranslation("privacy.export.ask"));
        dialog.above(new Hint(getTranslation("privacy.export.ask.what", rows)));
        TextArea reason = dialog.text("reason", getTranslation("privacy.export.column.reason"), 500);
        dialog.send(
                getTranslation("privacy.export.ask"),
                MessageText.of("privacy.export.ask.sent"),
                () -> export.ask(filter.get(), columns.get(), reason.getValue()),
                () -> show(rows));
        dialog.open();
    }

    void show(long count) {
        boolean possible = count > 0 && count <= InquiryExportService.MOST;
        BulkExportService.Standing standing =
                possible ? export.standing(filter.get(), columns.get(), count) : BulkExportService.Standing.FREE;
        rows = count;
        ask.setVisible(standing == BulkExportService.Standing.MUST_ASK);
        waits.setVisible(standing == BulkExportService.Standing.WAITS);
        again.setVisible(standing == BulkExportService.Standing.MUST_SIGN_IN);
        possible &= standing == BulkExportService.Standing.FREE;
        csv.setVisible(possible);
        xlsx.setVisible(possible);
        tooMany.setVisible(count > InquiryExportService.MOST);
        tooMany.setText(getTranslation("inquiry.export.tooMany", count, InquiryExportService.MOST));
    }

    private Anchor link(String text, TableExport form) {
        DownloadHandler handler = event -> download(event, form);
        return new Anchor(handler, AttachmentType.DOWNLOAD, getTranslation(text));
    }

    /** What may be taken is decided now, not when the link was drawn; either way it may be another thing afterwards. */
    void download(DownloadEvent event, TableExport form) throws IOException {
        try {
            ExportTable table = export.table(filter.get(), columns.get(), locale);
            event.setFileName("inquiries-" + Tokyo.today(clock) + "." + form.extension());
            event.setContentType(form.mediaType());
            form.write(table, event.getOutputStream());
            event.getUI().access(() -> show(rows));
        } catch (RejectedException refusal) {
            event.getResponse().setStatus(HttpStatus.CONFLICT.value());
            event.getUI().access(() -> {
                Notices.error(refusal);
                show(rows);
            });
        }
    }
}
