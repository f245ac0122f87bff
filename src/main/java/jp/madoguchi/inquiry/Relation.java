package jp.madoguchi.inquiry;

/** Who is on the line, seen from the person whose card it is. */
public enum Relation {
    HOLDER,
    FAMILY,
    /** A guardian, a lawyer, somebody with a power of attorney. */
    REPRESENTATIVE,
    OTHER;

    /** The key of its name on screen. */
    public String textKey() {
        return "inquiry.relation." + name();
    }
}
