package jp.madoguchi.report.content;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.regulator.ActionKind;
import jp.madoguchi.regulator.MeasureState;
import jp.madoguchi.regulator.RegulatorAction;
import jp.madoguchi.regulator.RequiredMeasure;
import jp.madoguchi.regulator.Statute;

/** The order and the guidance of 2022 as the register has them, for tests that don't ask the register. */
class ActionsOf2022 extends ActionFigureSource {
    static final LocalDate ORDER = LocalDate.of(2022, 6, 30);
    static final LocalDate GUIDANCE = LocalDate.of(2022, 7, 13);
    private static final String PROCESSOR = "株式会社メタップスペイメント";

    ActionsOf2022(Messages messages) {
        super(null, messages);
    }

    @Override
    List<RegulatorAction> issued(long incidentId, LocalDate day) {
        return Stream.of(order(), guidance())
                .filter(action -> !action.issuedOn().isAfter(day))
                .toList();
    }

    private static RegulatorAction order() {
        return new RegulatorAction(
                1,
                ActionKind.IMPROVEMENT_ORDER,
                "経済産業省",
                ORDER,
                PROCESSOR,
                new Statute("割賦販売法", "第35条の17", ORDER, ""),
                "クレジットカード番号の適切な管理等を命じる",
                List.of(measure(1, "国際的な基準の適切な維持、運用。"), measure(2, "経営体制の見直し。")),
                List.of("適切な管理が行われていなかったため。"),
                null);
    }

    private static RegulatorAction guidance() {
        return new RegulatorAction(
                2,
                ActionKind.GUIDANCE,
                "個人情報保護委員会",
                GUIDANCE,
                PROCESSOR,
                new Statute("個人情報保護法", "第144条", GUIDANCE, "令和5年4月1日から第147条"),
                "",
                List.of(measure(1, "データの棚卸しや内部監査機能の強化を図ること。")),
                List.of(),
                null);
    }

    private static RequiredMeasure measure(int position, String text) {
        return new RequiredMeasure(position, position, text, null, MeasureState.OPEN, null);
    }
}
