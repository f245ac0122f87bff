package jp.madoguchi.inquiry;

/** Whether somebody may correct an inquiry. */
public enum CorrectionRight {
    /** Neither one's own of today, nor is one a supervisor. */
    NONE,
    /** One's own, on the day itself. */
    FREELY,
    /** A supervisor, who says why. */
    WITH_REASON
}
