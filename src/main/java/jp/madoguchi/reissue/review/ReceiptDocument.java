package jp.madoguchi.reissue.review;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.document.OfficialDocument;
import jp.madoguchi.platform.document.OfficialDocument.Column;
import jp.madoguchi.platform.document.OfficialDocument.Definition;
import jp.madoguchi.platform.document.OfficialDocument.Definitions;
import jp.madoguchi.platform.document.OfficialDocument.Signature;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.reissue.ReissueFigure;
import jp.madoguchi.reissue.ReissueReport;
import jp.madoguchi.reissue.ReportState;

/** The acknowledgement of an accepted report (受領・確認書), in Japanese as all official documents; the same for both sides. */
final class ReceiptDocument {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H時mm分");
    /** No figure, which is not 0. */
    private static final String NONE = "－";

    private ReceiptDocument() {}

    static OfficialDocument of(Incident incident, ReportDossier dossier) {
        ReportDecision decision = Objects.requireNonNull(dossier.decision());
        ReissueReport report = dossier.report();
        OfficialDocument.Builder document = OfficialDocument.titled("再発行件数報告　受領・確認書", Locale.JAPANESE, decision.at())
                .head("報告番号　" + report.id(), JapaneseDates.era(Tokyo.day(decision.at())), decision.office())
                .footer("受領・確認書　" + report.id())
                .paragraph(dossier.organisation() + "　御中")
                .paragraph("「" + incident.name().in(Locale.JAPANESE) + "」について、下記のとおり再発行件数の報告を受領し、その件数を確認しました。");
        if (report.state() == ReportState.SUPERSEDED) {
            document.paragraph("この報告は、その後に確認した同じ基準日の訂正報告により差し替えられています。");
        }
        if (!dossier.unaltered()) {
            document.paragraph("注意：下表の件数は、確認したときの件数と一致しません。件数の SHA-256 と照合し、自治体の担当者に連絡してください。");
        }
        return document.add(facts(dossier, decision))
                .table(
                        "カード会社別の件数（" + JapaneseDates.era(report.asOf()) + "現在）",
                        List.of(
                                Column.text("カード会社"),
                                Column.figures("対象カード数"),
                                Column.figures("再発行件数（累計）"),
                                Column.figures("再発行率")),
                        figures(dossier))
                .note("日時は日本標準時による。再発行率は小数第2位を四捨五入したもの。")
                .note("件数の SHA-256 は、1行目を基準日（2022-06-30 の形）、続く行を「コード,対象カード数,再発行件数」（コード順、各行の終わりは LF）とした文字列から計算したもの。")
                .signatures(new Signature("確認者", decision.reviewer(), JapaneseDates.era(Tokyo.day(decision.at()))))
                .build();
    }

    private static Definitions facts(ReportDossier dossier, ReportDecision decision) {
        ReissueReport report = dossier.report();
        ReportDossier.Sending sending = dossier.sending();
        List<Definition> facts = new ArrayList<>(List.of(
                new Definition("基準日", JapaneseDates.era(report.asOf()) + "（第" + report.revision() + "版）"),
                new Definition("報告した組織", dossier.organisation()),
                new Definition("送信者", sending.submittedBy()),
                new Definition("送信日時", minute(sending.submittedAt())),
                new Definition("ファイル名", sending.fileName()),
                new Definition("ファイルの SHA-256", sending.sha256()),
                new Definition("確認者", decision.reviewer() + "（" + decision.office() + "）"),
                new Definition("確認日時", minute(decision.at()))));
        if (decision.comment() != null) {
            facts.add(new Definition("コメント", decision.comment()));
        }
        facts.add(new Definition("件数の SHA-256", decision.figuresSha256()));
        return new Definitions(facts);
    }

    private static List<List<String>> figures(ReportDossier dossier) {
        List<List<String>> rows = new ArrayList<>();
        for (FigureChange figure : dossier.figures()) {
            rows.add(row(figure.issuer().name().in(Locale.JAPANESE), figure.now()));
        }
        rows.add(row("合計", dossier.total()));
        return rows;
    }

    private static List<String> row(String name, ReissueFigure figure) {
        NumberFormat counts = NumberFormat.getIntegerInstance(Locale.JAPAN);
        return List.of(
                name,
                counts.format(figure.affected()),
                figure.reissued() == null ? NONE : counts.format(figure.reissued()),
                figure.percent() == null ? NONE : figure.percent().toPlainString() + " %");
    }

    /** 令和4年8月4日 9時05分 */
    private static String minute(Instant instant) {
        return JapaneseDates.era(Tokyo.day(instant)) + " " + TIME.format(Tokyo.local(instant));
    }
}
