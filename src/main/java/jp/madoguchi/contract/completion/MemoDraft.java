package jp.madoguchi.contract.completion;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.madoguchi.contract.Contract;
import jp.madoguchi.platform.calendar.JapaneseDates;

/** What the memo says before an official has written a word: drawn from the figures alone, in the style of official documents. */
final class MemoDraft {
    private MemoDraft() {}

    static Map<MemoSection, String> of(Contract contract, FrozenFigures figures) {
        Map<MemoSection, String> sections = new EnumMap<>(MemoSection.class);
        sections.put(MemoSection.CONCLUSION, conclusion(contract, figures));
        sections.put(MemoSection.PERFORMANCE, performance(figures));
        sections.put(MemoSection.FIGURES, indicators(figures));
        sections.put(MemoSection.AGAINST, against(figures));
        sections.put(MemoSection.AFTERWARDS, afterwards(figures));
        sections.put(MemoSection.CONDITIONS, "なし");
        return sections;
    }

    private static String conclusion(Contract contract, FrozenFigures figures) {
        String end = JapaneseDates.era(contract.endsOn());
        String subject = contract.terms().contractorName() + "との委託契約（" + contract.number() + "「" + contract.title()
                + "」）について、" + JapaneseDates.era(figures.day()) + "現在の履行状況及び指標を、あらかじめ定めた判断基準（第"
                + figures.ruleVersion() + "版）に照らして検討した。";
        return switch (figures.answer()) {
            case YES -> subject + "判断基準を満たしていることから、契約のとおり" + end + "をもって終了することとしたい。";
            case NO -> subject + "判断基準を満たしていない事項があることから、" + end + "をもって終了することの可否については、次に掲げる事情を踏まえて慎重に判断する必要がある。";
            case UNKNOWN -> subject + "確認できていない事項があることから、" + end + "をもって終了することの可否は、現時点では判断基準のみによっては定まらない。";
        };
    }

    private static String performance(FrozenFigures figures) {
        long reviewed = figures.obligations().stream()
                .filter(one -> !one.state().equals("未確認"))
                .count();
        return "契約に基づく履行義務は" + figures.obligations().size() + "件であり、うち" + reviewed
                + "件について月次の履行確認を行っている。各義務の直近の判定及び提出された証拠の件数は、次の表のとおりである。";
    }

    private static String indicators(FrozenFigures figures) {
        List<String> met = names(figures, Met.MET);
        List<String> notMet = names(figures, Met.NOT_MET);
        List<String> unknown = figures.indicators().stream()
                .filter(line -> line.met().isUnknown())
                .map(FrozenFigures.Line::name)
                .toList();
        StringBuilder text = new StringBuilder();
        text.append("指標").append(figures.indicators().size()).append("件のうち、基準を満たすものは");
        text.append(met.size()).append("件である。");
        if (!notMet.isEmpty()) {
            text.append("\n基準を満たさないものは、").append(String.join("、", notMet)).append("である。");
        }
        if (!unknown.isEmpty()) {
            text.append("\nデータがない等のため判定できないものは、")
                    .append(String.join("、", unknown))
                    .append("である。これらは基準を満たすものとして扱っていない。");
        }
        return text.toString();
    }

    private static List<String> names(FrozenFigures figures, Met met) {
        return figures.indicators().stream()
                .filter(line -> line.met() == met)
                .map(line -> line.name() + "（" + line.value() + "、基準 " + line.threshold() + "）")
                .toList();
    }

    private static String against(FrozenFigures figures) {
        return figures.con().isEmpty() && figures.missing().isEmpty()
                ? "終了に反対する事情は確認されていない。"
                : "終了に当たり考慮すべき事情は" + figures.con().size() + "件、未確認の事項は"
                        + figures.missing().size() + "件であり、それぞれ次のとおりである。";
    }

    private static String afterwards(FrozenFigures figures) {
        String duties = figures.afterTerm().isEmpty()
                ? "契約終了後の義務は、契約に定められていない。"
                : "契約終了後も、受注者は次の義務を負う。\n"
                        + figures.afterTerm().stream().map(duty -> "・" + duty).collect(Collectors.joining("\n"));
        return duties + "\n利用者への利用明細の確認やクレジットカードの再発行の促進については、契約終了後も引き続き取り組むこととする。";
    }
}
