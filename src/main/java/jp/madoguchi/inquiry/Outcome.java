package jp.madoguchi.inquiry;

/** How a conversation ended. */
public enum Outcome {
    /** The question was answered. */
    RESOLVED,
    /** The caller was promised a call back. */
    CALLBACK,
    /** It was handed on to the city. */
    ESCALATED;

    /** The key of its name on screen. */
    public String textKey() {
        return "inquiry.outcome." + name();
    }
}
