package jp.madoguchi.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What we write for speed is byte for byte what a library for RFC 8785 writes. */
class CanonicalJsonTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String STRANGE =
            "\u0000\u0001\b\t\n\u000b\f\r\u001f \"\\/<>&'\u007f\u0080\u2028\u2029\ufeff\uffff髙﨑①ｱ𠮷😀éÀ{}[],:0";

    private final Random random = new Random(8785);

    @Test
    void aThousandEventsOfBothFormsAreWrittenAsTheLibraryWritesThem() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            AuditRow row = row(i % 2 + 1);
            assertThat(AuditHash.canonical(row)).isEqualTo(byLibrary(members(row)));
        }
    }

    @Test
    void membersStandInTheOrderOfTheirNamesInUtf16() throws Exception {
        Map<String, String> names =
                Map.of("\ufb33", "1", "😀", "2", "€", "3", "\r", "4", "1", "5", "\u0080", "6", "ö", "7", "", "8");
        assertThat(CanonicalJson.of(names)).isEqualTo(byLibrary(names));
    }

    private AuditRow row(int version) {
        boolean all = version == 2;
        return new AuditRow(
                random.nextLong() & Long.MAX_VALUE,
                version,
                LocalDateTime.ofEpochSecond(
                        random.nextInt(2_000_000_000),
                        all && random.nextBoolean() ? random.nextInt(1_000) * 1_000_000 : 0,
                        ZoneOffset.UTC),
                text(),
                text(),
                maybe(),
                all ? maybe() : null,
                all ? maybe() : null,
                all ? maybe() : null,
                text(),
                text(),
                all ? maybe() : null,
                all ? maybe() : null,
                maybe(),
                CanonicalJson.of(values()),
                all && random.nextBoolean() ? CanonicalJson.of(values()) : null,
                all && random.nextBoolean() ? CanonicalJson.of(values()) : null,
                text(),
                "");
    }

    private static Map<String, @Nullable Object> members(AuditRow row) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("number", String.valueOf(row.number()));
        members.put("at", row.at().toInstant(ZoneOffset.UTC).toString());
        members.put("user", row.user());
        members.put("roles", row.roles());
        members.put("organisation", row.organisation());
        members.put("action", row.action());
        members.put("object", row.object());
        members.put("reason", row.reason());
        members.put("details", AuditHash.values(row.details()));
        members.put("previous", row.previousHash());
        if (row.version() == 2) {
            members.put("v", "2");
            members.put("origin", row.origin());
            members.put("address", row.address());
            members.put("session", row.session());
            members.put("objectKind", row.objectKind());
            members.put("objectId", row.objectId());
            members.put("before", row.before() == null ? null : AuditHash.values(row.before()));
            members.put("after", row.after() == null ? null : AuditHash.values(row.after()));
        }
        return members;
    }

    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            values.put(text(), text());
        }
        return values;
    }

    private @Nullable String maybe() {
        return random.nextInt(3) == 0 ? null : text();
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        int[] characters = STRANGE.codePoints().toArray();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.appendCodePoint(characters[random.nextInt(characters.length)]);
        }
        return text.toString();
    }

    private static String byLibrary(Map<String, ?> members) throws Exception {
        return new JsonCanonicalizer(JSON.writeValueAsString(members)).getEncodedString();
    }
}
