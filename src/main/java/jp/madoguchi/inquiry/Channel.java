package jp.madoguchi.inquiry;

/** The way by which somebody turned to the desk. */
public enum Channel {
    PHONE,
    EMAIL,
    LETTER,
    COUNTER;

    /** The key of its name on screen. */
    public String textKey() {
        return "inquiry.channel." + name();
    }
}
