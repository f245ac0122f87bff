package jp.madoguchi.report;

import java.time.LocalDate;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.report.content.ReportKind;

/** A report by its name. @param to the day as of which it speaks */
public record ReportReference(long id, ReportKind kind, int number, LocalDate to) {
    /** 状況報告第3号 */
    public MessageText name() {
        return name(kind, number);
    }

    public static MessageText name(ReportKind kind, int number) {
        return MessageText.of("report.name", MessageText.of(kind.textKey()), Integer.toString(number));
    }
}
