package jp.madoguchi.inquiry.escalation;

/** Until when the desk needs the answer. */
public enum Urgency {
    TODAY,
    NEXT_BUSINESS_DAY,
    /** By a time that the desk names. */
    BY_TIME;

    public String textKey() {
        return "inquiry.escalation.urgency." + name();
    }
}
