package jp.madoguchi.regulator;

import static jp.madoguchi.regulator.RegulatorColumns.day;
import static jp.madoguchi.regulator.RegulatorColumns.dayOrNone;
import static jp.madoguchi.regulator.RegulatorColumns.signed;
import static jp.madoguchi.regulator.RegulatorColumns.signedOrNone;
import static jp.madoguchi.regulator.RegulatorColumns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of actions with their measures and reasons. */
@Repository
class RegulatorActionStore {
    private final JdbcClient jdbc;

    RegulatorActionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param action without measures and reasons */
    record Head(
            long incidentId,
            int version,
            Signed changed,
            RegisteredAction.@Nullable Withdrawal withdrawn,
            RegulatorAction action) {
        long id() {
            return action.id();
        }
    }

    /** A measure with the version of what is done about it. */
    record Versioned(long actionId, int version, RequiredMeasure measure) {}

    /** A measure that is due, with the action that requires it. */
    record Due(long actionId, String authority, RequiredMeasure measure) {}

    /** The oldest first, without measures and reasons. */
    List<Head> heads(long incidentId) {
        return jdbc.sql("select * from regulator_action where incident_id = ? order by issued_on, id")
                .param(incidentId)
                .query((row, n) -> head(row))
                .list();
    }

    Optional<Head> head(long actionId) {
        return jdbc.sql("select * from regulator_action where id = ?")
                .param(actionId)
                .query((row, n) -> head(row))
                .optional();
    }

    /** The same, and nobody else changes anything of it until the transaction has ended. */
    Optional<Head> lock(long actionId) {
        return jdbc.sql("select * from regulator_action where id = ? for update")
                .param(actionId)
                .query((row, n) -> head(row))
                .optional();
    }

    /** Measures and reasons of the heads put into them: two statements for all of them. */
    List<RegulatorAction> whole(List<Head> heads) {
        if (heads.isEmpty()) {
            return List.of();
        }
        List<Long> ids = heads.stream().map(Head::id).toList();
        Map<Long, List<Versioned>> measures =
                measures(ids).stream().collect(Collectors.groupingBy(Versioned::actionId));
        Map<Long, List<String>> reasons = reasons(ids);
        return heads.stream()
                .map(head -> with(
                        head.action(),
                        measures.getOrDefault(head.id(), List.of()).stream()
                                .map(Versioned::measure)
                                .toList(),
                        reasons.getOrDefault(head.id(), List.of())))
                .toList();
    }

    private static RegulatorAction with(RegulatorAction head, List<RequiredMeasure> measures, List<String> reasons) {
        return new RegulatorAction(
                head.id(),
                head.kind(),
                head.authority(),
                head.issuedOn(),
                head.addressee(),
                head.basis(),
                head.subject(),
                measures,
                reasons,
                head.remark());
    }

    List<Versioned> measures(List<Long> actionIds) {
        return jdbc.sql("select * from regulator_measure where action_id in (:ids) order by action_id, position")
                .param("ids", actionIds)
                .query((row, n) -> versioned(row))
                .list();
    }

    private Map<Long, List<String>> reasons(List<Long> actionIds) {
        Map<Long, List<String>> reasons = new HashMap<>();
        jdbc.sql(
                        "select action_id, content from regulator_reason where action_id in (:ids) order by action_id, position")
                .param("ids", actionIds)
                .query(row -> {
                    reasons.computeIfAbsent(row.getLong("action_id"), id -> new ArrayList<>())
                            .add(text(row, "content"));
                });
        return reasons;
    }

    Optional<Versioned> measure(long measureId) {
        return jdbc.sql("select * from regulator_measure where id = ?")
                .param(measureId)
                .query((row, n) -> versioned(row))
                .optional();
    }

    /** What is not done and due until a day, that day included, the earliest first; of what counts. */
    List<Due> dueUntil(long incidentId, LocalDate last) {
        return jdbc.sql("""
                        select m.*, a.authority from regulator_measure m join regulator_action a on a.id = m.action_id
                        where a.incident_id = ? and a.withdrawn_at is null and m.state <> 'DONE' and m.due_on <= ?
                        order by m.due_on, a.issued_on, a.id, m.position""")
                .params(incidentId, last)
                .query((row, n) -> new Due(
                        row.getLong("action_id"),
                        text(row, "authority"),
                        versioned(row).measure()))
                .list();
    }

    long add(long incidentId, RegulatorAction action, Signed signed) {
        long id = Ids.next();
        jdbc.sql("""
                        insert into regulator_action (incident_id, kind, authority, issued_on, addressee, law, article, basis_as_of,
                          later_number, subject, remark, version, changed_by, changed_by_name, changed_at, id)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?)""").params(values(incidentId, action, signed, id)).update();
        action.measures().forEach(measure -> addMeasure(id, measure));
        addReasons(id, action.reasons());
        return id;
    }

    /** False where it isn't in the version in which it was looked at. */
    boolean change(long incidentId, long actionId, int seen, RegulatorAction action, Signed signed) {
        List<Object> values = new ArrayList<>(values(incidentId, action, signed, actionId));
        values.add(seen);
        if (jdbc.sql("""
                                update regulator_action set incident_id = ?, kind = ?, authority = ?, issued_on = ?, addressee = ?,
                                  law = ?, article = ?, basis_as_of = ?, later_number = ?, subject = ?, remark = ?,
                                  version = version + 1, changed_by = ?, changed_by_name = ?, changed_at = ?
                                where id = ? and version = ?""").params(values).update() == 0) {
            return false;
        }
        Set<Long> kept = action.measures().stream().map(RequiredMeasure::id).collect(Collectors.toSet());
        measures(List.of(actionId)).stream()
                .map(there -> there.measure().id())
                .filter(id -> !kept.contains(id))
                .forEach(id -> jdbc.sql("delete from regulator_measure where id = ?")
                        .param(id)
                        .update());
        action.measures().forEach(measure -> {
            if (measure.id() == 0) {
                addMeasure(actionId, measure);
            } else {
                jdbc.sql("update regulator_measure set position = ?, content = ? where id = ?")
                        .params(measure.position(), measure.text(), measure.id())
                        .update();
            }
        });
        jdbc.sql("delete from regulator_reason where action_id = ?")
                .param(actionId)
                .update();
        addReasons(actionId, action.reasons());
        return true;
    }

    private static List<Object> values(long incidentId, RegulatorAction action, Signed signed, long id) {
        return Arrays.asList(
                incidentId,
                action.kind().name(),
                action.authority(),
                action.issuedOn(),
                action.addressee(),
                action.basis().law(),
                action.basis().article(),
                action.basis().asOf(),
                action.basis().laterNumber(),
                action.subject(),
                action.remark(),
                signed.by(),
                signed.name(),
                Tokyo.toColumn(signed.at()),
                id);
    }

    private void addMeasure(long actionId, RequiredMeasure measure) {
        jdbc.sql("""
                        insert into regulator_measure (id, action_id, position, content, state, due_on, version)
                        values (?, ?, ?, ?, ?, ?, 1)""")
                .params(Arrays.asList(
                        Ids.next(),
                        actionId,
                        measure.position(),
                        measure.text(),
                        measure.state().name(),
                        measure.dueOn()))
                .update();
    }

    private void addReasons(long actionId, List<String> reasons) {
        int position = 0;
        for (String reason : reasons) {
            jdbc.sql("insert into regulator_reason (id, action_id, position, content) values (?, ?, ?, ?)")
                    .params(Ids.next(), actionId, ++position, reason)
                    .update();
        }
    }

    boolean withdraw(long actionId, int seen, String reason, Signed signed) {
        return jdbc.sql("""
                                update regulator_action set version = version + 1, withdrawn_reason = ?, withdrawn_by = ?,
                                  withdrawn_by_name = ?, withdrawn_at = ?
                                where id = ? and version = ? and withdrawn_at is null""")
                        .params(Arrays.asList(
                                reason, signed.by(), signed.name(), Tokyo.toColumn(signed.at()), actionId, seen))
                        .update()
                == 1;
    }

    /** False where it isn't in the version in which it was looked at. */
    boolean follow(RequiredMeasure now, int seen) {
        return jdbc.sql("""
                                update regulator_measure set owner = ?, state = ?, due_on = ?, version = version + 1
                                where id = ? and version = ?""")
                        .params(Arrays.asList(now.owner(), now.state().name(), now.dueOn(), now.id(), seen))
                        .update()
                == 1;
    }

    /** Who did anything about it last. */
    void touch(long actionId, Signed signed) {
        jdbc.sql("update regulator_action set changed_by = ?, changed_by_name = ?, changed_at = ? where id = ?")
                .params(Arrays.asList(signed.by(), signed.name(), Tokyo.toColumn(signed.at()), actionId))
                .update();
    }

    private static Head head(ResultSet row) throws SQLException {
        Signed withdrawn = signedOrNone(row, "withdrawn");
        return new Head(
                row.getLong("incident_id"),
                row.getInt("version"),
                signed(row, "changed"),
                withdrawn == null
                        ? null
                        : new RegisteredAction.Withdrawal(
                                Objects.requireNonNull(row.getString("withdrawn_reason")), withdrawn),
                new RegulatorAction(
                        row.getLong("id"),
                        ActionKind.valueOf(row.getString("kind")),
                        text(row, "authority"),
                        day(row, "issued_on"),
                        text(row, "addressee"),
                        new Statute(
                                text(row, "law"),
                                text(row, "article"),
                                day(row, "basis_as_of"),
                                text(row, "later_number")),
                        text(row, "subject"),
                        List.of(),
                        List.of(),
                        row.getString("remark")));
    }

    private static Versioned versioned(ResultSet row) throws SQLException {
        return new Versioned(
                row.getLong("action_id"),
                row.getInt("version"),
                new RequiredMeasure(
                        row.getLong("id"),
                        row.getInt("position"),
                        text(row, "content"),
                        row.getString("owner"),
                        MeasureState.valueOf(row.getString("state")),
                        dayOrNone(row, "due_on")));
    }
}
