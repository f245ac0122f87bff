package jp.madoguchi.audit.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.Locale;
import jp.madoguchi.audit.CheckpointService;
import jp.madoguchi.platform.document.PdfDocuments;

/** When the trail was last signed, with the page to print; where it isn't signed at all, it says so. */
final class CheckpointLine extends Div {
    CheckpointLine(CheckpointService checkpoints) {
        addClassName("m-audit-checkpoint");
        CheckpointService.State state = checkpoints.state();
        if (!state.configured()) {
            warning("audit.checkpoint.off");
            return;
        }
        if (state.failing()) {
            warning("audit.checkpoint.failing");
        }
        if (state.last().isEmpty()) {
            add(new Span(getTranslation("audit.checkpoint.none")));
        }
        state.last()
                .ifPresent(last -> add(
                        new Span(getTranslation(
                                "audit.checkpoint.last",
                                String.valueOf(last.serial()),
                                AuditWords.second(last.at()),
                                String.valueOf(last.number()))),
                        form(checkpoints, last.serial())));
    }

    private void warning(String key) {
        Span warning = new Span(getTranslation(key));
        warning.addClassName("m-audit-warning");
        add(warning);
    }

    private Anchor form(CheckpointService checkpoints, long serial) {
        Locale locale = getLocale();
        DownloadHandler handler = DownloadHandler.fromInputStream(event -> {
            byte[] bytes = checkpoints.form(serial, locale).orElse(new byte[0]);
            return new DownloadResponse(
                    new ByteArrayInputStream(bytes),
                    "audit-checkpoint-" + serial + ".pdf",
                    PdfDocuments.MEDIA_TYPE,
                    bytes.length);
        });
        Anchor link = new Anchor(handler, AttachmentType.DOWNLOAD, getTranslation("audit.checkpoint.form"));
        link.addClassName("m-download");
        return link;
    }
}
