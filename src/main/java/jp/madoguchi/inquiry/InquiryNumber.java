package jp.madoguchi.inquiry;

import io.hypersistence.tsid.TSID;
import java.util.OptionalLong;

/**
 * The number of an inquiry as people read and search it: the id in 13 letters and digits, since its nineteen digits could
 * be taken for a card number.
 */
public final class InquiryNumber {
    private InquiryNumber() {}

    public static String of(long id) {
        return TSID.from(id).toString();
    }

    /** The id of a number that stands alone in a text; empty for anything else. */
    public static OptionalLong parse(String text) {
        String number = text.strip();
        // the library looks other characters up beyond the end of its table
        boolean plain = number.chars().allMatch(c -> c < 128);
        return plain && TSID.isValid(number) ? OptionalLong.of(TSID.from(number).toLong()) : OptionalLong.empty();
    }
}
