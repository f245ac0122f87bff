package jp.madoguchi.outreach.template;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.text.Normalizer;
import java.util.regex.Pattern;
import jp.madoguchi.outreach.MessageChannel;
import org.jspecify.annotations.Nullable;

/** How an address has to be spelt for who delivers to it. */
public final class Addresses {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private static final int JAPAN = 81;
    /** 0800 is free of charge for who calls it, and no mobile. */
    private static final Pattern MOBILE = Pattern.compile("(?:[679]0[0-9]|80[1-9])[0-9]{7}");

    private Addresses() {}

    /** @return none where the person can't be written to on this way */
    public static @Nullable String of(MessageChannel channel, @Nullable String email, @Nullable String phone) {
        return channel == MessageChannel.EMAIL ? mail(email) : mobile(phone);
    }

    private static @Nullable String mail(@Nullable String email) {
        return email == null || email.isBlank() || email.indexOf('@') < 1 ? null : email.strip();
    }

    /** In the form of E.164; null for what isn't a mobile number of Japan. */
    static @Nullable String mobile(@Nullable String phone) {
        if (phone == null || phone.isBlank()) {
            return null;
        }
        try {
            PhoneNumber number = NUMBERS.parse(Normalizer.normalize(phone, Normalizer.Form.NFKC), "JP");
            // by the form and not by the list of ranges in use, which is older than the newest of them
            return number.getCountryCode() == JAPAN
                            && MOBILE.matcher(NUMBERS.getNationalSignificantNumber(number))
                                    .matches()
                    ? NUMBERS.format(number, PhoneNumberFormat.E164)
                    : null;
        } catch (NumberParseException e) {
            return null;
        }
    }
}
