package jp.madoguchi.outreach;

/** The ways on which holders are written to. */
public enum MessageChannel {
    EMAIL,
    SMS
}
