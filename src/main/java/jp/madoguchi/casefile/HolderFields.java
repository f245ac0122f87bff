package jp.madoguchi.casefile;

import java.util.regex.Pattern;
import jp.madoguchi.platform.text.PhoneDigits;
import jp.madoguchi.privacy.subject.PersonDetails;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of who a person is, as it was given to us. In the database it stands encrypted only.
 *
 * @param kana the name in kana
 */
public record HolderFields(
        String name,
        String kana,
        @Nullable String email,
        @Nullable String phone) {
    /** 0800 is free of charge for who calls it, and no mobile. */
    private static final Pattern MOBILE = Pattern.compile("0(?:[679]0[0-9]|80[1-9])[0-9]{7}");

    static HolderFields of(PersonDetails details) {
        return new HolderFields(details.name(), details.kana(), details.email(), details.phone());
    }

    PersonDetails details() {
        return new PersonDetails(name, kana, email, phone);
    }

    public boolean hasEmail() {
        return email != null && !email.isBlank();
    }

    /** Whether the number is one that short messages of Japan reach (電気通信番号計画: 070, 080, 090, and 060 from 2026 on). */
    public boolean hasMobile() {
        String digits = phoneDigits();
        return digits != null && MOBILE.matcher(digits).matches();
    }

    @Nullable
    String phoneDigits() {
        return PhoneDigits.of(phone);
    }

    int nameLength() {
        return name.codePointCount(0, name.length());
    }
}
