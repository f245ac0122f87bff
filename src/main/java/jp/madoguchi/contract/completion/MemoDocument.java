package jp.madoguchi.contract.completion;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.madoguchi.contract.Contract;
import jp.madoguchi.contract.EvidenceManifest;
import jp.madoguchi.contract.Signed;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.document.OfficialDocument;
import jp.madoguchi.platform.document.OfficialDocument.Bar;
import jp.madoguchi.platform.document.OfficialDocument.Bars;
import jp.madoguchi.platform.document.OfficialDocument.Column;
import jp.madoguchi.platform.document.OfficialDocument.Definition;
import jp.madoguchi.platform.document.OfficialDocument.Signature;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;

/** The decision memo (契約終了判断書) with all figures, as it is signed. */
final class MemoDocument {
    private final Messages messages;
    private final Contract contract;
    private final Decision decision;
    private final FrozenFigures figures;
    private final OfficialDocument.Builder document;

    private MemoDocument(Messages messages, Contract contract, Decision decision, Instant at) {
        this.messages = messages;
        this.contract = contract;
        this.decision = decision;
        this.figures = decision.figures();
        this.document = OfficialDocument.titled("契約終了判断書", Locale.JAPANESE, at);
    }

    /** @param manifestDigest SHA-256 of the manifest that is kept beside the memo */
    static OfficialDocument signed(
            Messages messages,
            Contract contract,
            Decision decision,
            Signed signature,
            EvidenceManifest manifest,
            String manifestDigest) {
        return new MemoDocument(messages, contract, decision, signature.at())
                .build(signature, manifest, manifestDigest);
    }

    private OfficialDocument build(Signed signature, EvidenceManifest manifest, String manifestDigest) {
        document.head(
                "第" + decision.version() + "版",
                JapaneseDates.era(Tokyo.day(signature.at())),
                contract.terms().client());
        document.footer("契約終了判断書　" + contract.number() + "　第" + decision.version() + "版");
        overview();
        section(MemoSection.CONCLUSION);
        section(MemoSection.PERFORMANCE);
        obligations();
        section(MemoSection.FIGURES);
        indicators();
        section(MemoSection.AGAINST);
        evidence();
        section(MemoSection.AFTERWARDS);
        afterwards();
        section(MemoSection.CONDITIONS);
        documents(manifest, manifestDigest);
        document.signatures(
                signature("起案", decision.prepared()),
                new Signature("決裁", signature.name(), JapaneseDates.era(Tokyo.day(signature.at()))));
        return document.build();
    }

    private void overview() {
        List<Definition> facts = new ArrayList<>(List.of(
                new Definition("契約", contract.number() + "　" + contract.title()),
                new Definition("受注者", contract.terms().contractorName()),
                new Definition(
                        "契約期間",
                        JapaneseDates.era(contract.startsOn()) + "から" + JapaneseDates.era(contract.endsOn()) + "まで"),
                new Definition(
                        "決定",
                        decision.outcome() == null
                                ? "-"
                                : word(decision.outcome().textKey())),
                new Definition("数値の時点", at(figures.takenAt()))));
        if (decision.reason() != null) {
            facts.add(new Definition("再検討の理由", decision.reason()));
        }
        document.definitions(facts.toArray(Definition[]::new));
    }

    private void section(MemoSection section) {
        document.heading(word(section.textKey()));
        document.paragraph(decision.section(section));
    }

    private void obligations() {
        document.table(
                "履行義務ごとの状況",
                List.of(
                        Column.figures("番号"),
                        Column.text("種類"),
                        Column.text("内容"),
                        Column.text("直近の判定"),
                        Column.figures("証拠")),
                figures.obligations().stream()
                        .map(one -> List.of(
                                String.valueOf(one.number()),
                                one.kind(),
                                one.text(),
                                one.state(),
                                one.evidence() + "件"))
                        .toList());
    }

    private void indicators() {
        document.subheading("判断基準" + (figures.ruleVersion() == 0 ? "" : "（第" + figures.ruleVersion() + "版）"));
        document.paragraph(figures.ruleText());
        figures.ruleTerms().forEach(document::note);
        document.paragraph("判断基準による結果：" + word(figures.answer().textKey()));
        document.subheading("指標");
        document.table(
                "",
                List.of(
                        Column.text("指標"),
                        Column.figures("値"),
                        Column.figures("基準"),
                        Column.text("判定"),
                        Column.text("対象期間・時点"),
                        Column.text("出典"),
                        Column.text("基準の設定")),
                figures.indicators().stream()
                        .map(line -> List.of(
                                (line.required() ? "◎ " : "") + line.name(),
                                line.value(),
                                line.threshold(),
                                word(line.met().textKey()),
                                line.span(),
                                line.source(),
                                line.thresholdSet()))
                        .toList());
        document.note("◎は、必ず満たすべきものとして定めた指標。データがないものは、0ではなく「データなし」とした。");
        figures.indicators().stream()
                .filter(line -> line.code().equals(IndicatorKind.DAILY_CALLS.name()))
                .findFirst()
                .ifPresent(line -> document.add(bars("1日ごとの入電件数", line.points(), "件")));
        figures.indicators().stream()
                .filter(line -> line.code().equals(IndicatorKind.REISSUE_TOTAL.name()))
                .filter(line -> !line.points().isEmpty())
                .findFirst()
                .ifPresent(line -> document.add(bars("再発行率の推移（全社、%）", line.points(), "")));
    }

    private static Bars bars(String caption, List<FrozenFigures.Point> points, String unit) {
        BigDecimal highest = BigDecimal.ONE;
        for (FrozenFigures.Point point : points) {
            highest = point.value() == null ? highest : highest.max(point.value());
        }
        double top = highest.doubleValue();
        return new Bars(
                caption, points.stream().map(point -> bar(point, unit, top)).toList());
    }

    private static Bar bar(FrozenFigures.Point point, String unit, double top) {
        BigDecimal value = point.value();
        String label = point.day().getMonthValue() + "/" + point.day().getDayOfMonth();
        return value == null
                ? new Bar(label, "-", -1)
                : new Bar(label, value.toPlainString() + unit, value.doubleValue() / top);
    }

    private void evidence() {
        lines("終了に賛成する事情", figures.pro());
        lines("考慮すべき事情（反対の事情）", figures.con());
        lines("未確認の事項", figures.missing());
    }

    private void lines(String title, List<String> lines) {
        document.subheading(title);
        document.paragraph(lines.isEmpty() ? "なし" : "・" + String.join("\n・", lines));
    }

    private void afterwards() {
        document.table(
                "引継ぎ事項",
                List.of(
                        Column.text("区分"),
                        Column.text("内容"),
                        Column.figures("残数"),
                        Column.text("担当"),
                        Column.text("期限"),
                        Column.text("完了")),
                figures.handover().stream()
                        .map(item -> List.of(
                                item.kind(),
                                item.text(),
                                item.count(),
                                item.owner(),
                                JapaneseDates.era(item.due()),
                                item.done()))
                        .toList());
        document.table(
                "データの保存期限",
                List.of(Column.text("データ"), Column.figures("終了後の月数"), Column.text("保存期限")),
                figures.retention().stream()
                        .map(line -> List.of(line.name(), line.months() + "月", JapaneseDates.era(line.keptUntil())))
                        .toList());
    }

    private void documents(EvidenceManifest manifest, String manifestDigest) {
        document.heading("証拠の目録");
        document.paragraph("本判断の基礎とした証拠は次の" + manifest.entries().size() + "件である（" + at(manifest.asOf())
                + "現在）。目録ファイルのSHA-256は " + manifestDigest + " である。");
        if (manifest.entries().isEmpty()) {
            return;
        }
        document.table(
                "",
                List.of(
                        Column.figures("義務"),
                        Column.text("月"),
                        Column.text("ファイル"),
                        Column.text("提出"),
                        Column.text("SHA-256")),
                manifest.entries().stream()
                        .map(entry -> List.of(
                                String.valueOf(entry.obligation()),
                                entry.month().toString(),
                                entry.fileName(),
                                JapaneseDates.era(Tokyo.day(entry.submitted().at())) + " "
                                        + entry.submitted().name(),
                                entry.sha256()))
                        .toList());
    }

    private static Signature signature(String role, @Nullable Signed signed) {
        return signed == null
                ? new Signature(role, "", "")
                : new Signature(role, signed.name(), JapaneseDates.era(Tokyo.day(signed.at())));
    }

    private String word(String key) {
        return messages.get(Locale.JAPANESE, key);
    }

    private static String at(Instant instant) {
        return JapaneseDates.era(Tokyo.day(instant)) + " "
                + Tokyo.local(instant).toLocalTime().withSecond(0).withNano(0);
    }
}
