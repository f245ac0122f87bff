package jp.madoguchi.report.content;

import org.springframework.stereotype.Component;

/** The daily table as open data: a CSV in UTF-8 and the dictionary that says what its columns mean. */
@Component
public class OpenData {
    /** @param name of the file, ASCII */
    public record DataFile(String name, String mediaType, byte[] content) {}

    public DataFile daily(ReportFigures figures) {
        throw new UnsupportedOperationException();
    }

    /** For each column its name, type, unit, meaning and what an empty value means; CSV as well. */
    public DataFile dictionary(ReportFigures figures) {
        throw new UnsupportedOperationException();
    }
}
