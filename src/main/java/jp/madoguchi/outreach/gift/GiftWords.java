package jp.madoguchi.outreach.gift;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.privacy.CardNumberGuard;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Checks what people write about a gift: no card number, and none of the codes themselves, which would be kept in clear. */
@Component
class GiftWords {
    static final int LONGEST = 500;
    private static final Pattern CODE =
            Pattern.compile("https?://[^\\s　、。）)」]+|[A-Za-z0-9][A-Za-z0-9-]{8,}[A-Za-z0-9]");

    private final CardNumberGuard guard;
    private final SealedCodes codes;
    private final JdbcClient jdbc;

    GiftWords(CardNumberGuard guard, SealedCodes codes, JdbcClient jdbc) {
        this.guard = guard;
        this.codes = codes;
        this.jdbc = jdbc;
    }

    /** @throws RejectedException about the field, where nothing is said or what is said must not be kept */
    String required(long incidentId, String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new RejectedException(field, MessageText.of("outreach.gift.rule.words"));
        }
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw new RejectedException(field, MessageText.of("outreach.gift.rule.longWords", LONGEST));
        }
        // first: a code of digits may look like a card number as well
        if (hasCode(incidentId, text)) {
            throw new RejectedException(field, MessageText.of("outreach.gift.rule.code"));
        }
        if (!guard.isClean(text)) {
            throw new RejectedException(field, MessageText.of("outreach.gift.rule.cardNumber"));
        }
        return text.strip();
    }

    private boolean hasCode(long incidentId, String text) {
        Set<String> hashes = new HashSet<>();
        CODE.matcher(text).results().map(java.util.regex.MatchResult::group).forEach(word -> {
            hashes.add(codes.indexOfSerial(word));
            hashes.add(codes.indexOfUrl(word));
        });
        return !hashes.isEmpty()
                && jdbc.sql("""
                                        select count(*) from gift where incident_id = :incident
                                          and (serial_index in (:hashes) or url_index in (:hashes))""")
                                .param("incident", incidentId)
                                .param("hashes", hashes)
                                .query(Integer.class)
                                .single()
                        > 0;
    }
}
