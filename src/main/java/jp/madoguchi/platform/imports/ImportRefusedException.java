package jp.madoguchi.platform.imports;

import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;

/** Nothing was stored because the file has problems, or warnings to which nothing was said; the preview names them. */
public class ImportRefusedException extends RejectedException {

    private final transient ImportPreview preview;

    public ImportRefusedException(ImportPreview preview) {
        super(
                "file",
                preview.isClean()
                        ? MessageText.of(
                                "platform.import.unexplained",
                                preview.warnings().size())
                        : MessageText.of("platform.import.refused", preview.problemCount()));
        this.preview = preview;
    }

    public ImportPreview preview() {
        return preview;
    }
}
