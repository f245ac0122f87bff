package jp.madoguchi.casefile;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import jp.madoguchi.platform.text.JapaneseFolding;
import org.jspecify.annotations.Nullable;

/**
 * What the table {@code case_match} holds of a case: by what it is recognised as another one's double.
 *
 * @param name the name in kana
 * @param phoneHead the number's length and its digits up to the last five
 * @param phoneTail the number's length and its last four digits
 */
record MatchKeys(
        @Nullable String email,
        String name,
        @Nullable String phone,
        @Nullable String phoneHead,
        @Nullable String phoneTail) {
    static final String INSERT =
            "insert into case_match (case_id, incident_id, email, name, phone, phone_head, phone_tail) values (?, ?, ?, ?, ?, ?, ?)";

    private static final int TAIL = 4;
    /** Of a shorter number too little is left to compare. */
    private static final int SHORTEST = 9;

    static MatchKeys of(@Nullable String email, String kana, @Nullable String phoneDigits) {
        String mail = email == null || email.isBlank() ? null : SearchText.identity(email);
        String name = JapaneseFolding.name(kana);
        if (phoneDigits == null || phoneDigits.length() < SHORTEST) {
            return new MatchKeys(mail, name, phoneDigits, null, null);
        }
        int length = phoneDigits.length();
        return new MatchKeys(
                mail,
                name,
                phoneDigits,
                length + ":" + phoneDigits.substring(0, length - TAIL - 1),
                length + ":" + phoneDigits.substring(length - TAIL));
    }

    /** Sets the parameters of {@link #INSERT}. */
    void write(PreparedStatement statement, long caseId, long incidentId) throws SQLException {
        statement.setLong(1, caseId);
        statement.setLong(2, incidentId);
        statement.setString(3, email);
        statement.setString(4, name);
        statement.setString(5, phone);
        statement.setString(6, phoneHead);
        statement.setString(7, phoneTail);
    }
}
