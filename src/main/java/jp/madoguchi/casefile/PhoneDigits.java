package jp.madoguchi.casefile;

import org.jspecify.annotations.Nullable;

/** How a telephone number is spelt wherever people are found by it. */
public final class PhoneDigits {
    private PhoneDigits() {}

    /** The digits as one dials them in Japan; null where there is no digit. */
    public static @Nullable String of(@Nullable String phone) {
        return SearchText.phoneDigits(phone);
    }
}
