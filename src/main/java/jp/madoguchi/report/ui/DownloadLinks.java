package jp.madoguchi.report.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.report.Report;
import jp.madoguchi.report.ReportFormat;
import jp.madoguchi.report.ReportService;

/** A report's files: those of a released one as they are kept, others made when asked for and marked as drafts. */
class DownloadLinks extends Div {
    DownloadLinks(Report report, ReportService reports) {
        addClassName("m-report-files");
        Nav files = new Nav();
        files.getElement().setAttribute("aria-label", getTranslation("report.files"));
        files.addClassName("m-report-files__list");
        for (ReportFormat format : ReportFormat.values()) {
            files.add(Words.download(getTranslation(format.textKey()), () -> reports.file(report.id(), format)));
        }
        files.add(
                Words.download(getTranslation("report.openData"), () -> reports.dailyTable(report.id())),
                Words.download(getTranslation("report.dictionary"), () -> reports.dictionary(report.id())));
        Button print = new Button(
                getTranslation("report.print"),
                click -> UI.getCurrent().getPage().executeJs("window.print()"));
        print.addThemeVariants(ButtonVariant.LUMO_SMALL);
        files.add(print);
        add(files);
        if (!report.state().isReleased()) {
            add(new Hint(getTranslation("report.files.draft")));
        }
    }
}
