package jp.madoguchi.regulator;

/** What is noted about a measure. */
public enum NoteKind {
    /** メモ */
    NOTE,
    /** 経過報告: what the addressee told the authority */
    PROGRESS_REPORT,
    /** 実施の根拠: what shows that it was done */
    EVIDENCE;

    public String textKey() {
        return "regulator.note." + name();
    }
}
