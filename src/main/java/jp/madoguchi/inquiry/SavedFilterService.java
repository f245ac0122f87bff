package jp.madoguchi.inquiry;

import jakarta.annotation.security.RolesAllowed;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.privacy.BlindIndex;
import jp.madoguchi.privacy.CardNumberGuard;
import jp.madoguchi.privacy.FieldCipher;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the filters that people want to have again, each person's own. */
@Service
@RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.AUDITOR})
public class SavedFilterService {
    static final int MOST = 20;
    static final int LONGEST_NAME = 30;
    static final int LONGEST_QUERY = 1_000;

    private final JdbcClient jdbc;
    private final CardNumberGuard guard;
    private final CurrentUser currentUser;
    private final FieldCipher cipher;
    private final BlindIndex index;

    SavedFilterService(
            JdbcClient jdbc, CardNumberGuard guard, CurrentUser currentUser, FieldCipher cipher, BlindIndex index) {
        this.jdbc = jdbc;
        this.guard = guard;
        this.currentUser = currentUser;
        this.cipher = cipher;
        this.index = index;
    }

    /** The user's own, by their names. */
    @Transactional(readOnly = true)
    public List<SavedFilter> mine() {
        return jdbc
                .sql("select id, name_sealed, query_sealed from saved_filter where user_name = ?")
                .param(me())
                .query((row, n) -> new SavedFilter(
                        row.getLong("id"),
                        Objects.requireNonNull(
                                SealedFilters.NAME.open(cipher, row.getLong("id"), row.getBytes("name_sealed"))),
                        Objects.requireNonNull(
                                SealedFilters.QUERY.open(cipher, row.getLong("id"), row.getBytes("query_sealed")))))
                .list()
                .stream()
                .sorted(Comparator.comparing(SavedFilter::name))
                .toList();
    }

    /**
     * Keeps a filter; one of the same name is replaced.
     *
     * @throws RejectedException for a name that is missing or too long, a card number, or too many of them; nothing is changed
     */
    @Transactional
    public void save(String name, String query) {
        String label = name.strip();
        if (label.isEmpty()) {
            throw new RejectedException("name", MessageText.of("inquiry.saved.nameMissing"));
        }
        if (label.codePointCount(0, label.length()) > LONGEST_NAME) {
            throw new RejectedException("name", MessageText.of("inquiry.saved.nameLong", LONGEST_NAME));
        }
        if (!guard.isClean(label) || !guard.isClean(URLDecoder.decode(query, StandardCharsets.UTF_8))) {
            throw new RejectedException("name", MessageText.of("inquiry.rule.cardNumber"));
        }
        if (query.length() > LONGEST_QUERY) {
            throw new RejectedException("name", MessageText.of("inquiry.saved.queryLong"));
        }
        String key = index.of("saved_filter.name", label);
        Long known = jdbc.sql("select id from saved_filter where user_name = ? and name_key = ?")
                .params(me(), key)
                .query(Long.class)
                .optional()
                .orElse(null);
        if (known == null && mine().size() >= MOST) {
            throw new RejectedException("name", MessageText.of("inquiry.saved.tooMany", MOST));
        }
        long id = known == null ? Ids.next() : known;
        byte[] words = Objects.requireNonNull(SealedFilters.QUERY.seal(cipher, id, query));
        if (known == null) {
            byte[] sealedName = Objects.requireNonNull(SealedFilters.NAME.seal(cipher, id, label));
            jdbc.sql(
                            "insert into saved_filter (id, user_name, name_sealed, name_key, query_sealed) values (?, ?, ?, ?, ?)")
                    .params(id, me(), sealedName, key, words)
                    .update();
        } else {
            jdbc.sql("update saved_filter set query_sealed = ? where id = ?")
                    .params(words, id)
                    .update();
        }
    }

    /** Of somebody else's nothing is removed, and nothing is said of whether there is any. */
    @Transactional
    public void remove(long id) {
        jdbc.sql("delete from saved_filter where id = ? and user_name = ?")
                .params(id, me())
                .update();
    }

    private String me() {
        return currentUser.require().name();
    }
}
