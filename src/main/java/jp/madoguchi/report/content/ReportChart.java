package jp.madoguchi.report.content;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import jp.madoguchi.platform.document.OfficialDocument.Chart;
import jp.madoguchi.platform.document.OfficialDocument.ChartMark;
import jp.madoguchi.platform.document.OfficialDocument.Series;
import jp.madoguchi.report.content.ReportFacts.IssuerLine;
import jp.madoguchi.report.content.ReportFacts.Row;
import org.jspecify.annotations.Nullable;

/** Draws the report's figures: the first row of the daily table as bars and the second as a line, or the rates as lines. */
final class ReportChart {
    /** Of more days each would be a hair; then it shows months. */
    private static final int MOST_DAYS = 93;

    private static final int ROWS = 2;

    private final QuotedFigures quoted;
    private final ReportFigures figures;
    private final ReportFacts facts;

    ReportChart(QuotedFigures quoted) {
        this.quoted = quoted;
        this.figures = quoted.figures();
        this.facts = figures.facts();
    }

    Chart chart(String caption) {
        if (figures.scope().kind() == ReportKind.REISSUE) {
            return rates(caption.isEmpty() ? "再発行率の推移（%）" : caption);
        }
        String title = caption.isEmpty() ? "入電件数と応答件数の推移" : caption;
        return facts.days().size() <= MOST_DAYS ? days(title) : months(title);
    }

    private Chart days(String caption) {
        List<LocalDate> days = facts.days().stream().map(ReportFacts.Day::day).toList();
        List<ChartMark> marks = facts.milestones().stream()
                .filter(mark -> days.contains(mark.from()))
                .map(mark -> new ChartMark(days.indexOf(mark.from()), mark.title()))
                .toList();
        return new Chart(
                caption,
                days.stream()
                        .map(day -> day.getMonthValue() + "/" + day.getDayOfMonth())
                        .toList(),
                series(row ->
                        days.stream().map(day -> "day." + day + "." + row.key()).toList()),
                marks);
    }

    private Chart months(String caption) {
        List<YearMonth> months = facts.days().stream()
                .map(day -> YearMonth.from(day.day()))
                .distinct()
                .toList();
        return new Chart(
                caption,
                months.stream().map(ReportChart::month).toList(),
                series(row -> months.stream()
                        .map(month -> "month." + month + "." + row.key())
                        .toList()),
                List.of());
    }

    private static String month(YearMonth month) {
        return month.getYear() + "/" + month.getMonthValue();
    }

    private List<Series> series(Function<Row, List<String>> keys) {
        List<Series> series = new ArrayList<>();
        for (Row row : facts.rows().subList(0, Math.min(ROWS, facts.rows().size()))) {
            series.add(new Series(row.title(), !series.isEmpty(), values(keys.apply(row))));
        }
        return series;
    }

    private Chart rates(String caption) {
        List<String> days = figures.figures().keySet().stream()
                .filter(key -> key.startsWith("trend."))
                .map(key -> key.split("\\.")[1])
                .distinct()
                .toList();
        List<Series> series = new ArrayList<>();
        series.add(new Series("合計", true, percents(days, "all")));
        for (IssuerLine issuer : facts.issuers()) {
            series.add(new Series(issuer.name(), true, percents(days, issuer.key())));
        }
        return new Chart(caption, days.stream().map(ReportChart::label).toList(), series, List.of());
    }

    private static String label(String day) {
        LocalDate date = LocalDate.parse(day);
        return date.getYear() + "/" + date.getMonthValue() + "/" + date.getDayOfMonth();
    }

    private List<@Nullable BigDecimal> percents(List<String> days, String line) {
        List<@Nullable BigDecimal> percents = new ArrayList<>();
        for (BigDecimal share :
                values(days.stream().map(day -> "trend." + day + "." + line).toList())) {
            percents.add(share == null ? null : share.movePointRight(2));
        }
        return percents;
    }

    private List<@Nullable BigDecimal> values(List<String> keys) {
        List<@Nullable BigDecimal> values = new ArrayList<>();
        keys.forEach(key -> values.add(quoted.inCell(key).value()));
        return values;
    }
}
