package jp.madoguchi.inquiry;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.madoguchi.platform.text.JapaneseFolding;
import jp.madoguchi.platform.text.PhoneDigits;
import org.jspecify.annotations.Nullable;

/** What an inquiry is found by. */
public final class InquiryText {
    private InquiryText() {}

    /**
     * The note in one spelling, then its numbers, each between bars.
     *
     * @param caller as it was typed: found by its digits, however they were grouped
     * @param caseNumber of the person it is about
     */
    public static String of(
            long id, String summary, @Nullable String caller, @Nullable String callId, @Nullable String caseNumber) {
        String digits = PhoneDigits.of(caller);
        return Stream.of(summary, digits == null ? caller : digits, callId, InquiryNumber.of(id), caseNumber)
                .map(field -> field == null ? "" : spelling(field))
                .collect(Collectors.joining("|", "", "|"));
    }

    /** As it would stand in there; the bar separates the fields, and nobody searches across it. */
    static String spelling(String text) {
        return JapaneseFolding.text(text).replace('|', '¦');
    }
}
