package jp.madoguchi.reissue.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.platform.ui.StatusBadge;
import jp.madoguchi.reissue.ReissueFigure;
import jp.madoguchi.reissue.review.FigureChange;
import jp.madoguchi.reissue.review.Outlier;
import jp.madoguchi.reissue.review.ReportDossier;
import jp.madoguchi.reissue.review.ReportDossier.Compared;
import jp.madoguchi.reissue.ui.Shown;
import org.jspecify.annotations.Nullable;

/** Old and new side by side per issuer, with what changes and what is odd about it. */
class ChangeTable extends Div {
    ChangeTable(ReportDossier dossier) {
        Compared with = dossier.comparedWith();
        Paragraph words = new Paragraph(
                with == null
                        ? getTranslation("reissue.review.first")
                        : getTranslation(
                                dossier.isCorrection() ? "reissue.review.corrects" : "reissue.review.follows",
                                Shown.day(with.asOf()),
                                with.revision()));
        words.addClassName("m-hint");
        add(words, table(dossier));
        if (dossier.figures().stream().anyMatch(figure -> figure.outlier() != null)) {
            Paragraph rule = new Paragraph(getTranslation("reissue.review.outlier.rule"));
            rule.addClassName("m-hint");
            add(rule);
        }
    }

    private PlainTable table(ReportDossier dossier) {
        PlainTable table = PlainTable.ofFigures(
                getTranslation("reissue.review.figures"),
                List.of(
                        getTranslation("reissue.issuer"),
                        getTranslation("reissue.review.old"),
                        getTranslation("reissue.review.new"),
                        getTranslation("reissue.review.change"),
                        getTranslation("reissue.review.changePercent"),
                        getTranslation("reissue.review.oldRate"),
                        getTranslation("reissue.review.newRate"),
                        getTranslation("reissue.affected"),
                        getTranslation("reissue.review.look")));
        dossier.figures()
                .forEach(figure -> table.figures(
                        figure.issuer().name().in(getLocale()),
                        cells(figure.before(), figure.now(), figure.change(), figure.changePercent(), flags(figure))));
        table.total(
                getTranslation("reissue.total"),
                cells(dossier.before(), dossier.total(), dossier.change(), dossier.changePercent(), new Span("")));
        return table;
    }

    private List<Component> cells(
            ReissueFigure before,
            ReissueFigure now,
            @Nullable Integer change,
            @Nullable BigDecimal changePercent,
            Component flags) {
        Span fresh = new Span(Shown.count(now.reissued(), getLocale()));
        fresh.addClassName("m-strong");
        Span rate = new Span(Shown.percent(now.percent()));
        rate.addClassName("m-strong");
        return new ArrayList<>(List.of(
                new Span(Shown.count(before.reissued(), getLocale())),
                fresh,
                new Span(signed(change)),
                new Span(changePercent == null ? "-" : (changePercent.signum() > 0 ? "+" : "") + changePercent + " %"),
                new Span(Shown.percent(before.percent())),
                rate,
                new Span(Shown.count(now.affected(), getLocale())),
                flags));
    }

    private String signed(@Nullable Integer change) {
        return change == null ? "-" : (change > 0 ? "+" : "") + Shown.count(change, getLocale());
    }

    private Component flags(FigureChange figure) {
        Div flags = new Div();
        flags.addClassName("m-flags");
        if (figure.falls()) {
            flags.add(new StatusBadge(getTranslation("reissue.review.fallsShort"), StatusBadge.Look.BAD));
        }
        Outlier outlier = figure.outlier();
        if (outlier != null) {
            flags.add(new StatusBadge(
                    getTranslation(
                            outlier.isHigh() ? "reissue.review.outlier.high" : "reissue.review.outlier.low",
                            outlier.perDay(),
                            outlier.usual()),
                    StatusBadge.Look.WAITING));
        }
        return flags.getComponentCount() == 0 ? new Span("") : flags;
    }
}
