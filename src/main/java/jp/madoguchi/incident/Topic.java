package jp.madoguchi.incident;

import java.util.Set;
import jp.madoguchi.platform.i18n.LocalizedText;

/**
 * What exactly an inquiry of a category is about, such as "the mail hasn't arrived" among the questions about the gift.
 *
 * @param shortcut the letter that chooses it once its category has been chosen
 * @param template the text that an inquiry begins with; may be empty
 */
public record Topic(long id, String code, LocalizedText name, String shortcut, String template) {
    /** Letters that the inquiry entry or a browser has another use for. */
    static final Set<String> TAKEN = Set.of("c", "d", "e", "f", "i", "n", "x", "z");
}
