package jp.madoguchi.report.ui;

import com.vaadin.flow.component.UI;
import jp.madoguchi.platform.document.OfficialDocument.FigureRun;
import jp.madoguchi.report.content.FigureOrigin;
import jp.madoguchi.report.content.ReportFigure;
import jp.madoguchi.report.content.ReportFigures;

/** What a figure is made of, in a few lines. */
final class OriginWords {
    private OriginWords() {}

    static String of(FigureRun run, ReportFigures figures) {
        ReportFigure figure = figures.figure(run.key()).orElse(null);
        if (figure == null) {
            return run.key();
        }
        String lines = of(figure);
        return run.overridden() ? lines + "\n" + word("report.origin.overridden", run.text()) : lines;
    }

    static String of(ReportFigure figure) {
        FigureOrigin origin = figure.origin();
        return String.join(
                "\n",
                figure.name(),
                word("report.origin.query", origin.query()),
                word(
                        "report.origin.window",
                        origin.from().toString(),
                        origin.to().toString()),
                word("report.origin.takenAt", Words.minute(origin.takenAt())));
    }

    private static String word(String key, Object... args) {
        return UI.getCurrent().getTranslation(key, args);
    }
}
