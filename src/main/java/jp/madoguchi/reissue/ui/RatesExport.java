package jp.madoguchi.reissue.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.platform.export.ExportCell;
import jp.madoguchi.platform.export.ExportTable;
import jp.madoguchi.reissue.ReissueFigure;
import jp.madoguchi.reissue.ReissueRates;

/** The accepted figures as a file: one row for each issuer and reported day, and one for each day's total. */
final class RatesExport {
    private RatesExport() {}

    static ExportTable of(
            Incident incident, List<ReissueRates> days, Locale locale, UnaryOperator<String> translation) {
        List<List<ExportCell>> rows = new ArrayList<>();
        for (ReissueRates day : days.reversed()) {
            day.issuers().forEach(of -> rows.add(row(day, of.issuer().name().in(locale), of.figure())));
            rows.add(row(day, translation.apply("reissue.total"), day.total()));
        }
        return ExportTable.of(
                incident.code() + " " + translation.apply("reissue.rate"),
                List.of(
                        translation.apply("reissue.day"),
                        translation.apply("reissue.issuer"),
                        translation.apply("reissue.affected"),
                        translation.apply("reissue.reissued"),
                        translation.apply("reissue.export.percent")),
                rows);
    }

    private static List<ExportCell> row(ReissueRates day, String name, ReissueFigure figure) {
        return List.of(
                ExportCell.of(day.asOf()),
                ExportCell.of(name),
                ExportCell.of(figure.affected()),
                ExportCell.counted(figure.reissued()),
                ExportCell.of(figure.percent()));
    }
}
