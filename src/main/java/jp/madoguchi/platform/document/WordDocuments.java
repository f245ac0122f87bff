package jp.madoguchi.platform.document;

import org.springframework.stereotype.Component;

/** Writes documents as DOCX (ISO/IEC 29500) with real styles, headings, numbering and tables, to be edited on in a word processor. */
@Component
public class WordDocuments {
    public static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public byte[] write(OfficialDocument document) {
        throw new UnsupportedOperationException();
    }
}
