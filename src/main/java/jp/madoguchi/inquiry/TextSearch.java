package jp.madoguchi.inquiry;

import java.text.Normalizer;
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
    private static final Pattern PHONE_PART = Pattern.compile("[+(]?[0-9][0-9()\\-‐‑‒–—―−ー ]{2,}");

    /** All words, in one spelling; or the telephone number or the inquiry's number that the whole text is. */
    static TextSearch of(String text) {
        Set<List<String>> alternatives = new LinkedHashSet<>();
        alternatives.add(Arrays.stream(BLANKS.split(text))
                .map(InquiryText::spelling)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList());
        String sameWidth = Normalizer.normalize(text, Normalizer.Form.NFKC);
        String digits = PHONE_PART.matcher(sameWidth).matches() ? PhoneDigits.of(sameWidth) : null;
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

    /** Whether an inquiry is looked for, by what {@link InquiryText} makes of it. */
    boolean isIn(String folded) {
        return alternatives.stream().anyMatch(words -> words.stream().allMatch(folded::contains));
    }

    /** Of each alternative what the index can be asked for; empty where there is one for which it can't help. */
    List<Set<String>> pieces() {
        List<Set<String>> pieces = alternatives.stream()
                .map(words -> words.stream()
                        .flatMap(word -> SearchWords.pieces(word).stream())
                        .collect(Collectors.<String, Set<String>>toCollection(LinkedHashSet::new)))
                .toList();
        return pieces.stream().anyMatch(Set::isEmpty) ? List.of() : pieces;
    }
}
