package jp.madoguchi.outreach.sending;

/** Why a file is needed once more. Chosen and not written, so that no words about anybody are kept. */
public enum ReadingCause {
    /** It never reached the sender, or was lost there. */
    LOST,
    /** It can't be read. */
    DAMAGED,
    /** The sender wants it in the other form. */
    OTHER_FORM,
    /** The sender has reported them as failed, and they are to go out again. */
    FAILED
}
