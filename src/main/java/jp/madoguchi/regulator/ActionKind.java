package jp.madoguchi.regulator;

/** What an authority did, from the strongest. */
public enum ActionKind {
    /** 改善命令 */
    IMPROVEMENT_ORDER,
    /** 勧告 */
    RECOMMENDATION,
    /** 指導 */
    GUIDANCE,
    /** 報告徴収 */
    REPORT_REQUEST;

    public String textKey() {
        return "regulator.kind." + name();
    }
}
