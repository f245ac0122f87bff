package jp.madoguchi.privacy;

import java.util.Optional;
import java.util.Set;
import jp.madoguchi.platform.imports.CellGuard;
import org.springframework.stereotype.Component;

/**
 * Finds payment card numbers in what people type, dictate and paste.
 *
 * <p>A match has 13 to 19 digits in any script, stands in the groups that are printed on cards with one kind of separator between
 * them (or in none), begins like an issuer's numbers and has a valid check digit (Luhn, ISO/IEC 7812-1). All of that is needed:
 * looking at any 16 digits in a row alarms on one in eight telephone numbers followed by a postal code, and people who are
 * stopped without a reason learn to go round the guard.
 */
@Component
public class CardNumberGuard implements CellGuard {

    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;

    /** Sizes of the groups as on cards; besides them all digits in one group or each digit alone. */
    private static final Set<String> GROUPINGS = Set.of(
            "4-4-4-4",
            "4-6-5",
            "4-6-4",
            "4-4-4-4-3",
            "4-4-4-4-1",
            "4-4-4-4-2",
            "4-4-5",
            "4-5-6",
            "6-13",
            "8-8",
            "2-2-2-2-2-2-2-2");

    /** The first card number in the text. */
    public Optional<CardMatch> find(String text) {
        if (!DigitGroups.mayHold(text, SHORTEST)) {
            return Optional.empty();
        }
        DigitGroups groups = DigitGroups.of(text);
        for (int first = 0; first < groups.count(); first++) {
            Optional<CardMatch> match = findFrom(groups, first);
            if (match.isPresent()) {
                return match;
            }
        }
        return Optional.empty();
    }

    public boolean isClean(String text) {
        return find(text).isEmpty();
    }

    @Override
    public boolean mustNotBeStored(String text) {
        return !isClean(text);
    }

    private static Optional<CardMatch> findFrom(DigitGroups groups, int first) {
        StringBuilder digits = new StringBuilder(LONGEST);
        StringBuilder sizes = new StringBuilder();
        boolean single = true;
        for (int last = first; last < groups.count(); last++) {
            if (last > first && !groups.sameGap(first + 1, last)) {
                break;
            }
            String group = groups.digits(last);
            if (digits.length() + group.length() > LONGEST) {
                break;
            }
            digits.append(group);
            sizes.append(last == first ? "" : "-").append(group.length());
            single &= group.length() == 1;
            boolean grouped = last == first || single || GROUPINGS.contains(sizes.toString());
            if (digits.length() >= SHORTEST && grouped && isCardNumber(digits, last == first)) {
                return Optional.of(new CardMatch(groups.start(first), groups.end(last)));
            }
        }
        return Optional.empty();
    }

    private static boolean isCardNumber(CharSequence digits, boolean ungrouped) {
        return CardPrefixes.belongToAnIssuer(digits)
                && hasLuhnDigit(digits)
                && !(ungrouped && digits.length() == 13 && isJapaneseArticleNumber(digits));
    }

    private static boolean hasLuhnDigit(CharSequence digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            if (i % 2 == 1) {
                digit *= 2;
            }
            sum += digit > 9 ? digit - 9 : digit;
        }
        return sum % 10 == 0;
    }

    /** JAN codes start with 45 or 49, as very old Visa cards of 13 digits might, but have another check digit. */
    private static boolean isJapaneseArticleNumber(CharSequence digits) {
        if (digits.charAt(0) != '4' || (digits.charAt(1) != '5' && digits.charAt(1) != '9')) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 13; i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return sum % 10 == 0;
    }
}
