package jp.madoguchi.report.content;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jp.madoguchi.callstats.CallStatistics;
import jp.madoguchi.callstats.Measure;
import jp.madoguchi.incident.DetailKind;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.outreach.DeliveryState;
import jp.madoguchi.outreach.gift.GiftLot;
import jp.madoguchi.outreach.gift.GiftService;
import jp.madoguchi.outreach.reach.ReachService;
import jp.madoguchi.outreach.reach.ReachState;
import jp.madoguchi.outreach.reach.ReachSums;
import jp.madoguchi.outreach.wave.WaveFigureService;
import jp.madoguchi.outreach.wave.WaveSums;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.report.content.FigureSheet.Group;
import org.springframework.stereotype.Component;

/** The gifts, the waves that carried them, and how far the holders were reached. */
@Component
class OutreachFigureSource {
    /** What a category is about, without the word that makes it one: QUOカードPay関連. */
    private static final String ABOUT = "関連";

    private final GiftService gifts;
    private final WaveFigureService waves;
    private final ReachService reach;
    private final Messages messages;

    OutreachFigureSource(GiftService gifts, WaveFigureService waves, ReachService reach, Messages messages) {
        this.gifts = gifts;
        this.waves = waves;
        this.reach = reach;
        this.messages = messages;
    }

    /** @param calls of the days among which a wave's busiest is looked for */
    void collect(Incident incident, CallStatistics calls, FigureSheet sheet) {
        gifts(incident, sheet);
        waves.sums(incident.id()).stream()
                .filter(wave -> !wave.from().isAfter(sheet.scope().to()))
                .forEach(wave -> wave(wave, calls, sheet));
        reach(incident, sheet);
    }

    private void gifts(Incident incident, FigureSheet sheet) {
        List<GiftLot> lots = gifts.lots(incident.id());
        Group bought = sheet.group("gift", "購入した電子商品券のロット", "city/gifts");
        List<Integer> values =
                lots.stream().map(GiftLot::valueYen).distinct().sorted().toList();
        if (values.size() == 1) {
            bought.add("value", "電子商品券の額面", new FigureValue.Yen(values.getFirst()));
        } else if (values.size() > 1) {
            bought.words(
                    "value",
                    "電子商品券の額面",
                    values.stream().map(value -> value + "円").collect(Collectors.joining("又は")));
        }
        incident.categories().stream()
                .filter(category -> category.details() == DetailKind.GIFT)
                .findFirst()
                .map(category -> category.name().ja())
                .ifPresent(name -> sheet.group("gift", "電子商品券についての問い合わせ区分の名前から", "")
                        .words(
                                "name",
                                "電子商品券の名前",
                                name.endsWith(ABOUT) ? name.substring(0, name.length() - ABOUT.length()) : name));
        DeliveryWindow.of(incident, sheet.scope().to())
                .ifPresent(window -> sheet.group(
                                "gift",
                                "節目「" + window.title() + "」の最初と最後の日",
                                window.from(),
                                window.to(),
                                "city/daily?from=" + window.from() + "&to=" + window.to())
                        .day("from", "電子商品券の配布を始めた日", window.from())
                        .day("to", "電子商品券の配布の最終日", window.to())
                        .words("window", "電子商品券の配布期間の名前", window.title()));
    }

    private static void wave(WaveSums wave, CallStatistics calls, FigureSheet sheet) {
        String of = "第" + wave.number() + "回配信の";
        Group group = sheet.group(
                        "wave." + wave.number(),
                        "配信「" + wave.title().ja() + "」のメッセージの状態（集計時点）",
                        wave.from(),
                        wave.to(),
                        "city/waves/" + wave.number())
                .words("title", of + "名前", wave.title().ja())
                .day("from", of + "開始日", wave.from())
                .day("to", of + "最終日", wave.to())
                .count(
                        "sent",
                        of + "送信数",
                        wave.count(DeliveryState.SENT, DeliveryState.DELIVERED, DeliveryState.BOUNCED),
                        FigureUnits.MESSAGES)
                .count("delivered", of + "到達数", wave.count(DeliveryState.DELIVERED), FigureUnits.MESSAGES)
                .count("bounced", of + "不達数", wave.count(DeliveryState.BOUNCED), FigureUnits.MESSAGES)
                .count("received", of + "電子商品券の受取数", wave.received(), FigureUnits.CARDS);
        LocalDate first = calls.span().from();
        if (!wave.from().isBefore(first)) {
            CallFigureSource.window(calls, wave.from(), wave.to())
                    .busiest()
                    .ifPresent(day -> sheet.group(
                                    "wave." + wave.number(),
                                    "配信の最初の日から最後の日までの1日あたり入電件数の最大値",
                                    wave.from(),
                                    wave.to(),
                                    FigureSheet.calls(day.day(), day.day(), Measure.INCOMING))
                            .count("max", of + "期間中の最大入電件数", day.incoming(), FigureUnits.CALLS)
                            .day("max.day", of + "期間中に入電が最大であった日", day.day()));
        }
    }

    private void reach(Incident incident, FigureSheet sheet) {
        ReachSums sums = reach.sums(incident.id());
        if (sums.asOf() == null) {
            return;
        }
        for (ReachState state : ReachState.values()) {
            sheet.group("reach", "到達台帳で、この状態にあるカード（集計時点）", "city/reach?state=" + state.name())
                    .count(
                            state.name().toLowerCase(Locale.ROOT),
                            messages.get(Locale.JAPANESE, state.textKey()),
                            sums.total().of(state),
                            FigureUnits.CARDS);
        }
    }
}
