package jp.madoguchi.inquiry.script;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of scripts: a row for each version, none of which is ever changed. */
@Repository
class ScriptQueries {
    private static final String VERSIONS = """
            select v.id, v.script_id, v.version, s.category_id, s.topic_id, v.question, v.answer, v.checks,
              v.valid_from, v.valid_until, v.written_by, v.written_at,
              (select count(*) from inquiry i join answer_script_version u on u.id = i.answer_id
               where u.script_id = v.script_id) as used
            from answer_script_version v join answer_script s on s.id = v.script_id
            """;

    private final JdbcClient jdbc;

    ScriptQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All versions of an incident, the latest first; there are some dozens of scripts, not thousands. */
    List<AnswerScript> all(long incidentId) {
        return read("where s.incident_id = ? order by s.sort, s.id, v.version desc", incidentId);
    }

    Optional<AnswerScript> version(long versionId) {
        return read("where v.id = ?", versionId).stream().findFirst();
    }

    private List<AnswerScript> read(String condition, long id) {
        return jdbc.sql(VERSIONS + condition)
                .param(id)
                .query((row, n) -> new AnswerScript(
                        row.getLong("id"),
                        row.getLong("script_id"),
                        row.getInt("version"),
                        row.getLong("category_id"),
                        row.getObject("topic_id", Long.class),
                        row.getString("question"),
                        row.getString("answer"),
                        row.getString("checks"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_until", LocalDate.class),
                        row.getString("written_by"),
                        Objects.requireNonNull(Tokyo.fromColumn(row.getObject("written_at", LocalDateTime.class))),
                        row.getInt("used")))
                .list();
    }

    long add(long incidentId, ScriptText text) {
        long id = Ids.next();
        jdbc.sql("insert into answer_script (id, incident_id, category_id, topic_id, sort) values (?, ?, ?, ?, ?)")
                .params(Arrays.asList(id, incidentId, text.categoryId(), text.topicId(), next(incidentId)))
                .update();
        return id;
    }

    private int next(long incidentId) {
        return jdbc.sql("select coalesce(max(sort), 0) + 1 from answer_script where incident_id = ?")
                .param(incidentId)
                .query(Integer.class)
                .single();
    }

    void place(long scriptId, ScriptText text) {
        jdbc.sql("update answer_script set category_id = ?, topic_id = ? where id = ?")
                .params(Arrays.asList(text.categoryId(), text.topicId(), scriptId))
                .update();
    }

    void addVersion(long scriptId, int version, ScriptText text, String user, Instant now) {
        jdbc.sql("""
                        insert into answer_script_version (id, script_id, version, question, answer, checks, valid_from,
                          valid_until, written_by, written_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        Ids.next(),
                        scriptId,
                        version,
                        text.question().strip(),
                        text.answer().strip(),
                        text.checks().strip(),
                        text.validFrom(),
                        text.validUntil(),
                        user,
                        Tokyo.toColumn(now)))
                .update();
    }
}
