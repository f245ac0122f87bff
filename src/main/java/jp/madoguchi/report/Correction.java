package jp.madoguchi.report;

import java.util.List;
import jp.madoguchi.report.content.FigureChange;
import org.jspecify.annotations.Nullable;

/** A figure that is another one today than in released reports. */
public record Correction(FigureChange change, List<Document> documents) {
    public Correction {
        documents = List.copyOf(documents);
    }

    /**
     * A released report that shows it.
     *
     * @param text as it reads there
     * @param today as it would read there today
     * @param erratum the released erratum that has put it right; null where none has
     */
    public record Document(
            ReportReference report,
            String text,
            String today,
            @Nullable ReportReference erratum) {
        /** Whether it reads otherwise today and no erratum has said so. */
        public boolean isOpen() {
            return erratum == null && !text.equals(today);
        }
    }
}
