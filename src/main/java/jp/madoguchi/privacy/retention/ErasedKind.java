package jp.madoguchi.privacy.retention;

/** Kinds of personal data, in the order in which a run erases them. */
public enum ErasedKind {
    /** What operators began to write, and filters that they keep, which may hold words and numbers of people. */
    DRAFTS(true),
    ESCALATIONS(true),
    CALLBACKS(true),
    /** The numbers of calls, and those of callers who met busy lines. */
    CALLERS(true),
    /** What is written in inquiries, and who called. */
    INQUIRIES(true),
    /** Why officials had something shown to them. */
    REVEALS(true),
    /** Why lists were taken away, or weren't allowed to be. */
    EXPORTS(true),
    /** The links by which holders answer. */
    SURVEY_LINKS(true),
    /** What servers said of messages: it quotes addresses. */
    MESSAGES(true),
    GIFT_CODES(true),
    /** What was said of differences to the provider's reports. */
    GIFT_NOTES(true),
    /** Evidence and other files that the contractor handed in; their names and digests stay, as signed records name them. */
    FILES(true),
    /** The files of reissue reports as they came; the figures that were read from them stay. */
    REPORT_FILES(true),
    /** Documents of authorities and evidence for them; their names and digests stay with the register. */
    REGULATOR_FILES(true),
    /** What persons said when they asked about their own data. */
    SUBJECT_REQUESTS(true),
    /** Why data was held, of holds that are lifted. */
    HOLDS(true),
    /** Names, addresses and numbers of the affected persons; a case has no day of its own. */
    CASE_PERSONS(false);

    private final boolean dated;

    ErasedKind(boolean dated) {
        this.dated = dated;
    }

    /** Whether each record has a day of its own, from which days can be counted. */
    public boolean isDated() {
        return dated;
    }

    public String textKey() {
        return "privacy.retention.kind." + name();
    }
}
