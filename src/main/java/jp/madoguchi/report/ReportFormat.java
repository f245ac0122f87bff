package jp.madoguchi.report;

import jp.madoguchi.platform.document.PageDocuments;
import jp.madoguchi.platform.document.PdfDocuments;
import jp.madoguchi.platform.document.WordDocuments;
import jp.madoguchi.platform.document.WorkbookDocuments;

/** In which formats a report is kept. */
public enum ReportFormat {
    DOCX(WordDocuments.MEDIA_TYPE),
    PDF(PdfDocuments.MEDIA_TYPE),
    XLSX(WorkbookDocuments.MEDIA_TYPE),
    HTML(PageDocuments.MEDIA_TYPE);

    private final String mediaType;

    ReportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    public String textKey() {
        return "report.format." + name();
    }
}
