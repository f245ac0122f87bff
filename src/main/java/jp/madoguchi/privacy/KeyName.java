package jp.madoguchi.privacy;

import java.util.Locale;

/** How a key's number is written for people. */
final class KeyName {
    private KeyName() {}

    /** Eight hexadecimal digits, as they stand in front of the key's values. */
    static String of(int number) {
        return String.format(Locale.ROOT, "%08X", number);
    }
}
