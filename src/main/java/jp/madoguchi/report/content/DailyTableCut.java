package jp.madoguchi.report.content;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import jp.madoguchi.callstats.DayBlock;
import jp.madoguchi.callstats.Span;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.document.OfficialDocument.DayColumn;
import jp.madoguchi.platform.document.OfficialDocument.DayMark;
import jp.madoguchi.platform.document.OfficialDocument.DayPart;
import jp.madoguchi.platform.document.OfficialDocument.DayRow;
import jp.madoguchi.platform.document.OfficialDocument.DayTable;
import jp.madoguchi.report.content.ReportFacts.Day;
import jp.madoguchi.report.content.ReportFacts.Mark;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the daily table into parts as {@link DayBlock} does on screen: month by month, each month in as few parts of up to 12 days as it
 * needs, of nearly the same length, the longer ones last; up to three days of a last month go on behind the one before. For 23 June to
 * 3 August these are the 8, 11, 11 and 12 days of the assembly's document.
 */
final class DailyTableCut {
    /** A bar over so many days has room for its words, wherever its longest piece is. */
    private static final int WIDE_ENOUGH = 4;

    private static final String PERIOD = "期間";

    private final QuotedFigures quoted;
    private final ReportFacts facts;

    DailyTableCut(QuotedFigures quoted) {
        this.quoted = quoted;
        this.facts = quoted.figures().facts();
    }

    DayTable table(String caption) {
        List<DayBlock> blocks = DayBlock.of(
                Span.of(facts.days().getFirst().day(), facts.days().getLast().day()));
        List<DayPart> parts = new ArrayList<>();
        LocalDate before = null;
        for (DayBlock block : blocks) {
            parts.add(new DayPart(corner(block, before), columns(block), rows(block), marks(block, blocks)));
            before = block.first();
        }
        return new DayTable(caption, parts, note());
    }

    /** The month where one begins; the first of a year with it, if there are several. */
    private String corner(DayBlock block, @Nullable LocalDate before) {
        if (!block.opensMonth()) {
            return "";
        }
        boolean severalYears = facts.days().getFirst().day().getYear()
                != facts.days().getLast().day().getYear();
        boolean opensYear = before == null || before.getYear() != block.first().getYear();
        String era = JapaneseDates.era(block.first());
        return severalYears && opensYear
                ? era.substring(0, era.indexOf('月') + 1)
                : block.first().getMonthValue() + "月";
    }

    private List<DayColumn> columns(DayBlock block) {
        return facts.days().stream()
                .filter(day -> block.days().contains(day.day()))
                .map(DailyTableCut::column)
                .toList();
    }

    private static DayColumn column(Day day) {
        return new DayColumn(
                day.day(),
                JapaneseDates.monthAndDay(day.day(), Locale.JAPANESE),
                JapaneseDates.weekday(day.day(), Locale.JAPANESE),
                day.rest());
    }

    private List<DayRow> rows(DayBlock block) {
        return facts.rows().stream()
                .map(row -> new DayRow(
                        row.title(),
                        block.days().stream()
                                .map(day -> quoted.inCell("day." + day + "." + row.key()))
                                .toList()))
                .toList();
    }

    private List<DayMark> marks(DayBlock block, List<DayBlock> blocks) {
        List<DayMark> marks = new ArrayList<>();
        for (Mark mark : facts.milestones()) {
            if (mark.from().equals(mark.to())) {
                callout(marks, block, mark.from(), mark.title());
            } else {
                callout(marks, block, mark.from(), edge(mark.title(), true));
                callout(marks, block, mark.to(), edge(mark.title(), false));
            }
        }
        marks.sort(Comparator.comparingInt(DayMark::from));
        for (Mark mark : facts.milestones()) {
            int days = length(block, mark);
            if (days > 0 && !mark.from().equals(mark.to())) {
                int longest = blocks.stream()
                        .mapToInt(other -> length(other, mark))
                        .max()
                        .orElse(0);
                int from = mark.from().isBefore(block.first()) ? 0 : block.column(mark.from()) - 1;
                marks.add(new DayMark(
                        from, from + days - 1, days == longest || days >= WIDE_ENOUGH ? bar(mark) : "", true));
            }
        }
        return marks;
    }

    private static void callout(List<DayMark> marks, DayBlock block, LocalDate day, String title) {
        int column = block.column(day) - 1;
        if (column >= 0) {
            marks.add(
                    new DayMark(column, column, JapaneseDates.monthAndDay(day, Locale.JAPANESE) + "\n" + title, false));
        }
    }

    /** …配信期間 begins with …配信開始 and ends with …配信最終日, as the assembly's document has it. */
    private static String edge(String title, boolean first) {
        String what = title.endsWith(PERIOD) ? title.substring(0, title.length() - PERIOD.length()) : title;
        return what.equals(title) ? title + (first ? "（開始）" : "（最終日）") : what + (first ? "開始" : "最終日");
    }

    private static String bar(Mark mark) {
        return mark.title() + "（" + shortDay(mark.from()) + "～" + shortDay(mark.to()) + "）";
    }

    private static String shortDay(LocalDate day) {
        return day.getMonthValue() + "/" + day.getDayOfMonth();
    }

    private static int length(DayBlock block, Mark mark) {
        return (int) block.days().stream()
                .filter(day -> !day.isBefore(mark.from()) && !day.isAfter(mark.to()))
                .count();
    }

    private String note() {
        return facts.rows().size() < 2
                ? ""
                : "※" + facts.rows().get(0).title() + "と" + facts.rows().get(1).title() + "との差は、話し中により応答できなかったことによるもの";
    }
}
