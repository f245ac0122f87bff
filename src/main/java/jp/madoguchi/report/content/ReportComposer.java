package jp.madoguchi.report.content;

import java.util.List;
import java.util.Map;
import jp.madoguchi.platform.document.OfficialDocument;
import org.springframework.stereotype.Component;

/** Makes the one model of a document that all formats are rendered from. */
@Component
public class ReportComposer {
    /** Figures that a text names and the report doesn't have are written as 〔?key〕; {@link #problems} finds them before. */
    public OfficialDocument compose(ReportContent content) {
        throw new UnsupportedOperationException();
    }

    /** Unknown figures, unknown forms, brackets left open, lists that the kind doesn't have; by their place. */
    public List<TextProblem> problems(String text, ReportFigures figures) {
        throw new UnsupportedOperationException();
    }

    /** How a figure reads without a form of its own, its unit included; as screens list it. */
    public String written(FigureValue value) {
        throw new UnsupportedOperationException();
    }

    /** The figures that the content's document shows anywhere, by key, as they read there. */
    public Map<String, String> quoted(ReportContent content) {
        throw new UnsupportedOperationException();
    }
}
