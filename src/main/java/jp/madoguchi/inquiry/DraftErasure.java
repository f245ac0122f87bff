package jp.madoguchi.inquiry;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jp.madoguchi.privacy.retention.Erasable;
import jp.madoguchi.privacy.retention.ErasedKind;
import jp.madoguchi.privacy.retention.ErasureScope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Erases what operators began to write. Filters that they keep have no day and no incident: they go where everything does, since
 * people filter by names and numbers.
 */
@Component
class DraftErasure implements Erasable {
    private static final String DRAFTS = """
            select id, sealed_caller, case_id is not null and exists (select 1 from held_case h where h.case_id = d.case_id) as held
            from inquiry_draft d where incident_id = ? and kept_at < ?""";
    /** What an open request of the person asks for. */
    private static final String NOT_ASKED = """
             and not exists (select 1 from asked_case q where q.case_id = d.case_id)""";

    private static final String FILTERS = " from saved_filter";

    private final JdbcClient jdbc;
    private final SealedInquiryColumns sealed;

    DraftErasure(JdbcClient jdbc, SealedInquiryColumns sealed) {
        this.jdbc = jdbc;
        this.sealed = sealed;
    }

    @Override
    public ErasedKind kind() {
        return ErasedKind.DRAFTS;
    }

    private record Draft(long id, boolean held) {}

    /** Held is what is written about a held case, or with a number of theirs where no case was chosen yet or another one. */
    private List<Draft> drafts(ErasureScope scope) {
        Set<Long> numbers = new HashSet<>(jdbc.sql("select phone_key from held_phone where incident_id = ?")
                .param(scope.incidentId())
                .query(Long.class)
                .list());
        return jdbc.sql(scope.unfinished() ? DRAFTS : DRAFTS + NOT_ASKED)
                .params(scope.incidentId(), scope.beforeColumn())
                .query((row, n) -> new Draft(
                        row.getLong(1),
                        row.getBoolean(3)
                                || !numbers.isEmpty() && numbers.contains(key(row.getLong(1), row.getBytes(2)))))
                .list();
    }

    /** Drafts are few, so that the number's key needs no column. */
    private @Nullable Long key(long id, byte @Nullable [] caller) {
        return sealed.callerKey(sealed.open(SealedInquiryColumns.DRAFT_CALLER, id, caller));
    }

    @Override
    public Found find(ErasureScope scope) {
        List<Draft> drafts = drafts(scope);
        long held = drafts.stream().filter(Draft::held).count();
        long filters = scope.before() != null
                ? 0
                : jdbc.sql("select count(*)" + FILTERS).query(Long.class).single();
        return new Found(drafts.size() - held + filters, held);
    }

    /** All at once: there are never more than the operators are. */
    @Override
    public Step erase(ErasureScope scope, long behind, int most) {
        List<Long> ids = drafts(scope).stream()
                .filter(draft -> !draft.held())
                .map(Draft::id)
                .toList();
        long erased = ids.isEmpty()
                ? 0
                // one that is gone on with in this moment is new again
                : jdbc.sql("delete from inquiry_draft where id in (:ids) and kept_at < :before")
                        .param("ids", ids)
                        .param("before", scope.beforeColumn())
                        .update();
        if (scope.before() == null) {
            erased += jdbc.sql("delete" + FILTERS).update();
        }
        return new Step(erased, behind, true);
    }
}
