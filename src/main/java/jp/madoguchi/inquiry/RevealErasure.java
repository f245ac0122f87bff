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
 * Erases why officials had something shown, which may name whom it was about. That they looked, when and at which inquiry stays. Of which
 * incident a look was is known by the inquiry's number alone, so that this room does it.
 */
@Component
class RevealErasure implements Erasable {
    private static final int PAGE = 500;
    private static final String OBJECT = "inquiry:";

    private final JdbcClient jdbc;

    RevealErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public ErasedKind kind() {
        return ErasedKind.REVEALS;
    }

    /** @param inquiry what was looked at; none: something that can't be told */
    private record Look(long id, @Nullable Long inquiry) {}

    private List<Look> looks(ErasureScope scope, long behind, int most) {
        return jdbc.sql("""
                        select id, object from personal_data_reveal
                        where octet_length(reason_sealed) > 0 and revealed_at < :before and id > :behind order by id limit :most""")
                .param("before", scope.beforeColumn())
                .param("behind", behind)
                .param("most", most)
                .query((row, n) -> new Look(row.getLong(1), inquiry(row.getString(2))))
                .list();
    }

    private static @Nullable Long inquiry(String object) {
        return object.startsWith(OBJECT)
                ? InquiryNumber.parse(object.substring(OBJECT.length())).stream()
                        .boxed()
                        .findFirst()
                        .orElse(null)
                : null;
    }

    /** Those of the inquiries that are another incident's, or are held here. */
    private Set<Long> among(List<Look> looks, String condition, ErasureScope scope) {
        List<Long> inquiries = looks.stream()
                .map(Look::inquiry)
                .filter(java.util.Objects::nonNull)
                .toList();
        return inquiries.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.sql("select i.id from inquiry i where i.id in (:ids) and " + condition)
                        .param("ids", inquiries)
                        .param("incident", scope.incidentId())
                        .query(Long.class)
                        .list());
    }

    private Set<Long> elsewhere(List<Look> looks, ErasureScope scope) {
        return among(looks, "i.incident_id <> :incident", scope);
    }

    private Set<Long> held(List<Look> looks, ErasureScope scope) {
        return among(
                looks, "i.incident_id = :incident and exists (select 1 from held_inquiry h where h.id = i.id)", scope);
    }

    private static long of(List<Look> looks, Set<Long> inquiries) {
        return looks.stream()
                .filter(look -> look.inquiry() != null && inquiries.contains(look.inquiry()))
                .count();
    }

    @Override
    public Found find(ErasureScope scope) {
        long due = 0;
        long held = 0;
        long behind = 0;
        List<Look> looks;
        do {
            looks = looks(scope, behind, PAGE);
            long heldHere = of(looks, held(looks, scope));
            held += heldHere;
            due += looks.size() - heldHere - of(looks, elsewhere(looks, scope));
            behind = looks.isEmpty() ? behind : looks.getLast().id();
        } while (looks.size() == PAGE);
        return new Found(due, held);
    }

    @Override
    public Step erase(ErasureScope scope, long behind, int most) {
        List<Look> looks = looks(scope, behind, most);
        Set<Long> staying = new HashSet<>(elsewhere(looks, scope));
        staying.addAll(held(looks, scope));
        List<Long> ids = looks.stream()
                .filter(look -> look.inquiry() == null || !staying.contains(look.inquiry()))
                .map(Look::id)
                .toList();
        if (!ids.isEmpty()) {
            jdbc.sql("update personal_data_reveal set reason_sealed = X'' where id in (:ids)")
                    .param("ids", ids)
                    .update();
        }
        return new Step(ids.size(), looks.isEmpty() ? behind : looks.getLast().id(), looks.size() < most);
    }
}
