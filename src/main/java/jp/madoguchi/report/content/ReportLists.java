package jp.madoguchi.report.content;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.document.OfficialDocument.Block;
import jp.madoguchi.platform.document.OfficialDocument.Column;
import jp.madoguchi.platform.document.OfficialDocument.Table;

/** The tables that a section's text asks for, out of the report's figures alone. */
final class ReportLists {
    private final QuotedFigures quoted;
    private final ReportFigures figures;

    ReportLists(QuotedFigures quoted) {
        this.quoted = quoted;
        this.figures = quoted.figures();
    }

    /**
     * @param caption above the table; empty for what is usual for the list
     * @param level of the item that it belongs to
     */
    List<Block> blocks(ReportList list, String caption, int level) {
        return switch (list) {
            case ACTIONS -> new ActionList(quoted).blocks(level);
            case DAYS -> List.of(new DailyTableCut(quoted).table(or(caption, "コールセンターの問い合わせ状況")));
            case CHART -> List.of(new ReportChart(quoted).chart(caption));
            case MONTHS -> List.of(months(or(caption, "月別の入電件数と応答件数")));
            case CATEGORIES -> List.of(named(or(caption, "問い合わせの区分別件数"), "区分", "件数（件）", "category."));
            case ISSUERS -> List.of(issuers(or(caption, "カード会社別の再発行状況")));
            case TREND -> List.of(trend(or(caption, "再発行率の推移（%）")));
            case WAVES -> List.of(waves(or(caption, "配信の状況")));
            case REACH -> List.of(named(or(caption, "利用者への到達状況"), "状況", "カード枚数（枚）", "reach."));
            case OBLIGATIONS -> List.of(obligations(or(caption, "契約に基づく業務の履行状況")));
            case COSTS -> List.of(costs(or(caption, "再発行の勧奨に要した経費（円）")));
        };
    }

    private static String or(String caption, String usual) {
        return caption.isEmpty() ? usual : caption;
    }

    private Table months(String caption) {
        List<Column> columns = new ArrayList<>(List.of(Column.text("月")));
        figures.facts().rows().forEach(row -> columns.add(Column.figures(row.title())));
        columns.add(Column.figures("応答率（%）"));
        List<List<String>> rows = new ArrayList<>();
        for (String month : parts("month.", 1)) {
            List<String> row = new ArrayList<>(List.of(month(month)));
            figures.facts().rows().forEach(one -> row.add(quoted.cell("month." + month + "." + one.key())));
            row.add(quoted.cell("month." + month + ".rate"));
            rows.add(row);
        }
        return new Table(caption, columns, rows);
    }

    /** All figures of a group under their names. */
    private Table named(String caption, String title, String count, String group) {
        List<List<String>> rows = figures.figures().values().stream()
                .filter(figure -> figure.key().startsWith(group))
                .map(figure -> List.of(figure.name(), quoted.cell(figure.key())))
                .toList();
        return new Table(caption, List.of(Column.text(title), Column.figures(count)), rows);
    }

    private Table issuers(String caption) {
        List<List<String>> rows = new ArrayList<>();
        figures.facts().issuers().forEach(issuer -> rows.add(issuer(issuer.name(), "issuer." + issuer.key())));
        rows.add(issuer("合計", "reissue"));
        return new Table(
                caption,
                List.of(
                        Column.text("カード会社"),
                        Column.figures("対象枚数（枚）"),
                        Column.figures("再発行枚数（枚）"),
                        Column.figures("再発行率（%）")),
                rows);
    }

    private List<String> issuer(String name, String group) {
        return List.of(
                name, quoted.cell(group + ".affected"), quoted.cell(group + ".reissued"), quoted.cell(group + ".rate"));
    }

    private Table trend(String caption) {
        List<Column> columns = new ArrayList<>(List.of(Column.text("時点")));
        figures.facts().issuers().forEach(issuer -> columns.add(Column.figures(issuer.name())));
        columns.add(Column.figures("合計"));
        List<List<String>> rows = new ArrayList<>();
        for (String day : parts("trend.", 1)) {
            List<String> row = new ArrayList<>(List.of(JapaneseDates.era(LocalDate.parse(day))));
            figures.facts().issuers().forEach(issuer -> row.add(quoted.cell("trend." + day + "." + issuer.key())));
            row.add(quoted.cell("trend." + day + ".all"));
            rows.add(row);
        }
        return new Table(caption, columns, rows);
    }

    private Table waves(String caption) {
        List<List<String>> rows = parts("wave.", 1).stream()
                .map(number -> Stream.of("title", "from", "to", "sent", "delivered", "bounced", "received")
                        .map(part -> quoted.cell("wave." + number + "." + part))
                        .toList())
                .toList();
        return new Table(
                caption,
                List.of(
                        Column.text("配信"),
                        Column.text("開始日"),
                        Column.text("最終日"),
                        Column.figures("送信（通）"),
                        Column.figures("到達（通）"),
                        Column.figures("不達（通）"),
                        Column.figures("受取済み（枚）")),
                rows);
    }

    private Table obligations(String caption) {
        List<String> numbers = parts("obligation.", 1);
        TreeSet<String> months = new TreeSet<>();
        numbers.forEach(number -> months.addAll(parts("obligation." + number + ".month.", 3)));
        List<Column> columns = new ArrayList<>(List.of(Column.text("業務")));
        months.forEach(month -> columns.add(Column.text(month(month))));
        List<List<String>> rows = new ArrayList<>();
        for (String number : numbers) {
            List<String> row = new ArrayList<>(List.of(number + "　" + quoted.cell("obligation." + number + ".text")));
            months.forEach(month -> row.add(quoted.cell("obligation." + number + ".month." + month)));
            rows.add(row);
        }
        return new Table(caption, columns, rows);
    }

    private Table costs(String caption) {
        List<List<String>> rows = new ArrayList<>();
        for (String month : parts("cost.month.", 2)) {
            String group = "cost.month." + month;
            rows.add(List.of(month(month), quoted.cell(group + ".entered"), quoted.cell(group + ".accepted")));
        }
        rows.add(List.of("合計", quoted.cell("cost.entered"), quoted.cell("cost.accepted")));
        return new Table(caption, List.of(Column.text("月"), Column.figures("届け出（円）"), Column.figures("確認済み（円）")), rows);
    }

    /** The different names at a place of the keys that begin so, in the order of the figures. */
    private List<String> parts(String group, int place) {
        return figures.figures().entrySet().stream()
                .map(Map.Entry::getKey)
                .filter(key -> key.startsWith(group))
                .map(key -> key.split("\\.")[place])
                .distinct()
                .toList();
    }

    /** 6月, where the report touches more than one year 令和4年6月. */
    private String month(String text) {
        YearMonth month = YearMonth.parse(text);
        String era = JapaneseDates.era(month.atDay(1));
        boolean oneYear =
                figures.scope().from().getYear() == figures.scope().to().getYear();
        return oneYear && figures.scope().to().getYear() == month.getYear()
                ? month.getMonthValue() + "月"
                : era.substring(0, era.indexOf('月') + 1);
    }
}
