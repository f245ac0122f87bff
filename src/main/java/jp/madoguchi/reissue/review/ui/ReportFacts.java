package jp.madoguchi.reissue.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.List;
import jp.madoguchi.reissue.review.DossierService;
import jp.madoguchi.reissue.review.ReportDossier;
import jp.madoguchi.reissue.review.ReportDossier.Compared;
import jp.madoguchi.reissue.review.ReportDossier.Sending;
import jp.madoguchi.reissue.ui.Shown;
import jp.madoguchi.reissue.ui.States;
import org.jspecify.annotations.Nullable;

/** Who sent what when, with what words, and what else there is for the day. */
class ReportFacts extends DescriptionList {
    /** @param originals where the file can be had; absent for whoever must not take it away */
    ReportFacts(ReportDossier dossier, @Nullable DossierService originals) {
        addClassName("m-report-facts");
        Sending sending = dossier.sending();
        fact("reissue.stateTitle", States.badge(this, dossier.report().state()));
        fact("reissue.queue.organisation", new Span(dossier.organisation()));
        fact("reissue.review.sentBy", new Span(sending.submittedBy() + "　" + Shown.minute(sending.submittedAt())));
        fact(
                "reissue.queue.file",
                originals == null || !sending.original() ? breaking(sending.fileName()) : original(dossier, originals));
        fact("reissue.review.digest", breaking(sending.sha256()));
        said("reissue.review.correctionReason", sending.correctionReason());
        if (!sending.warnings().isEmpty()) {
            UnorderedList warnings = new UnorderedList();
            warnings.addClassName("m-warnings");
            sending.warnings()
                    .forEach(warning -> warnings.add(new ListItem(
                            warning.line() == 0
                                    ? warning.text().in(getLocale())
                                    : getTranslation(
                                            "reissue.review.warningIn",
                                            Long.toString(warning.line()),
                                            warning.text().in(getLocale())))));
            fact("reissue.review.warnings", warnings);
        }
        said("reissue.review.explanation", sending.explanation());
        List<Compared> others = dossier.sameDay().stream()
                .filter(other -> other.id() != dossier.report().id())
                .toList();
        if (!others.isEmpty()) {
            Div links = new Div();
            links.addClassName("m-report-others");
            others.forEach(other -> links.add(new Div(
                    new RouterLink(
                            getTranslation("reissue.queue.report", Shown.day(other.asOf()), other.revision()),
                            ReviewView.class,
                            ReviewView.of(other.id())),
                    States.badge(this, other.state()))));
            fact("reissue.review.sameDay", links);
        }
    }

    private static Anchor original(ReportDossier dossier, DossierService originals) {
        String name = dossier.sending().fileName();
        // kept as it came, so it is never opened here: a download of unknown content under its own name
        DownloadHandler handler = DownloadHandler.fromInputStream(event -> originals
                .original(dossier.report().id())
                .map(bytes -> new DownloadResponse(
                        new ByteArrayInputStream(bytes), name, "application/octet-stream", bytes.length))
                .orElseGet(() -> DownloadResponse.error(404)));
        Anchor link = new Anchor(handler, AttachmentType.DOWNLOAD, name);
        link.addClassName("m-breaks");
        return link;
    }

    private void said(String key, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            Span said = breaking(text);
            said.addClassName("m-said");
            fact(key, said);
        }
    }

    private static Span breaking(String text) {
        Span span = new Span(text);
        span.addClassName("m-breaks");
        return span;
    }

    private void fact(String key, Component value) {
        add(new Term(getTranslation(key)), new Description(value));
    }
}
