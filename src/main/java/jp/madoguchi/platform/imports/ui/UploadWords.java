package jp.madoguchi.platform.imports.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.upload.UploadI18N;
import jp.madoguchi.platform.i18n.MessageText;

/** What Vaadin's upload says, in our words. */
public final class UploadWords {
    private UploadWords() {}

    /**
     * @param screen in whose language
     * @param wrongKind key of what is said of a file of another kind
     */
    public static UploadI18N of(Component screen, MessageText tooLarge, String wrongKind) {
        String tooBig = screen.getTranslation(tooLarge.key(), tooLarge.args().toArray());
        String choose = screen.getTranslation("platform.import.choose");
        String sending = screen.getTranslation("platform.import.sending");
        String failed = screen.getTranslation("platform.import.failedUpload");
        UploadI18N words = new UploadI18N();
        words.setError(new UploadI18N.Error()
                .setFileIsTooBig(tooBig)
                .setIncorrectFileType(screen.getTranslation(wrongKind))
                .setTooManyFiles(screen.getTranslation("platform.import.oneFile")));
        words.setAddFiles(new UploadI18N.AddFiles().setOne(choose).setMany(choose));
        words.setFile(new UploadI18N.File()
                .setRemove(screen.getTranslation("platform.import.remove"))
                .setRetry(screen.getTranslation("platform.import.retry"))
                .setStart(screen.getTranslation("platform.import.start")));
        words.setUploading(new UploadI18N.Uploading()
                .setStatus(new UploadI18N.Uploading.Status()
                        .setConnecting(sending)
                        .setStalled(screen.getTranslation("platform.import.stalled"))
                        .setProcessing(screen.getTranslation("platform.import.reading"))
                        .setHeld(sending))
                .setError(new UploadI18N.Uploading.Error()
                        .setServerUnavailable(failed)
                        .setUnexpectedServerError(failed)
                        .setForbidden(failed)
                        .setFileTooLarge(tooBig)));
        return words;
    }
}
