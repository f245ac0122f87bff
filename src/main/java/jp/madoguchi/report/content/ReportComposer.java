package jp.madoguchi.report.content;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.madoguchi.platform.document.OfficialDocument;
import org.springframework.stereotype.Component;

/** Makes the one model of a document that all formats are rendered from. */
@Component
public class ReportComposer {
    private final FigureWriting writing;
    private final TextCheck check;

    ReportComposer(FigureWriting writing, TextCheck check) {
        this.writing = writing;
        this.check = check;
    }

    /** Figures that a text names and the report doesn't have are written as 〔?key〕; {@link #problems} finds them before. */
    public OfficialDocument compose(ReportContent content) {
        return new Composition(content, new QuotedFigures(content, writing)).document();
    }

    /** Unknown figures, unknown forms, brackets left open, lists that the kind doesn't have, card numbers; by their place. */
    public List<TextProblem> problems(String text, ReportFigures figures) {
        return check.problems(text, figures);
    }

    /** How a figure reads without a form of its own, its unit included; as screens list it. */
    public String written(FigureValue value) {
        return written(value, Locale.JAPANESE);
    }

    /** The same in the reader's language. */
    public String written(FigureValue value, Locale locale) {
        return writing.write(value, FigureForm.USUAL, locale);
    }

    /** The figures that the content's document shows anywhere, by key, as they read there; both, where one reads in two ways. */
    public Map<String, String> quoted(ReportContent content) {
        QuotedFigures quoted = new QuotedFigures(content, writing);
        new Composition(content, quoted).document();
        return quoted.quoted();
    }
}
