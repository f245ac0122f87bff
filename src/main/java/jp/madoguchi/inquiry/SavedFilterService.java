package jp.madoguchi.inquiry;

import jakarta.annotation.security.RolesAllowed;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.privacy.CardNumberGuard;
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

    SavedFilterService(JdbcClient jdbc, CardNumberGuard guard, CurrentUser currentUser) {
        this.jdbc = jdbc;
        this.guard = guard;
        this.currentUser = currentUser;
    }

    /** The user's own, by their names. */
    @Transactional(readOnly = true)
    public List<SavedFilter> mine() {
        return jdbc.sql("select id, name, query from saved_filter where user_name = ? order by name")
                .param(me())
                .query(SavedFilter.class)
                .list();
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
        int replaced = jdbc.sql("update saved_filter set query = ? where user_name = ? and name = ?")
                .params(query, me(), label)
                .update();
        if (replaced == 0) {
            if (mine().size() >= MOST) {
                throw new RejectedException("name", MessageText.of("inquiry.saved.tooMany", MOST));
            }
            jdbc.sql("insert into saved_filter (id, user_name, name, query) values (?, ?, ?, ?)")
                    .params(Ids.next(), me(), label, query)
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
