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

    Pattern MAIL = Pattern.compile("[^\\s<>,;:]+@[^\\s<>,;:]+");

    /** A number as it is dialled in Japan or from abroad, in whatever groups; not the longer numbers that servers give to messages. */
    Pattern PHONE = Pattern.compile("(?<![\\w.+-])(?:\\+?81[- ]?|0)[1-9]0?(?:[- ]?\\d){7,8}(?![\\w-])");

    /** An answer often repeats the address, in a spelling of its own; the proof is kept without it. */
    static String masked(String answer, String to) {
        String own = answer.replace(to, to.contains("@") ? to : Masking.phone(to));
        String mails = MAIL.matcher(own).replaceAll(found -> Matcher.quoteReplacement(Masking.email(found.group())));
        String masked = PHONE.matcher(mails).replaceAll(found -> Matcher.quoteReplacement(phone(found.group())));
        String line = masked.replaceAll("\\s+", " ").strip();
        return line.length() <= 280 ? line : line.substring(0, 279) + "…";
    }

    private static String phone(String number) {
        return Masking.phone(number.startsWith("81") ? "+" + number : number);
    }
}
