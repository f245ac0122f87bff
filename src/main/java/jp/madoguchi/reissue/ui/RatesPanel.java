package jp.madoguchi.reissue.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.reissue.ReissueFigure;
import jp.madoguchi.reissue.ReissueRates;
import org.jspecify.annotations.Nullable;

/** The rates of one day, per issuer and in all, and beside them what waits and would change them. */
class RatesPanel extends Div {
    void show(ReissueRates found) {
        removeAll();
        add(sentence(found));
        ReissueFigure would = found.total().wouldBe();
        if (would != null) {
            add(waiting(would));
        }
        if (found.isEmpty() && would == null) {
            return;
        }
        PlainTable table = PlainTable.ofFigures(
                getTranslation("reissue.city.rates"),
                Stream.of(
                                "reissue.issuer",
                                "reissue.rate",
                                "reissue.reissued",
                                "reissue.affected",
                                "reissue.day",
                                "reissue.city.wouldBe")
                        .map(key -> getTranslation(key))
                        .toList());
        found.issuers().forEach(of -> table.figures(of.issuer().name().in(getLocale()), cells(of.figure())));
        table.total(getTranslation("reissue.total"), cells(found.total()));
        add(table);
    }

    private Paragraph sentence(ReissueRates found) {
        ReissueFigure total = found.total();
        Paragraph sentence = new Paragraph(
                found.isEmpty()
                        ? getTranslation("reissue.city.noReport", Shown.day(found.asOf()))
                        : getTranslation(
                                "reissue.city.sentence",
                                Shown.day(total.asOf()),
                                Shown.count(total.affected(), getLocale()),
                                Shown.count(total.reissued(), getLocale()),
                                Shown.percent(total.percent())));
        sentence.addClassName("m-sentence");
        return sentence;
    }

    private Paragraph waiting(ReissueFigure would) {
        Paragraph waiting = new Paragraph(new Anchor("city/reissue/review", getTranslation("reissue.city.waiting")));
        waiting.add(new Span(getTranslation(
                "reissue.city.waiting.would",
                Shown.day(would.asOf()),
                Shown.count(would.reissued(), getLocale()),
                Shown.percent(would.percent()))));
        waiting.addClassName("m-waiting-reports");
        return waiting;
    }

    private List<Component> cells(ReissueFigure figure) {
        return List.of(
                rate(figure),
                new Span(Shown.count(figure.reissued(), getLocale())),
                new Span(Shown.count(figure.affected(), getLocale())),
                new Span(Shown.day(figure.asOf())),
                new Span(wouldBe(figure.wouldBe())));
    }

    private String wouldBe(@Nullable ReissueFigure would) {
        return would == null
                ? "-"
                : getTranslation(
                        "reissue.city.wouldBe.figure",
                        Shown.count(would.reissued(), getLocale()),
                        Shown.percent(would.percent()),
                        Shown.day(would.asOf()));
    }

    private Component rate(ReissueFigure figure) {
        BigDecimal percent = figure.percent();
        Span words = new Span(Shown.percent(percent));
        words.addClassName("m-strong");
        Div cell = new Div(words);
        cell.addClassName("m-rate");
        if (percent != null) {
            ProgressBar bar = new ProgressBar(0, 100, percent.doubleValue());
            // the figure stands beside it
            bar.getElement().setAttribute("aria-hidden", "true");
            cell.add(bar);
        }
        return cell;
    }
}
