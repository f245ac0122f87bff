package jp.madoguchi.contract.ui;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.util.List;
import jp.madoguchi.contract.ContractFileService;
import jp.madoguchi.contract.KeptFile;
import jp.madoguchi.platform.files.FileDownload;
import jp.madoguchi.platform.files.FileSize;

/** Files to take away, each with its size and the beginning of its digest; what is in one is read when it is asked for. */
@CssImport("./styles/files.css")
class FileLinks extends UnorderedList {
    private static final int DIGEST_SHOWN = 12;

    FileLinks(List<KeptFile> files, ContractFileService service) {
        addClassName("m-files");
        files.forEach(file -> add(new ListItem(link(file, service), details(file))));
    }

    static Anchor link(KeptFile file, ContractFileService service) {
        DownloadHandler handler = event -> {
            FileDownload download = service.content(file.id());
            event.setFileName(download.name());
            event.setContentType(download.type().mediaType());
            event.getOutputStream().write(download.bytes());
        };
        return new Anchor(handler, AttachmentType.DOWNLOAD, file.name());
    }

    private static Span details(KeptFile file) {
        Span details = new Span(
                FileSize.words(file.size()) + "　SHA-256 " + file.sha256().substring(0, DIGEST_SHOWN) + "…");
        details.addClassName("m-hint");
        details.setTitle(file.sha256());
        return details;
    }
}
