package jp.madoguchi.reissue.review.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.reissue.ReissueFigure;
import jp.madoguchi.reissue.ReportState;
import jp.madoguchi.reissue.review.FigureChange;
import jp.madoguchi.reissue.review.PrintedReceipt;
import jp.madoguchi.reissue.review.ReportDecision;
import jp.madoguchi.reissue.review.ReportDossier;
import jp.madoguchi.reissue.ui.Shown;

/** The acknowledgement as a sheet of paper: which file, which figures, who took them over and when. The same for both sides. */
class ReceiptSheet extends Div {
    ReceiptSheet(Incident incident, ReportDossier dossier) {
        ReportDecision decision = Objects.requireNonNull(dossier.decision());
        addClassNames("m-card", "m-receipt");
        H2 title = new H2(getTranslation("reissue.receipt.title"));
        add(
                title,
                new Paragraph(
                        getTranslation("reissue.receipt.words", incident.name().in(getLocale()))));
        if (dossier.report().state() == ReportState.SUPERSEDED) {
            Paragraph replaced = new Paragraph(getTranslation("reissue.receipt.superseded"));
            replaced.addClassName("m-hint");
            add(replaced);
        }
        DescriptionList facts = new DescriptionList();
        facts.addClassName("m-report-facts");
        fact(facts, "reissue.receipt.number", Long.toString(dossier.report().id()));
        fact(
                facts,
                "reissue.day",
                day(dossier)
                        + getTranslation(
                                "reissue.receipt.revision", dossier.report().revision()));
        fact(facts, "reissue.queue.organisation", dossier.organisation());
        fact(
                facts,
                "reissue.review.sentBy",
                dossier.sending().submittedBy() + "　"
                        + Shown.minute(dossier.sending().submittedAt()));
        fact(facts, "reissue.queue.file", dossier.sending().fileName());
        fact(facts, "reissue.review.digest", dossier.sending().sha256());
        fact(
                facts,
                "reissue.receipt.reviewer",
                getTranslation("reissue.receipt.reviewerOf", decision.reviewer(), decision.office()));
        fact(facts, "reissue.receipt.at", Shown.minute(decision.at()));
        if (decision.comment() != null) {
            fact(facts, "reissue.receipt.comment", decision.comment());
        }
        fact(facts, "reissue.receipt.figuresDigest", decision.figuresSha256());
        add(facts, figures(dossier));
        Paragraph how = new Paragraph(getTranslation("reissue.receipt.how"));
        how.addClassName("m-hint");
        add(how);
    }

    static PageHeader header(String title, Supplier<Optional<PrintedReceipt>> printed) {
        PageHeader header = new PageHeader(title);
        Button print = new Button(
                header.getTranslation("reissue.receipt.print"),
                click -> UI.getCurrent().getPage().executeJs("window.print()"));
        header.addActions(new ReceiptLink(printed), print);
        return header;
    }

    private String day(ReportDossier dossier) {
        return getLocale().getLanguage().equals(Locale.JAPANESE.getLanguage())
                ? JapaneseDates.era(dossier.report().asOf())
                : JapaneseDates.full(dossier.report().asOf(), getLocale());
    }

    private PlainTable figures(ReportDossier dossier) {
        PlainTable table = PlainTable.ofFigures(
                getTranslation("reissue.review.figures"),
                List.of(
                        getTranslation("reissue.issuer"),
                        getTranslation("reissue.affected"),
                        getTranslation("reissue.reissued"),
                        getTranslation("reissue.rate")));
        for (FigureChange figure : dossier.figures()) {
            table.figures(figure.issuer().name().in(getLocale()), cells(figure.now()));
        }
        table.total(
                getTranslation("reissue.total"),
                java.util.stream.Stream.of(cells(dossier.total()))
                        .<com.vaadin.flow.component.Component>map(Span::new)
                        .toList());
        return table;
    }

    private String[] cells(ReissueFigure figure) {
        return new String[] {
            Shown.count(figure.affected(), getLocale()),
            Shown.count(figure.reissued(), getLocale()),
            Shown.percent(figure.percent())
        };
    }

    private void fact(DescriptionList facts, String key, String value) {
        Span words = new Span(value);
        words.addClassName("m-breaks");
        facts.add(new DescriptionList.Term(getTranslation(key)), new DescriptionList.Description(words));
    }
}
