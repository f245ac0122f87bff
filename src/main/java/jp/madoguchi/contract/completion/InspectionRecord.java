package jp.madoguchi.contract.completion;

import java.time.LocalDate;
import java.util.Locale;
import jp.madoguchi.contract.Contract;
import jp.madoguchi.contract.Signed;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.document.OfficialDocument;
import jp.madoguchi.platform.document.OfficialDocument.Definition;
import jp.madoguchi.platform.document.OfficialDocument.Signature;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;

/** The record of an inspection (検査調書), in Japanese as all official documents. */
final class InspectionRecord {
    private InspectionRecord() {}

    static OfficialDocument of(
            Contract contract,
            CompletionNotice notice,
            LocalDate inspectedOn,
            CompletionNotice.Inspection.Result result,
            String finding,
            @Nullable String reason,
            Signed inspector) {
        boolean passed = result == CompletionNotice.Inspection.Result.PASSED;
        OfficialDocument.Builder document = OfficialDocument.titled(
                        reason == null ? "検査調書" : "検査調書（訂正）", Locale.JAPANESE, inspector.at())
                .head(JapaneseDates.era(inspectedOn), contract.terms().client())
                .footer("検査調書　" + contract.number())
                .paragraph("下記の契約について、業務完了届に基づき検査を行った結果は、次のとおりである。")
                .definitions(
                        new Definition("契約番号", contract.number()),
                        new Definition("契約件名", contract.title()),
                        new Definition("受注者", contract.terms().contractorName()),
                        new Definition(
                                "契約期間",
                                JapaneseDates.era(contract.startsOn()) + "から" + JapaneseDates.era(contract.endsOn())
                                        + "まで"),
                        new Definition("業務完了日", JapaneseDates.era(notice.completedOn())),
                        new Definition("完了届受理日", JapaneseDates.era(notice.receivedOn())),
                        new Definition("検査期限", JapaneseDates.era(notice.dueOn())),
                        new Definition("検査年月日", JapaneseDates.era(inspectedOn)),
                        new Definition("検査結果", passed ? "合格" : "不合格"),
                        new Definition("所見", finding));
        if (reason != null) {
            document.definitions(new Definition("訂正の理由", reason));
        }
        return document.note("検査期限は、政府契約の支払遅延防止等に関する法律（昭和24年法律第256号）第14条において準用する第5条第1項により、" + "完了の通知を受けた日から"
                        + CompletionNotice.DAYS + "日以内（初日不算入）としたもの。")
                .signatures(
                        new Signature("検査職員", inspector.name(), JapaneseDates.era(Tokyo.day(inspector.at()))),
                        new Signature("立会人", "", ""))
                .build();
    }
}
