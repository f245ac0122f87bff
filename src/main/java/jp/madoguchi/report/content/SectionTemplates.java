package jp.madoguchi.report.content;

import java.util.List;
import org.springframework.stereotype.Component;

/** The sections that a new report begins with. */
@Component
public class SectionTemplates {
    public List<SectionText> of(ReportKind kind) {
        throw new UnsupportedOperationException();
    }

    /** The title that a new report of the kind begins with. */
    public String title(ReportScope scope) {
        throw new UnsupportedOperationException();
    }
}
