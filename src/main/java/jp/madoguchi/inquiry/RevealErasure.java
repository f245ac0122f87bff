package jp.madoguchi.inquiry;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.madoguchi.privacy.retention.Erasable;
import jp.madoguchi.privacy.retention.ErasedKind;
import jp.madoguchi.privacy.retention.ErasureScope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Erases why officials had something shown, which may name whom it was about. That they looked, when and at what stays. Of which incident
 * a look was is known by the inquiry or the case alone, so that this room does it.
 */
@Component
class RevealErasure implements Erasable {
    private static final int PAGE = 500;
    private static final String INQUIRY = "inquiry:";
    private static final String CASE = "case:";

    private static final String HELD_INQUIRY = "exists (select 1 from held_inquiry h where h.id = t.id)";
    private static final String HELD_CASE = "exists (select 1 from held_case h where h.case_id = t.id)";

    private final JdbcClient jdbc;

    RevealErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public ErasedKind kind() {
        return ErasedKind.REVEALS;
    }

    /** A look at an inquiry or at a case; of one from before it was kept which case it was, the number is all. Else it can't be told. */
    private record Look(
            long id,
            @Nullable Long inquiry,
            @Nullable Long caseId,
            @Nullable String caseNumber) {}

    private List<Look> looks(ErasureScope scope, long behind, int most) {
        return jdbc.sql("""
                        select id, object, case_id from personal_data_reveal
                        where octet_length(reason_sealed) > 0 and revealed_at < :before and id > :behind order by id limit :most""")
                .param("before", scope.beforeColumn())
                .param("behind", behind)
                .param("most", most)
                .query((row, n) -> look(row.getLong(1), row.getString(2), row.getObject(3, Long.class)))
                .list();
    }

    private static Look look(long id, String object, @Nullable Long caseId) {
        if (object.startsWith(INQUIRY)) {
            Long inquiry = InquiryNumber.parse(object.substring(INQUIRY.length())).stream()
                    .boxed()
                    .findFirst()
                    .orElse(null);
            return new Look(id, inquiry, null, null);
        }
        return caseId == null && object.startsWith(CASE)
                ? new Look(id, null, null, object.substring(CASE.length()))
                : new Look(id, null, caseId, null);
    }

    /**
     * What stays of some looks.
     *
     * @param elsewhere those of another incident
     * @param held those that are held in this one
     */
    private record Staying(Set<Long> elsewhere, Set<Long> held) {}

    private Staying staying(List<Look> looks, ErasureScope scope) {
        Staying staying = new Staying(new HashSet<>(), new HashSet<>());
        sort(looks, Look::inquiry, places("inquiry", "id", HELD_INQUIRY, ids(looks, Look::inquiry)), scope, staying);
        sort(looks, Look::caseId, places("case_file", "id", HELD_CASE, ids(looks, Look::caseId)), scope, staying);
        sort(
                looks,
                Look::caseNumber,
                places("case_file", "case_number", HELD_CASE, ids(looks, Look::caseNumber)),
                scope,
                staying);
        return staying;
    }

    private static List<Object> ids(List<Look> looks, Function<Look, @Nullable Object> id) {
        return looks.stream().map(id).filter(Objects::nonNull).distinct().toList();
    }

    private record Place(Object what, long incidentId, boolean held) {}

    /** Where they are: of a number, several. */
    private Map<Object, List<Place>> places(String table, String column, String held, List<Object> ids) {
        return ids.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("select t." + column + ", t.incident_id, case when " + held + " then 1 else 0 end from "
                                + table + " t where t." + column + " in (:ids)")
                        .param("ids", ids)
                        .query((row, n) -> new Place(row.getObject(1), row.getLong(2), row.getInt(3) == 1))
                        .list()
                        .stream()
                        .collect(Collectors.groupingBy(Place::what));
    }

    /** A look that may be one of several cases' stays as long as any of them is held; else it goes with the first incident of theirs. */
    private static void sort(
            List<Look> looks,
            Function<Look, @Nullable Object> id,
            Map<Object, List<Place>> places,
            ErasureScope scope,
            Staying staying) {
        for (Look look : looks) {
            Object what = id.apply(look);
            List<Place> of = what == null ? List.of() : places.getOrDefault(what, List.of());
            boolean here = of.isEmpty() || of.stream().anyMatch(place -> place.incidentId() == scope.incidentId());
            boolean heldHere = of.stream().anyMatch(place -> place.held() && place.incidentId() == scope.incidentId());
            if (heldHere) {
                staying.held().add(look.id());
            } else if (!here || of.stream().anyMatch(Place::held)) {
                staying.elsewhere().add(look.id());
            }
        }
    }

    @Override
    public Found find(ErasureScope scope) {
        long due = 0;
        long held = 0;
        long behind = 0;
        List<Look> looks;
        do {
            looks = looks(scope, behind, PAGE);
            Staying staying = staying(looks, scope);
            held += staying.held().size();
            due += looks.size() - staying.held().size() - staying.elsewhere().size();
            behind = looks.isEmpty() ? behind : looks.getLast().id();
        } while (looks.size() == PAGE);
        return new Found(due, held);
    }

    @Override
    public Step erase(ErasureScope scope, long behind, int most) {
        List<Look> looks = looks(scope, behind, most);
        Staying staying = staying(looks, scope);
        List<Long> ids = looks.stream()
                .map(Look::id)
                .filter(id ->
                        !staying.held().contains(id) && !staying.elsewhere().contains(id))
                .toList();
        if (!ids.isEmpty()) {
            jdbc.sql("update personal_data_reveal set reason_sealed = X'' where id in (:ids)")
                    .param("ids", ids)
                    .update();
        }
        return new Step(ids.size(), looks.isEmpty() ? behind : looks.getLast().id(), looks.size() < most);
    }
}
