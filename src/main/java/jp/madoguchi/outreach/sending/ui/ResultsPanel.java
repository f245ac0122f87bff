package jp.madoguchi.outreach.sending.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import jp.madoguchi.outreach.sending.OutsideResultsImporter;
import jp.madoguchi.platform.imports.Imports;
import jp.madoguchi.platform.imports.ui.ImportPanel;
import jp.madoguchi.platform.jobs.BackgroundJobs;
import jp.madoguchi.platform.ui.CardSection;

/** Where the results of a sender outside come in. */
class ResultsPanel extends Div {
    ResultsPanel(OutsideResultsImporter importer, Imports imports, BackgroundJobs jobs, String user) {
        add(new CardSection(
                getTranslation("outreach.sending.results"),
                new Paragraph(getTranslation("outreach.sending.results.what")),
                new ImportPanel<>(importer, imports, jobs, user)));
    }
}
