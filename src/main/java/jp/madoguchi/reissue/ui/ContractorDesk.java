package jp.madoguchi.reissue.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.platform.export.TableExport;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.reissue.ReissueService;
import jp.madoguchi.reissue.ReissueSubmissionService;
import jp.madoguchi.reissue.review.ReportDecision.Outcome;
import jp.madoguchi.reissue.review.ReviewService;

/** What a contractor's office does with its reports: send, go on with a draft, look at what became of the others. */
final class ContractorDesk extends Div {
    private final Incident incident;
    private final transient ReissueService reissue;
    private final transient ReissueSubmissionService submissions;
    private final SubmissionPanel panel;
    private final DraftList drafts = new DraftList(this::open);
    private final transient ReviewService reviews;
    private final OwnReports sent;
    private transient Map<Long, Outcome> outcomes = Map.of();

    ContractorDesk(
            Incident incident, ReissueService reissue, ReissueSubmissionService submissions, ReviewService reviews) {
        this.incident = incident;
        this.reissue = reissue;
        this.submissions = submissions;
        this.reviews = reviews;
        addClassName("m-sections");
        panel = new SubmissionPanel(incident, submissions, this::refresh);
        sent = new OwnReports(incident, submissions, this::outcome, this::refresh);
        add(
                sending(),
                new CardSection(getTranslation("reissue.drafts.title"), drafts),
                new CardSection(getTranslation("reissue.contractor.sent"), sent));
        refresh();
    }

    void refresh() {
        drafts.show(submissions.drafts());
        outcomes = reviews.ownOutcomes(incident.id());
        sent.show(reissue.ownUploads(incident.id()));
    }

    private List<Component> outcome(long reportId) {
        Outcome outcome = outcomes.get(reportId);
        return outcome == null ? List.of() : List.of(new OutcomeWords(outcome));
    }

    private void open(long draftId) {
        panel.open(draftId);
        panel.scrollIntoView();
    }

    private CardSection sending() {
        Paragraph columns = new Paragraph(getTranslation("reissue.contractor.columns"));
        columns.addClassName("m-hint");
        Div templates = new Div(
                template("reissue.contractor.template.xlsx", TableExport.XLSX),
                template("reissue.contractor.template.csv", TableExport.CSV));
        templates.addClassName("m-templates");
        return new CardSection(getTranslation("reissue.contractor.send"), columns, templates, panel);
    }

    private Anchor template(String key, TableExport form) {
        Locale language = getLocale();
        DownloadHandler handler = DownloadHandler.fromInputStream(event -> {
            byte[] bytes = form.bytes(submissions.template(language));
            return new DownloadResponse(
                    new ByteArrayInputStream(bytes),
                    "reissue-counts." + form.extension(),
                    form.mediaType(),
                    bytes.length);
        });
        Anchor link = new Anchor(handler, AttachmentType.DOWNLOAD, getTranslation(key));
        link.addClassName("m-download");
        return link;
    }
}
