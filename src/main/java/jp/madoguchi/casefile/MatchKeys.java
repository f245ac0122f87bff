package jp.madoguchi.casefile;

import java.util.Arrays;
import java.util.List;
import jp.madoguchi.platform.text.JapaneseFolding;
import org.jspecify.annotations.Nullable;

/**
 * What the table {@code case_match} holds of a case, as keyed hashes: by what it is recognised as another one's double.
 *
 * @param nameHead the name in kana with the number's length and its digits up to the last five
 * @param nameTail the name in kana with the number's length and its last four digits
 */
record MatchKeys(
        @Nullable Long email,
        @Nullable Long phone,
        @Nullable Long nameEmail,
        @Nullable Long namePhone,
        @Nullable Long nameHead,
        @Nullable Long nameTail) {
    static final String INSERT = """
            insert into case_match (case_id, incident_id, email, phone, name_email, name_phone, name_head, name_tail)
            values (?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final int TAIL = 4;
    /** Of a shorter number too little is left to compare. */
    private static final int SHORTEST = 9;

    static MatchKeys of(HolderFields fields, CaseKeys keys) {
        String email = fields.email();
        String mail = email == null || email.isBlank() ? null : SearchText.identity(email);
        String name = JapaneseFolding.name(fields.kana()) + "\n";
        String digits = fields.phoneDigits();
        boolean ends = digits != null && digits.length() >= SHORTEST;
        int length = digits == null ? 0 : digits.length();
        return new MatchKeys(
                mail == null ? null : keys.match("email", mail),
                digits == null ? null : keys.match("phone", digits),
                mail == null ? null : keys.match("name_email", name + mail),
                digits == null ? null : keys.match("name_phone", name + digits),
                digits == null || !ends
                        ? null
                        : keys.match("name_head", name + length + ":" + digits.substring(0, length - TAIL - 1)),
                digits == null || !ends
                        ? null
                        : keys.match("name_tail", name + length + ":" + digits.substring(length - TAIL)));
    }

    /** The parameters of {@link #INSERT}. */
    List<@Nullable Object> params(long caseId, long incidentId) {
        return Arrays.asList(caseId, incidentId, email, phone, nameEmail, namePhone, nameHead, nameTail);
    }
}
