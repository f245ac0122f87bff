package jp.madoguchi.inquiry.escalation;

/** What somebody does with an escalation. */
public enum EscalationStep {
    /** The desk asks. */
    ASK,
    /** The desk asks on, answers what the city wanted to know, or adds to its question. */
    ASK_FURTHER,
    /** The city needs to know more before it can answer. */
    ASK_BACK,
    /** The city answers, or adds to its answer. */
    ANSWER,
    /** The desk has told the caller. */
    TELL,
    /** Whoever asked no longer needs an answer. */
    WITHDRAW;

    public String textKey() {
        return "inquiry.escalation.step." + name();
    }
}
