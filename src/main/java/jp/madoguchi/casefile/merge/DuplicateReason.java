package jp.madoguchi.casefile.merge;

/** Why two cases may be one person. A name alone is no reason; it adds to another one. */
public enum DuplicateReason {
    SAME_EMAIL("casefile.merge.reason.sameEmail"),
    SAME_PHONE("casefile.merge.reason.samePhone"),
    ONE_DIGIT("casefile.merge.reason.oneDigit"),
    SWAPPED_DIGITS("casefile.merge.reason.swappedDigits"),
    SAME_NAME("casefile.merge.reason.sameName");

    private final String textKey;

    DuplicateReason(String textKey) {
        this.textKey = textKey;
    }

    public String textKey() {
        return textKey;
    }
}
