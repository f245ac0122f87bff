package jp.madoguchi.casefile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import jp.madoguchi.incident.Issuer;
import org.jspecify.annotations.Nullable;

/** A row of the file of affected cards. */
record CardRow(
        String reference,
        Issuer issuer,
        String holderName,
        String holderKana,
        @Nullable String email,
        @Nullable String phone,
        @Nullable LocalDate purchasedOn) {

    @Nullable
    String phoneDigits() {
        return SearchText.phoneDigits(phone);
    }

    /**
     * What makes two cards one person's: the same e-mail and the same telephone number. Where a card has neither, nobody can
     * say whose else it is, and it has a person of its own.
     */
    String personKey() {
        if (email == null && phone == null) {
            return digest("card\n" + reference);
        }
        return digest("contact\n" + (email == null ? "" : SearchText.normalise(email)) + "\n" + phoneDigits());
    }

    boolean namesTheSameHolderAs(String name) {
        return SearchText.normalise(holderName).equals(SearchText.normalise(name));
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
