package jp.madoguchi.casefile;

import java.text.Normalizer;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.text.PhoneDigits;
import jp.madoguchi.privacy.CardNumberGuard;
import jp.madoguchi.privacy.subject.NewCorrection;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What can be a person's name, address or number: the same for a file that brings them and for one that corrects them. */
@Component
class HolderRules {
    static final int LONGEST_NAME = 200;
    static final int LONGEST_EMAIL = 254;
    static final int LONGEST_PHONE = 40;

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
    private static final Pattern PHONE = Pattern.compile("\\+?[\\d()\\- ‐‑–—―−ー]+");
    /** Names from abroad may have none in kana. */
    private static final Pattern KANA =
            Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsLatin}ー・･ﾞﾟ｡.,'’\\-‐ \\u3000]+");

    private final CardNumberGuard guard;

    HolderRules(CardNumberGuard guard) {
        this.guard = guard;
    }

    static boolean isEmail(String email) {
        return EMAIL.matcher(email).matches();
    }

    /** A spreadsheet that took the number for an amount has eaten the zero in front. */
    static boolean isPhone(String phone) {
        String digits = PhoneDigits.of(phone);
        return digits != null
                && PHONE.matcher(phone).matches()
                && (phone.startsWith("+") || digits.startsWith("0"))
                && digits.length() >= 9
                && digits.length() <= 15;
    }

    /**
     * What the person's case is to say. A field that stays as it is isn't judged: an old mistake in one mustn't keep anybody from
     * mending another.
     *
     * @throws RejectedException for what can't stand in a field, and where nothing is changed
     */
    HolderFields corrected(HolderFields before, NewCorrection asked) {
        String name = changed("name", before.name(), asked.name(), LONGEST_NAME, UnaryOperator.identity());
        if (name.isEmpty()) {
            throw refused("name", "privacy.subject.correct.rule.name");
        }
        String kana = changed("kana", before.kana(), asked.kana(), LONGEST_NAME, UnaryOperator.identity());
        if (!kana.equals(before.kana()) && !KANA.matcher(kana).matches()) {
            throw refused("kana", "privacy.subject.correct.rule.kana");
        }
        String email = changed("email", given(before.email()), asked.email(), LONGEST_EMAIL, HolderRules::plain);
        if (!email.isEmpty() && !email.equals(before.email()) && !isEmail(email)) {
            throw refused("email", "casefile.import.email");
        }
        String phone = changed("phone", given(before.phone()), asked.phone(), LONGEST_PHONE, HolderRules::plain);
        if (!phone.isEmpty() && !phone.equals(before.phone()) && !isPhone(phone)) {
            throw refused("phone", "casefile.import.phone");
        }
        HolderFields after =
                new HolderFields(name, kana, email.isEmpty() ? null : email, phone.isEmpty() ? null : phone);
        if (after.details().differing(before.details()).isEmpty()) {
            throw new RejectedException(MessageText.of("privacy.subject.correct.rule.nothing"));
        }
        return after;
    }

    private String changed(
            String field, String before, @Nullable String asked, int longest, UnaryOperator<String> spelling) {
        String now = asked == null ? "" : asked.strip();
        if (now.equals(before.strip())) {
            return before;
        }
        if (!guard.isClean(now)) {
            throw refused(field, "privacy.reveal.reasonCardNumber");
        }
        now = spelling.apply(now.replaceAll("\\p{Cntrl}+", " "));
        if (now.codePointCount(0, now.length()) > longest) {
            throw new RejectedException(field, MessageText.of("privacy.subject.rule.long", longest));
        }
        return now;
    }

    /** Addresses and numbers are kept half-width, as the import keeps them. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }

    private static String given(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static RejectedException refused(String field, String why) {
        return new RejectedException(field, MessageText.of(why));
    }
}
