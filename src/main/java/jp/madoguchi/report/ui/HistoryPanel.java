package jp.madoguchi.report.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.report.Report;
import jp.madoguchi.report.ReportFile;

/** Who did what to a report, and the digests of what was released. */
class HistoryPanel extends Div {
    HistoryPanel(Report report) {
        addClassName("m-report-history");
        UnorderedList steps = new UnorderedList();
        report.steps()
                .forEach(step -> steps.add(new ListItem(getTranslation(
                                "report.step",
                                Words.minute(step.taken().at()),
                                step.taken().name(),
                                getTranslation(step.kind().textKey()))
                        + (step.remark() == null ? "" : "　" + step.remark()))));
        add(new H2(getTranslation("report.history")), steps);
        if (report.sha256() != null) {
            add(new H2(getTranslation("report.digests")), digest(getTranslation("report.frozen"), report.sha256()));
            for (ReportFile file : report.files()) {
                add(digest(file.name(), file.sha256()));
            }
        }
    }

    private Hint digest(String of, String sha256) {
        Hint digest = new Hint(getTranslation("report.digest", of, sha256));
        digest.addClassName("m-digest");
        return digest;
    }
}
