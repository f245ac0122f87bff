package jp.madoguchi.regulator;

import static jp.madoguchi.regulator.RegulatorColumns.countOrNone;
import static jp.madoguchi.regulator.RegulatorColumns.dayOrNone;
import static jp.madoguchi.regulator.RegulatorColumns.idOrNone;
import static jp.madoguchi.regulator.RegulatorColumns.signed;
import static jp.madoguchi.regulator.RegulatorColumns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.regulator.RegulatorChange.Field;
import jp.madoguchi.regulator.RegulatorChange.Line;
import jp.madoguchi.regulator.RegulatorChange.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The history of the register. Rows are only ever added. */
@Repository
class RegulatorChangeStore {
    private final JdbcClient jdbc;

    RegulatorChangeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A progress report with the day that it is about. */
    record Report(long id, long actionId, int position, LocalDate day, String words) {}

    /** @return with the id that it got */
    RegulatorChange add(long actionId, RegulatorChange change) {
        long id = Ids.next();
        Signed by = change.signed();
        NoteKind kind = change.noteKind();
        jdbc.sql("""
                        insert into regulator_change (id, action_id, measure_id, measure_position, step, version, changed_by,
                          changed_by_name, changed_at, words, note_kind, on_day)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        id,
                        actionId,
                        change.measureId(),
                        change.measurePosition(),
                        change.step().name(),
                        change.version(),
                        by.by(),
                        by.name(),
                        Tokyo.toColumn(by.at()),
                        change.words(),
                        kind == null ? null : kind.name(),
                        change.onDay()))
                .update();
        int sort = 0;
        for (Line line : change.lines()) {
            jdbc.sql("""
                            insert into regulator_change_line (id, change_id, sort, field, position, was, became)
                            values (?, ?, ?, ?, ?, ?, ?)""")
                    .params(Arrays.asList(
                            Ids.next(), id, sort++, line.field().name(), line.position(), line.was(), line.became()))
                    .update();
        }
        return change(id, change, change.lines());
    }

    /** All of an action, the latest first: two statements. */
    List<RegulatorChange> of(long actionId) {
        Map<Long, List<Line>> lines = new HashMap<>();
        jdbc.sql("""
                        select l.* from regulator_change_line l join regulator_change c on c.id = l.change_id
                        where c.action_id = ? order by l.change_id, l.sort""").param(actionId).query(row -> {
            lines.computeIfAbsent(row.getLong("change_id"), id -> new ArrayList<>())
                    .add(new Line(
                            Field.valueOf(row.getString("field")),
                            countOrNone(row, "position"),
                            row.getString("was"),
                            row.getString("became")));
        });
        return jdbc
                .sql("select * from regulator_change where action_id = ? order by changed_at desc, id desc")
                .param(actionId)
                .query((row, n) -> change(row))
                .list()
                .stream()
                .map(change -> change(change.id(), change, lines.getOrDefault(change.id(), List.of())))
                .toList();
    }

    /** Who did something last to a measure, or where nobody has yet or none is given, to the entry itself. */
    Signed last(long actionId, @Nullable Long measureId) {
        return jdbc.sql("""
                        select * from regulator_change
                        where action_id = :action and (measure_id = :measure or measure_id is null)
                          and step not in ('FILE_ADDED', 'FILE_REMOVED')
                        order by case when measure_id is null then 1 else 0 end, changed_at desc, id desc limit 1""")
                .param("action", actionId)
                .param("measure", measureId)
                .query((row, n) -> signed(row, "changed"))
                .single();
    }

    /** The latest first; of what counts, and of what was withdrawn the withdrawal. */
    List<RegulatorWaiting.News> since(long incidentId, Instant since, int most) {
        return jdbc.sql("""
                        select c.*, a.authority from regulator_change c join regulator_action a on a.id = c.action_id
                        where a.incident_id = ? and c.changed_at >= ? and (a.withdrawn_at is null or c.step = 'WITHDRAWN')
                        order by c.changed_at desc, c.id desc limit ?""")
                .params(Arrays.asList(incidentId, Tokyo.toColumn(since), most))
                .query((row, n) -> new RegulatorWaiting.News(
                        row.getLong("action_id"),
                        text(row, "authority"),
                        Step.valueOf(row.getString("step")),
                        signed(row, "changed")))
                .list();
    }

    /** The progress reports about the days of a span, of what counts. */
    List<Report> reports(long incidentId, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        select c.* from regulator_change c join regulator_action a on a.id = c.action_id
                        where a.incident_id = ? and a.withdrawn_at is null and c.note_kind = 'PROGRESS_REPORT'
                          and c.on_day between ? and ?
                        order by c.on_day, c.id""")
                .params(incidentId, from, to)
                .query((row, n) -> new Report(
                        row.getLong("id"),
                        row.getLong("action_id"),
                        row.getInt("measure_position"),
                        RegulatorColumns.day(row, "on_day"),
                        text(row, "words")))
                .list();
    }

    private static RegulatorChange change(ResultSet row) throws SQLException {
        String kind = row.getString("note_kind");
        return new RegulatorChange(
                row.getLong("id"),
                idOrNone(row, "measure_id"),
                countOrNone(row, "measure_position"),
                Step.valueOf(row.getString("step")),
                row.getInt("version"),
                signed(row, "changed"),
                row.getString("words"),
                kind == null ? null : NoteKind.valueOf(kind),
                dayOrNone(row, "on_day"),
                List.of());
    }

    private static RegulatorChange change(long id, RegulatorChange change, List<Line> lines) {
        return new RegulatorChange(
                id,
                change.measureId(),
                change.measurePosition(),
                change.step(),
                change.version(),
                change.signed(),
                change.words(),
                change.noteKind(),
                change.onDay(),
                lines);
    }
}
