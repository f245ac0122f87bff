package jp.madoguchi.outreach.gift;

/**
 * A gift's code in clear: money in words. It is read only to be written into its holder's own message; it is never shown, logged or
 * kept, and its text tells nothing.
 */
public record GiftCode(String url, String serial) {
    @Override
    public String toString() {
        return "GiftCode[hidden]";
    }
}
