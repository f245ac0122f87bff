package jp.madoguchi.outreach.sending;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.madoguchi.privacy.Masking;

/** What the other side has said to one message. */
sealed interface Handover {
    String code();

    /** The other side's words. */
    String answer();

    /** It has the message and will see to it. */
    record Accepted(String code, String answer) implements Handover {}

    /** Not now; it doesn't have the message. */
    record Temporary(String code, String answer) implements Handover {}

    /**
     * Never; it doesn't have the message.
     *
     * @param address whether it is the address that is wrong, not the message
     */
    record Permanent(String code, String answer, boolean address) implements Handover {}

    /** It takes nothing from us at all, whoever it is for; it doesn't have the message. */
    record Refused(String code, String answer) implements Handover {}

    /** Nobody but the other side knows whether it has the message. */
    record Unclear(String answer) implements Handover {
        @Override
        public String code() {
            return "";
        }
    }

    /** An answer often repeats the address; the proof is kept without it. */
    static String masked(String answer, String to) {
        String mail = "[^\\s<>,;:]+@[^\\s<>,;:]+";
        Matcher found = Pattern.compile(mail).matcher(answer.replace(to, to.contains("@") ? to : Masking.phone(to)));
        String masked = found.replaceAll(address -> Matcher.quoteReplacement(Masking.email(address.group())));
        String line = masked.replaceAll("\\s+", " ").strip();
        return line.length() <= 280 ? line : line.substring(0, 279) + "…";
    }
}
