package jp.madoguchi.platform.imports.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadHandler;
import jp.madoguchi.platform.i18n.MessageText;
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
        setI18n(words());
    }

    private UploadI18N words() {
        MessageText tooLarge = TableReader.tooLarge();
        UploadI18N words = new UploadI18N();
        words.setError(new UploadI18N.Error()
                .setFileIsTooBig(getTranslation(tooLarge.key(), tooLarge.args().toArray()))
                .setIncorrectFileType(getTranslation("platform.table.problem.notATable"))
                .setTooManyFiles(getTranslation("platform.import.oneFile")));
        words.setAddFiles(new UploadI18N.AddFiles()
                .setOne(getTranslation("platform.import.choose"))
                .setMany(getTranslation("platform.import.choose")));
        words.setFile(new UploadI18N.File()
                .setRemove(getTranslation("platform.import.remove"))
                .setRetry(getTranslation("platform.import.retry"))
                .setStart(getTranslation("platform.import.start")));
        words.setUploading(new UploadI18N.Uploading()
                .setStatus(new UploadI18N.Uploading.Status()
                        .setConnecting(getTranslation("platform.import.sending"))
                        .setStalled(getTranslation("platform.import.stalled"))
                        .setProcessing(getTranslation("platform.import.reading"))
                        .setHeld(getTranslation("platform.import.sending")))
                .setError(new UploadI18N.Uploading.Error()
                        .setServerUnavailable(getTranslation("platform.import.failedUpload"))
                        .setUnexpectedServerError(getTranslation("platform.import.failedUpload"))
                        .setForbidden(getTranslation("platform.import.failedUpload"))
                        .setFileTooLarge(
                                getTranslation(tooLarge.key(), tooLarge.args().toArray()))));
        return words;
    }
}
