package jp.madoguchi.outreach.wave;

/** Why somebody who meets the rule gets nothing. */
public enum ExclusionReason {
    /** asked not to be written to */
    OPTED_OUT,
    /** the call center is through with the case ({@link jp.madoguchi.casefile.closing.CaseClosing}) */
    CLOSED,
    /** has become part of another case, which gets the message about these cards */
    MERGED,
    /** has no address for the way */
    NO_ADDRESS,
    /** a message on this way has bounced before */
    BOUNCED
}
