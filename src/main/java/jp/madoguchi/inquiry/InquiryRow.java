package jp.madoguchi.inquiry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import jp.madoguchi.incident.Category;
import org.jspecify.annotations.Nullable;

/** A row of a file of inquiries. */
record InquiryRow(
        @Nullable String callId,
        Instant startedAt,
        Instant endedAt,
        String operator,
        @Nullable String caller,
        Category category,
        Outcome outcome,
        Channel channel,
        String summary) {

    /** How the key of a row begins that is known by its call. */
    static final String BY_CALL = "call ";

    /** How the key of an erased row begins. */
    static final String ERASED = "erased ";

    /** What makes a row of another file the same inquiry: the call, or else who noted what kind of question when. */
    String importKey() {
        return callId != null
                ? BY_CALL + callId
                : digest(startedAt + "\n" + operator + "\n" + Objects.toString(caller, "") + "\n" + category.code());
    }

    /**
     * What takes the key's place when the inquiry is erased: the same without the caller, so that the file that brought it doesn't bring
     * it once more.
     */
    static String erasedKey(Instant startedAt, String operator, long categoryId) {
        return ERASED + digest(startedAt.getEpochSecond() + "\n" + operator + "\n" + categoryId);
    }

    String erasedKey() {
        return erasedKey(startedAt, operator, category.id());
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
