package jp.madoguchi.report.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.report.ErratumLine;
import jp.madoguchi.report.ErratumService;
import jp.madoguchi.report.Report;

/** The lines of an erratum in a draft, whose reasons are still to be written. */
class ErratumPanel extends Div {
    ErratumPanel(Report report, ErratumService errata, IntSupplier revision, Runnable onDone) {
        PlainTable table = new PlainTable(
                getTranslation("report.erratum.table"),
                Stream.of(
                                "report.erratum.name",
                                "report.erratum.wrong",
                                "report.erratum.correct",
                                "report.erratum.reason")
                        .map(key -> getTranslation(key))
                        .toList());
        for (ErratumLine line : report.errata()) {
            Button explain = new Button(getTranslation("report.erratum.explain"), click -> {
                ReportForm form = new ReportForm("report.erratum.explain");
                TextArea reason = form.reason("reason", getTranslation("report.erratum.reason"));
                reason.setValue(line.reason());
                form.send(
                        getTranslation("report.edit.save"),
                        () -> errata.explain(report.id(), revision.getAsInt(), line.key(), reason.getValue()),
                        onDone);
                form.open();
            });
            explain.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
            explain.setAriaLabel(getTranslation("report.erratum.explain") + " " + line.name());
            table.row(List.of(
                    new Span(line.name()),
                    new Span(line.wrong()),
                    new Span(line.correct()),
                    new Div(new Span(line.reason().isBlank() ? "-" : line.reason()), explain)));
        }
        add(new H2(getTranslation("report.erratum.table")), table);
    }
}
