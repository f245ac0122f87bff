package jp.madoguchi.report.content;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.madoguchi.callstats.BusyCallers;
import jp.madoguchi.callstats.CallStatistics;
import jp.madoguchi.callstats.CallStatisticsService;
import jp.madoguchi.callstats.DailyCallStatistics;
import jp.madoguchi.callstats.Figures;
import jp.madoguchi.callstats.LostCallersService;
import jp.madoguchi.callstats.Measure;
import jp.madoguchi.callstats.Span;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.report.content.FigureSheet.Group;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The figures of the telephone: of each day, each month, the span and the gifts' delivery window. */
@Component
class CallFigureSource {
    private static final int LONGEST_YEARS = 3;

    private final CallStatisticsService statistics;
    private final LostCallersService lostCallers;
    private final Messages messages;

    CallFigureSource(CallStatisticsService statistics, LostCallersService lostCallers, Messages messages) {
        this.statistics = statistics;
        this.lostCallers = lostCallers;
        this.messages = messages;
    }

    /** The rows of the daily table, in the order of the assembly's document. */
    static List<Measure> rows(Incident incident) {
        List<Measure> rows = new ArrayList<>(List.of(Measure.INCOMING, Measure.ANSWERED));
        incident.tableCategories().forEach(category -> rows.add(Measure.of(category)));
        return rows;
    }

    String name(Measure measure) {
        return switch (measure) {
            case Measure.OfCalls calls -> messages.get(Locale.JAPANESE, "callstats.measure." + calls.key());
            case Measure.OfCategory category -> category.name().ja();
        };
    }

    /** @return the days that it has read, for whoever needs a window of them; they may begin before the report's first */
    CallStatistics collect(Incident incident, FigureSheet sheet) {
        ReportScope scope = sheet.scope();
        DeliveryWindow delivery = DeliveryWindow.of(incident, scope.to()).orElse(null);
        LocalDate first = delivery != null
                        && delivery.from().isBefore(scope.from())
                        && delivery.from().plusYears(LONGEST_YEARS).isAfter(scope.to())
                ? delivery.from()
                : scope.from();
        CallStatistics read = statistics.between(incident.id(), first, scope.to());
        CallStatistics own = window(read, scope.from(), scope.to());
        hours(incident, sheet);
        totals(incident, own, sheet);
        busiest(sheet, "calls", "期間中", own);
        if (delivery != null) {
            busiest(sheet, "calls.delivery", delivery.title(), window(read, delivery.from(), delivery.to()));
        }
        last(own, sheet);
        busy(incident, own, sheet);
        categories(incident, own, sheet);
        months(incident, own, sheet);
        days(incident, own, sheet);
        return read;
    }

    /** Those of the days that lie in the window. */
    static CallStatistics window(CallStatistics read, LocalDate from, LocalDate to) {
        List<DailyCallStatistics> days = read.days().stream()
                .filter(day -> !day.day().isBefore(from) && !day.day().isAfter(to))
                .toList();
        return new CallStatistics(
                days.isEmpty()
                        ? Span.of(from, to)
                        : Span.of(days.getFirst().day(), days.getLast().day()),
                days);
    }

    private static void hours(Incident incident, FigureSheet sheet) {
        sheet.group("calls", "事案の設定にあるコールセンターの受付時間", "")
                .words("hours", "受付時間", time(incident.opensAt()) + "から" + time(incident.closesAt()) + "まで");
    }

    private static String time(LocalTime time) {
        return time.getHour() + "時" + (time.getMinute() == 0 ? "" : time.getMinute() + "分");
    }

    private void totals(Incident incident, CallStatistics own, FigureSheet sheet) {
        List<Measure> measures = new ArrayList<>(rows(incident));
        measures.add(2, Measure.BUSY);
        Figures sums = own.totals();
        LocalDate from = own.span().from();
        LocalDate to = own.span().to();
        for (Measure measure : measures) {
            group(sheet, "calls.total", own, measure)
                    .count(
                            measure.key(),
                            name(measure) + "（" + FigureSheet.span(from, to) + "の合計）",
                            own.isKnown() ? sums.figure(measure) : null,
                            FigureUnits.CALLS);
        }
        sheet.group("calls.total", "期間の応答件数 ÷ 期間の入電件数合計", "city/daily?from=" + from + "&to=" + to)
                .add(
                        "rate",
                        "応答率（" + FigureSheet.span(from, to) + "）",
                        share(own.isKnown() ? sums.answerRate() : null));
    }

    private static FigureValue share(@Nullable BigDecimal rate) {
        return rate == null ? new FigureValue.NotCounted() : new FigureValue.Share(rate);
    }

    /** The figures that a span's calls make up, with the address of these calls. */
    private Group group(FigureSheet sheet, String group, CallStatistics of, Measure measure) {
        LocalDate from = of.span().from();
        LocalDate to = of.span().to();
        return sheet.group(group, query(measure), from, to, FigureSheet.calls(from, to, measure));
    }

    private String query(Measure measure) {
        return switch (measure) {
            case Measure.OfCategory category ->
                "応答した電話のうち、問い合わせ区分が「" + category.name().ja() + "」のもの（自治体が確定した日は確定値）";
            case Measure.OfCalls calls -> "電話システムの記録又は入力された日計による" + name(calls) + "（自治体が確定した日は確定値）";
        };
    }

    /** The most of one day; there is none where no call is known. The window's name tells it from the most of another. */
    private void busiest(FigureSheet sheet, String group, String window, CallStatistics of) {
        of.busiest()
                .ifPresent(day -> sheet.group(
                                group,
                                window + "の1日あたり入電件数の最大値とその日",
                                of.span().from(),
                                of.span().to(),
                                FigureSheet.calls(day.day(), day.day(), Measure.INCOMING))
                        .count("max", "1日あたりの最大入電件数（" + window + "）", day.incoming(), FigureUnits.CALLS)
                        .day("max.day", "入電が最大であった日（" + window + "）", day.day()));
    }

    private void last(CallStatistics own, FigureSheet sheet) {
        DailyCallStatistics day = own.days().getLast();
        sheet.group(
                        "calls",
                        "報告の基準日の" + name(Measure.INCOMING),
                        day.day(),
                        day.day(),
                        FigureSheet.calls(day.day(), day.day(), Measure.INCOMING))
                .count("last", "基準日の入電件数", day.figure(Measure.INCOMING), FigureUnits.CALLS);
    }

    /** Only the telephone system's records know callers; totals that were keyed in don't. */
    private void busy(Incident incident, CallStatistics own, FigureSheet sheet) {
        boolean recorded = own.days().stream().anyMatch(day -> day.source() == DailyCallStatistics.Source.RECORDS);
        ReportScope scope = sheet.scope();
        BusyCallers busy = recorded ? lostCallers.between(incident.id(), scope.from(), scope.to()) : null;
        sheet.group(
                        "calls.busy",
                        "話中となった電話を日ごとに発信番号でまとめたもの。番号非通知の電話は含まない",
                        FigureSheet.calls(scope.from(), scope.to(), Measure.BUSY))
                .count("callers", "話中となった発信者（延べ）", busy == null ? null : busy.callers(), FigureUnits.CALLERS)
                .count("later", "話中の後、同じ日に応答できた発信者", busy == null ? null : busy.answeredLater(), FigureUnits.CALLERS)
                .count(
                        "lost",
                        "話中の後、同じ日に応答できなかった発信者",
                        busy == null ? null : busy.lost().size(),
                        FigureUnits.CALLERS)
                .count("withheld", "番号非通知で話中となった電話", busy == null ? null : busy.withheld(), FigureUnits.CALLS);
    }

    /** Of all categories, also of those that the daily table leaves out. */
    private void categories(Incident incident, CallStatistics own, FigureSheet sheet) {
        Figures sums = own.totals();
        incident.categories().forEach(category -> {
            Measure measure = Measure.of(category);
            group(sheet, "category", own, measure)
                    .count(
                            measure.key(),
                            category.name().ja(),
                            own.isKnown() ? sums.figure(measure) : null,
                            FigureUnits.CALLS);
        });
    }

    private void months(Incident incident, CallStatistics own, FigureSheet sheet) {
        Map<YearMonth, List<DailyCallStatistics>> months = new LinkedHashMap<>();
        own.days()
                .forEach(day -> months.computeIfAbsent(YearMonth.from(day.day()), month -> new ArrayList<>())
                        .add(day));
        months.forEach((month, days) -> {
            CallStatistics of = new CallStatistics(
                    Span.of(days.getFirst().day(), days.getLast().day()), days);
            Figures sums = of.totals();
            String called = month.getYear() + "年" + month.getMonthValue() + "月の";
            rows(incident)
                    .forEach(row -> group(sheet, "month." + month, of, row)
                            .count(
                                    row.key(),
                                    called + name(row),
                                    of.isKnown() ? sums.figure(row) : null,
                                    FigureUnits.CALLS));
            sheet.group(
                            "month." + month,
                            "月の応答件数 ÷ 月の入電件数合計",
                            of.span().from(),
                            of.span().to(),
                            "city/daily?from=" + of.span().from() + "&to="
                                    + of.span().to())
                    .add("rate", called + "応答率", share(of.isKnown() ? sums.answerRate() : null));
        });
    }

    private void days(Incident incident, CallStatistics own, FigureSheet sheet) {
        List<Measure> rows = rows(incident);
        own.days()
                .forEach(day -> rows.forEach(row -> sheet.group(
                                "day." + day.day(),
                                query(row),
                                day.day(),
                                day.day(),
                                FigureSheet.calls(day.day(), day.day(), row))
                        .count(
                                row.key(),
                                FigureSheet.day(day.day()) + "の" + name(row),
                                day.figure(row),
                                FigureUnits.CALLS)));
    }
}
