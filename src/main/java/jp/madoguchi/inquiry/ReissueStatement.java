package jp.madoguchi.inquiry;

/** What a holder says of the reissue of a card. */
public enum ReissueStatement {
    NOT_YET,
    ASKED,
    REISSUED,
    /** The holder doesn't want another card. */
    DECLINED;

    /** The key of its name on screen. */
    public String textKey() {
        return "inquiry.statement." + name();
    }
}
