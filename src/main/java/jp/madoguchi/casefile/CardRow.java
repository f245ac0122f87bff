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
        String contact = contactKey(email, phone, keys);
        return new CardRow(
                reference,
                issuer,
                holderName,
                holderKana,
                email,
                phone,
                purchasedOn,
                contact == null ? keys.identity(digest("card\n" + reference)) : contact);
    }

    /** The key of whoever has this address and this number; none where there is neither. */
    static @Nullable String contactKey(@Nullable String email, @Nullable String phone, CaseKeys keys) {
        return email == null && phone == null
                ? null
                : keys.identity(digest("contact\n" + (email == null ? "" : SearchText.identity(email)) + "\n"
                        + PhoneDigits.of(phone)));
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
