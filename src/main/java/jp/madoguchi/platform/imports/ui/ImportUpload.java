package jp.madoguchi.platform.imports.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.platform.table.TableReader;

/** Vaadin's upload for one table file, in our words. */
final class ImportUpload extends Upload {

    private static final int MEGABYTES = TableFile.MAX_BYTES / (1024 * 1024);

    ImportUpload(UploadHandler handler) {
        super(handler);
        setMaxFiles(1);
        setMaxFileSize(TableFile.MAX_BYTES);
        setAcceptedFileExtensions(".csv", ".tsv", ".txt", ".xlsx");
        setUploadButton(new Button(getTranslation("platform.import.choose")));
        setDropLabel(new Span(getTranslation("platform.import.drop", MEGABYTES)));
        setI18n(UploadWords.of(this, TableReader.tooLarge(), "platform.table.problem.notATable"));
    }
}
