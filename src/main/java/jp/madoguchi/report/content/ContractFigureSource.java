package jp.madoguchi.report.content;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import jp.madoguchi.contract.Amendment;
import jp.madoguchi.contract.CellState;
import jp.madoguchi.contract.Contract;
import jp.madoguchi.contract.ContractService;
import jp.madoguchi.contract.CostService;
import jp.madoguchi.contract.CostState;
import jp.madoguchi.contract.CostSums;
import jp.madoguchi.contract.MonthStanding;
import jp.madoguchi.contract.ObligationStanding;
import jp.madoguchi.contract.StandingService;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.report.content.FigureSheet.Group;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The contract, how its obligations stand month by month, and what the contractor has borne. */
@Component
class ContractFigureSource {
    private static final char FIRST_CIRCLED = '①';
    private static final int MOST_CIRCLED = 20;
    private static final CostState[] HANDED_IN = {CostState.ENTERED, CostState.ACCEPTED, CostState.RETURNED};

    private final ContractService contracts;
    private final StandingService standing;
    private final CostService costs;
    private final Messages messages;

    ContractFigureSource(ContractService contracts, StandingService standing, CostService costs, Messages messages) {
        this.contracts = contracts;
        this.standing = standing;
        this.costs = costs;
        this.messages = messages;
    }

    /** Nothing where there is no contract that had begun. */
    void collect(Incident incident, FigureSheet sheet) {
        contracts
                .current(incident.id())
                .filter(contract -> !contract.startsOn().isAfter(sheet.scope().to()))
                .ifPresent(contract -> {
                    List<ObligationStanding> obligations = standing.standing(contract.id()).stream()
                            .filter(one -> !one.obligation()
                                    .terms()
                                    .from()
                                    .isAfter(sheet.scope().to()))
                            .toList();
                    terms(contract, sheet);
                    duties(contract, obligations, sheet);
                    obligations.forEach(obligation -> months(obligation, sheet));
                    costs(contract, sheet);
                });
    }

    private static void terms(Contract contract, FigureSheet sheet) {
        Group group = sheet.group("contract", "契約の登録内容", contract.startsOn(), contract.endsOn(), "city/contract")
                .words("number", "契約番号", contract.number())
                .words("title", "契約の件名", contract.title())
                .words("contractor", "受託者", contract.terms().contractorName())
                .day("start", "契約の開始日", contract.startsOn())
                .day("end", "契約の終了日", contract.endsOn());
        contract.amendments().stream()
                .filter(amendment ->
                        !amendment.inForceFrom().isAfter(sheet.scope().to())
                                && !amendment.clause().isBlank())
                .max(Comparator.comparing(Amendment::inForceFrom))
                .ifPresent(amendment -> group.words("amendment", "変更契約", amendment.number())
                        .words("clause", "変更契約の条項", withoutStop(amendment.clause())));
    }

    private static String withoutStop(String text) {
        String stripped = text.strip();
        return stripped.endsWith("。") ? stripped.substring(0, stripped.length() - 1) : stripped;
    }

    private static void duties(Contract contract, List<ObligationStanding> obligations, FigureSheet sheet) {
        if (obligations.isEmpty()) {
            return;
        }
        StringBuilder duties = new StringBuilder();
        for (int i = 0; i < obligations.size(); i++) {
            duties.append(i == 0 ? "" : "、")
                    .append(i < MOST_CIRCLED ? String.valueOf((char) (FIRST_CIRCLED + i)) : "")
                    .append(withoutStop(obligations.get(i).obligation().terms().text()));
        }
        List<MonthStanding> months = obligations.stream()
                .flatMap(one -> one.months().stream())
                .filter(month ->
                        !month.month().isAfter(YearMonth.from(sheet.scope().to())))
                .toList();
        Group group = sheet.group(
                        "contract",
                        "基準日までに始まった履行義務と、月ごとの確認の結果",
                        contract.startsOn(),
                        sheet.scope().to(),
                        "city/contract")
                .count("obligations", "履行義務の数", obligations.size(), FigureUnits.OBLIGATIONS)
                .words("duties", "履行義務", duties.toString())
                .count("fulfilled", "履行と確認した月（延べ）", count(months, CellState.FULFILLED), FigureUnits.MONTHS)
                .count("remarks", "指摘のある月（延べ）", count(months, CellState.FULFILLED_WITH_REMARKS), FigureUnits.MONTHS)
                .count("unfulfilled", "不履行と確認した月（延べ）", count(months, CellState.NOT_FULFILLED), FigureUnits.MONTHS);
        String stands = standing(months, sheet.scope().to());
        if (stands == null) {
            group.add("standing", "履行の状況", new FigureValue.NotCounted());
        } else {
            group.words("standing", "履行の状況", stands);
        }
    }

    /**
     * In words: fulfilled unless a month was judged otherwise, or nothing of it had come when its time was over. Nothing is said
     * before any month was judged.
     */
    private static @Nullable String standing(List<MonthStanding> months, LocalDate day) {
        if (months.stream().allMatch(month -> month.review() == null)) {
            return null;
        }
        boolean failed = months.stream()
                .anyMatch(month -> month.state() == CellState.NOT_FULFILLED
                        || (month.state() == CellState.MISSING && month.dueOn().isBefore(day)));
        return failed ? "一部に履行されていない事項がある" : "履行されている";
    }

    private static int count(List<MonthStanding> months, CellState state) {
        return (int) months.stream().filter(month -> month.state() == state).count();
    }

    /** Those of the report's span. */
    private void months(ObligationStanding standing, FigureSheet sheet) {
        YearMonth from = YearMonth.from(sheet.scope().from());
        YearMonth to = YearMonth.from(sheet.scope().to());
        int number = standing.obligation().number();
        sheet.group("obligation." + number, "契約の履行義務", "city/contract")
                .words(
                        "text",
                        "義務" + number,
                        withoutStop(standing.obligation().terms().text()));
        standing.months().stream()
                .filter(month -> !month.month().isBefore(from) && !month.month().isAfter(to))
                .forEach(month -> sheet.group(
                                "obligation." + number + ".month",
                                "その月の確認の結果と、提出された資料の数",
                                month.month().atDay(1),
                                month.month().atEndOfMonth(),
                                "city/contract/month?obligation="
                                        + standing.obligation().id() + "&month=" + month.month())
                        .words(
                                month.month().toString(),
                                "義務" + number + "の" + month.month().getYear() + "年"
                                        + month.month().getMonthValue() + "月の履行状況",
                                words(month)));
    }

    private String words(MonthStanding month) {
        int pieces = month.submitted() + month.reviewed();
        String state = messages.get(Locale.JAPANESE, month.state().textKey());
        return pieces == 0 ? state : state + "（資料" + pieces + "件）";
    }

    private void costs(Contract contract, FigureSheet sheet) {
        YearMonth last = YearMonth.from(sheet.scope().to());
        CostSums all = costs.sums(contract.id());
        CostSums sums = new CostSums(
                all.sums().stream().filter(sum -> !sum.month().isAfter(last)).toList());
        if (sums.sums().isEmpty()) {
            return;
        }
        String screen = "city/contract/costs?contract=" + contract.id();
        String query = "受託者が届け出た経費のうち、取り下げたものを除く";
        yen(sheet.group("cost", query, contract.startsOn(), sheet.scope().to(), screen), "経費の", sums, null);
        for (YearMonth month : sums.months()) {
            yen(
                    sheet.group("cost.month." + month, query, month.atDay(1), month.atEndOfMonth(), screen),
                    month.getYear() + "年" + month.getMonthValue() + "月の経費の",
                    sums,
                    month);
        }
    }

    private static void yen(Group group, String called, CostSums sums, @Nullable YearMonth month) {
        group.add("entered", called + "届け出額", yen(sums.yen(month, null, HANDED_IN)))
                .add("accepted", called + "確認済み額", yen(sums.yen(month, null, CostState.ACCEPTED)));
    }

    private static FigureValue yen(@Nullable BigDecimal amount) {
        return amount == null ? new FigureValue.NotCounted() : new FigureValue.Yen(amount.longValueExact());
    }
}
