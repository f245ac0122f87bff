package jp.madoguchi.reissue.review.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.function.Supplier;
import jp.madoguchi.platform.document.PdfDocuments;
import jp.madoguchi.reissue.review.PrintedReceipt;

/** The acknowledgement to take away. It is printed when it is asked for, for the user who asks. */
class ReceiptLink extends Anchor {
    ReceiptLink(Supplier<Optional<PrintedReceipt>> receipt) {
        setText(getTranslation("reissue.receipt.pdf"));
        DownloadHandler handler = DownloadHandler.fromInputStream(event -> receipt.get()
                .map(printed -> new DownloadResponse(
                        new ByteArrayInputStream(printed.pdf()),
                        printed.fileName(),
                        PdfDocuments.MEDIA_TYPE,
                        printed.pdf().length))
                .orElseGet(() -> DownloadResponse.error(404)));
        setHref(handler, AttachmentType.DOWNLOAD);
    }
}
