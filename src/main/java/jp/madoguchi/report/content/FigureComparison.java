package jp.madoguchi.report.content;

import java.util.List;
import org.springframework.stereotype.Component;

/** Finds what differs between two sets of figures, and who corrected it. */
@Component
public class FigureComparison {
    /** In the order of the figures; those that are equal are left out. */
    public List<FigureChange> between(ReportFigures earlier, ReportFigures later) {
        throw new UnsupportedOperationException();
    }
}
