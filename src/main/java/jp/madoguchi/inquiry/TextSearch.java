package jp.madoguchi.inquiry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.madoguchi.platform.text.PhoneDigits;

/**
 * What was typed into the search box.
 *
 * @param alternatives an inquiry is found that has all words of one of them
 */
record TextSearch(List<List<String>> alternatives) {
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern PHONE_PART = Pattern.compile("[+(]?[0-9０-９][0-9０-９()\\-‐‑–—―−ー ]{2,}");

    private static final Pattern DIGITS = Pattern.compile("[0-9()+\\-ー]{2,}");

    /** The index need not narrow down to the last one: what it leaves is compared exactly. */
    private static final int MOST_GRAMS = 24;

    /** All words, in one spelling; or the telephone number or the inquiry's number that the whole text is. */
    static TextSearch of(String text) {
        Set<List<String>> alternatives = new LinkedHashSet<>();
        alternatives.add(Arrays.stream(BLANKS.split(text))
                .map(InquiryText::spelling)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList());
        String digits = PHONE_PART.matcher(text).matches() ? PhoneDigits.of(text) : null;
        if (digits != null) {
            alternatives.add(List.of(digits));
        }
        InquiryNumber.parse(text)
                .ifPresent(id -> alternatives.add(List.of(InquiryText.spelling(InquiryNumber.of(id)))));
        return new TextSearch(List.copyOf(alternatives));
    }

    /** Nothing but what has no spelling. */
    boolean isEmpty() {
        return alternatives.getFirst().isEmpty();
    }

    /**
     * Digits alone, such as a telephone number. Every note has its caller's digits, so each pair of digits stands in a large part
     * of all notes: the index would lead through most of them, several times.
     */
    boolean isOfDigits() {
        return alternatives.stream()
                .flatMap(List::stream)
                .anyMatch(word -> DIGITS.matcher(word).matches());
    }

    /** The exact condition on {@code inquiry_text t}; its parameters are the {@link #words}. */
    String condition() {
        return alternatives.stream()
                .map(words ->
                        words.stream().map(word -> "locate(?, t.folded) > 0").collect(Collectors.joining(" and ")))
                .collect(Collectors.joining(" or ", "(", ")"));
    }

    List<Object> words() {
        return alternatives.stream().<Object>flatMap(List::stream).toList();
    }

    /** What the index is asked for, in its boolean mode. */
    String gramsToFind() {
        List<String> asked = new ArrayList<>();
        for (List<String> words : alternatives) {
            asked.add(words.stream()
                    .flatMap(word -> Grams.toFind(word).stream())
                    .distinct()
                    .limit(MOST_GRAMS)
                    .map(gram -> "+" + gram)
                    .collect(Collectors.joining(" ")));
        }
        return asked.size() == 1 ? asked.getFirst() : "(" + String.join(") (", asked) + ")";
    }
}
