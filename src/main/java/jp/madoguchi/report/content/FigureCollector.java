package jp.madoguchi.report.content;

import org.springframework.stereotype.Component;

/** Takes all figures of a report as they are now, in one read of the database. */
@Component
public class FigureCollector {
    /** The caller's transaction makes it one moment. @throws jp.madoguchi.platform.error.RejectedException where the span can't be */
    public ReportFigures collect(ReportScope scope) {
        throw new UnsupportedOperationException();
    }
}
