package jp.madoguchi.reissue.plan.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.reissue.plan.ReportingRates;
import jp.madoguchi.reissue.ui.Shown;

/** How well organisations have kept their plans. */
class RatesTable extends Div {
    void show(List<ReportingRates> rates) {
        removeAll();
        if (rates.isEmpty()) {
            Paragraph none = new Paragraph(getTranslation("reissue.plan.nothingDue"));
            none.addClassName("m-hint");
            add(none);
            return;
        }
        PlainTable table = PlainTable.ofFigures(
                getTranslation("reissue.plan.rates"),
                List.of(
                        getTranslation("reissue.queue.organisation"),
                        getTranslation("reissue.plan.rates.due"),
                        getTranslation("reissue.plan.timeliness.IN_TIME"),
                        getTranslation("reissue.plan.rates.percent"),
                        getTranslation("reissue.plan.timeliness.LATE"),
                        getTranslation("reissue.plan.timeliness.RETURNED"),
                        getTranslation("reissue.plan.timeliness.MISSING"),
                        getTranslation("reissue.plan.nil")));
        rates.forEach(rate -> table.figures(
                rate.organisation(),
                Integer.toString(rate.due()),
                Integer.toString(rate.inTime()),
                Shown.percent(rate.percentInTime()),
                Integer.toString(rate.late()),
                Integer.toString(rate.returned()),
                Integer.toString(rate.missing()),
                Integer.toString(rate.nil())));
        add(table);
    }
}
