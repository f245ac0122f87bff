package jp.madoguchi.report.content;

/** Which report it is. */
public enum ReportKind {
    /** 状況報告: to the assembly. */
    STATUS,
    /** コールセンター月次報告 */
    CALL_CENTER,
    /** 再発行状況報告 */
    REISSUE,
    /** 委託業務履行状況報告 */
    PERFORMANCE;

    public String textKey() {
        return "report.kind." + name();
    }
}
