package jp.madoguchi.casefile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import jp.madoguchi.incident.Issuer;
import jp.madoguchi.platform.text.PhoneDigits;
import org.jspecify.annotations.Nullable;

/**
 * A row of the file of affected cards.
 *
 * @param personKey what makes two cards one person's: the same e-mail and the same telephone number. Where a card has neither,
 *     nobody can say whose else it is, and it has a person of its own. A keyed hash, since a plain one of a telephone number could be
 *     guessed
 */
record CardRow(
        String reference,
        Issuer issuer,
        String holderName,
        String holderKana,
        @Nullable String email,
        @Nullable String phone,
        @Nullable LocalDate purchasedOn,
        String personKey) {

    /** Works the key out once: an import asks for it several times, of each of many rows. */
    static CardRow of(
            String reference,
            Issuer issuer,
            String holderName,
            String holderKana,
            @Nullable String email,
            @Nullable String phone,
            @Nullable LocalDate purchasedOn,
            CaseKeys keys) {
        String digits = PhoneDigits.of(phone);
        String key = email == null && phone == null
                ? digest("card\n" + reference)
                : digest("contact\n" + (email == null ? "" : SearchText.identity(email)) + "\n" + digits);
        return new CardRow(reference, issuer, holderName, holderKana, email, phone, purchasedOn, keys.identity(key));
    }

    HolderFields holder() {
        return new HolderFields(holderName, holderKana, email, phone);
    }

    boolean namesTheSameHolderAs(String name) {
        return SearchText.identity(holderName).equals(SearchText.identity(name));
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
