package jp.madoguchi.report.content;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import jp.madoguchi.platform.document.OfficialDocument.FigureRun;
import jp.madoguchi.platform.document.OfficialDocument.Run;

/** Gives the figures of one document as they read in it, and notes which it has given. */
final class QuotedFigures {
    private final ReportContent content;
    private final FigureWriting writing;
    private final Map<String, Set<String>> quoted = new LinkedHashMap<>();

    QuotedFigures(ReportContent content, FigureWriting writing) {
        this.content = content;
        this.writing = writing;
    }

    ReportFigures figures() {
        return content.figures();
    }

    /** Running text with its digits as the document has them. */
    String text(String words) {
        return content.numerals().write(words);
    }

    /** For running text. */
    Run inText(String key, FigureForm form) {
        ReportFigure figure = figures().figures().get(key);
        return figure == null ? Run.of("〔?" + key + "〕") : run(figure, form, content.numerals());
    }

    /** For a cell: bare, its digits half-width. What the report doesn't have reads as what was not counted. */
    FigureRun inCell(String key) {
        ReportFigure figure = figures().figures().get(key);
        return figure == null
                ? new FigureRun(key, FigureWriting.NONE, null, false)
                : run(figure, FigureForm.NUMBER, Numerals.HALF_WIDTH);
    }

    String cell(String key) {
        return inCell(key).text();
    }

    private FigureRun run(ReportFigure figure, FigureForm form, Numerals numerals) {
        FigureOverride override = content.overrides().get(figure.key());
        String text = numerals.write(override == null ? writing.write(figure.value(), form) : override.text());
        quoted.computeIfAbsent(figure.key(), key -> new LinkedHashSet<>()).add(text);
        return override == null
                ? new FigureRun(figure.key(), text, FigureWriting.number(figure.value()), false)
                : new FigureRun(figure.key(), text, override.value(), true);
    }

    /** By key; a figure that reads in two ways has both, parted by a comma. */
    Map<String, String> quoted() {
        Map<String, String> all = new LinkedHashMap<>();
        quoted.forEach((key, texts) -> all.put(key, String.join("、", texts)));
        return all;
    }
}
