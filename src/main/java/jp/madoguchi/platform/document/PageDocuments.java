package jp.madoguchi.platform.document;

import org.springframework.stereotype.Component;

/** Writes documents as one HTML page that stands alone, to be read and printed in a browser. */
@Component
public class PageDocuments {
    public static final String MEDIA_TYPE = "text/html; charset=UTF-8";

    public byte[] write(OfficialDocument document) {
        throw new UnsupportedOperationException();
    }
}
