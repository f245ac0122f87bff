package jp.madoguchi.outreach.template;

/**
 * How long a short message is: units of UCS-2, of which a character outside of the basic plane takes two. Gateways that pack GSM-7 don't
 * do so for Japanese, so that isn't reckoned with.
 */
public final class ShortMessage {
    public static final int SINGLE = 70;
    public static final int PER_PART = 67;
    public static final int LONGEST = 660;

    private ShortMessage() {}

    public static int units(String text) {
        // the length of a Java string is that of UTF-16
        return text.length();
    }

    /** As how many messages it is sent, and paid. */
    public static int parts(String text) {
        int units = units(text);
        return units <= SINGLE ? 1 : (units + PER_PART - 1) / PER_PART;
    }
}
