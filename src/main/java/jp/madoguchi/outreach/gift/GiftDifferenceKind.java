package jp.madoguchi.outreach.gift;

/** How what the provider says can be something else than we know. */
public enum GiftDifferenceKind {
    /** no gift of ours has this serial */
    UNKNOWN_SERIAL,
    /** received, though it was voided: somebody has used a gift that another one took the place of */
    VOIDED_BUT_RECEIVED,
    /** received, though we never sent it */
    NEVER_SENT,
    /** unused or expired, though it was received before */
    WENT_BACK,
    /** of another value */
    OTHER_VALUE
}
