package jp.madoguchi.incident;

/** What is asked besides the text in an inquiry of a category. */
public enum DetailKind {
    NONE,
    /** How much was taken, when it was noticed, and who has been told. */
    FRAUD,
    /** Whether the gift is to be sent again. */
    GIFT,
    /** What the holder says of each card. */
    REISSUE;

    /** The key of its name on screen. */
    public String textKey() {
        return "incident.details." + name();
    }
}
