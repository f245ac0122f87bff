package jp.madoguchi.inquiry;

import jp.madoguchi.privacy.retention.Erasable;
import jp.madoguchi.privacy.retention.ErasedKind;
import jp.madoguchi.privacy.retention.ErasureScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Erases what operators began to write. Filters that they keep have no day and no incident: they go where everything does, since
 * people filter by names and numbers.
 */
@Component
class DraftErasure implements Erasable {
    private static final String DRAFTS = " from inquiry_draft where incident_id = ? and kept_at < ?";
    private static final String FILTERS = " from saved_filter";

    private final JdbcClient jdbc;

    DraftErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public ErasedKind kind() {
        return ErasedKind.DRAFTS;
    }

    /** A draft of a held case stays a draft for some days at most anyway; nothing is held here. */
    @Override
    public Found find(ErasureScope scope) {
        long drafts = jdbc.sql("select count(*)" + DRAFTS)
                .params(scope.incidentId(), scope.beforeColumn())
                .query(Long.class)
                .single();
        long filters = scope.before() != null
                ? 0
                : jdbc.sql("select count(*)" + FILTERS).query(Long.class).single();
        return new Found(drafts + filters, 0);
    }

    /** All at once: there are never more than the operators are. */
    @Override
    public Step erase(ErasureScope scope, long behind, int most) {
        long erased = jdbc.sql("delete" + DRAFTS)
                .params(scope.incidentId(), scope.beforeColumn())
                .update();
        if (scope.before() == null) {
            erased += jdbc.sql("delete" + FILTERS).update();
        }
        return new Step(erased, behind, true);
    }
}
