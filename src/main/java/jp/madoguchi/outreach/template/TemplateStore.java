package jp.madoguchi.outreach.template;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.WaveKind;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of templates. */
@Repository
class TemplateStore {
    private static final String LATEST = "(select max(n.number) from template_version n where n.template_id = t.id)";
    private static final String VERSION = """
            select v.id, v.template_id, t.incident_id, t.name, t.kind, t.channel, t.retired, v.number, """ + " " + LATEST + """
             as latest, v.subject_ja, v.text_ja, v.html_ja, v.subject_en, v.text_en, v.html_en, v.written_by, v.written_at
            from template_version v join message_template t on t.id = v.template_id """;

    private final JdbcClient jdbc;

    TemplateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<MessageTemplate> templates(long incidentId) {
        return jdbc.sql("""
                        select t.id, t.name, t.kind, t.channel, t.retired, v.number, v.id as version_id, v.written_by, v.written_at
                        from message_template t join template_version v on v.template_id = t.id
                        where t.incident_id = ? and v.number = """ + " " + LATEST + " order by t.retired, t.name")
                .param(incidentId)
                .query((row, n) -> new MessageTemplate(
                        row.getLong("id"),
                        row.getString("name"),
                        WaveKind.valueOf(row.getString("kind")),
                        MessageChannel.valueOf(row.getString("channel")),
                        row.getBoolean("retired"),
                        row.getInt("number"),
                        row.getLong("version_id"),
                        row.getString("written_by"),
                        instant(row)))
                .list();
    }

    List<TemplateVersion> versions(long templateId) {
        return jdbc.sql(VERSION + " where t.id = ? order by v.number desc")
                .param(templateId)
                .query(TemplateStore::version)
                .list();
    }

    Optional<TemplateVersion> version(long versionId) {
        return jdbc.sql(VERSION + " where v.id = ?")
                .param(versionId)
                .query(TemplateStore::version)
                .optional();
    }

    Optional<TemplateVersion> latest(long templateId) {
        return versions(templateId).stream().findFirst();
    }

    /** Whoever writes a version waits here for who is writing one. */
    boolean lock(long templateId) {
        return jdbc.sql("select id from message_template where id = ? for update")
                .param(templateId)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    long add(long incidentId, String name, WaveKind kind, MessageChannel channel) {
        long id = Ids.next();
        jdbc.sql(
                        "insert into message_template (id, incident_id, name, kind, channel, retired) values (?, ?, ?, ?, ?, false)")
                .params(id, incidentId, name, kind.name(), channel.name())
                .update();
        return id;
    }

    void addVersion(long templateId, int number, TemplateTexts texts, String by, Instant at) {
        jdbc.sql("""
                        insert into template_version (id, template_id, number, subject_ja, text_ja, html_ja, subject_en, text_en,
                          html_en, written_by, written_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        Ids.next(),
                        templateId,
                        number,
                        texts.subjectJa(),
                        texts.textJa(),
                        texts.htmlJa(),
                        texts.subjectEn(),
                        texts.textEn(),
                        texts.htmlEn(),
                        by,
                        Tokyo.toColumn(at)))
                .update();
    }

    void retire(long templateId, boolean retired) {
        jdbc.sql("update message_template set retired = ? where id = ?")
                .params(retired, templateId)
                .update();
    }

    Optional<String> hotline(long incidentId) {
        return jdbc.sql("select hotline from outreach_hotline where incident_id = ?")
                .param(incidentId)
                .query(String.class)
                .optional();
    }

    record Hotline(String hotline, String setBy) {}

    Optional<Hotline> hotlineSet(long incidentId) {
        return jdbc.sql("select hotline, set_by from outreach_hotline where incident_id = ?")
                .param(incidentId)
                .query(Hotline.class)
                .optional();
    }

    void setHotline(long incidentId, String hotline, String by, Instant at) {
        jdbc.sql("delete from outreach_hotline where incident_id = ?")
                .param(incidentId)
                .update();
        jdbc.sql("insert into outreach_hotline (incident_id, hotline, set_by, set_at) values (?, ?, ?, ?)")
                .params(Arrays.asList(incidentId, hotline, by, Tokyo.toColumn(at)))
                .update();
    }

    /** How long things get among the incident's persons. Whoever is merged away has cards that go into the survivor's message. */
    LongestValues longest(long incidentId) {
        int[] lengths = jdbc.sql("""
                        select coalesce(max(name_length), 0), coalesce(max(char_length(case_number)), 0)
                        from case_file where incident_id = ?""")
                .param(incidentId)
                .query((row, n) -> new int[] {row.getInt(1), row.getInt(2)})
                .single();
        int cards = jdbc.sql("""
                        select coalesce(max(p.cards), 1) from (
                          select count(*) as cards from affected_card c join case_file f on f.id = c.case_id
                          where c.incident_id = ? group by coalesce(f.merged_into, f.id)) p""").param(incidentId).query(Integer.class).single();
        return new LongestValues(Math.max(10, lengths[0]), Math.max(7, lengths[1]), cards);
    }

    private static TemplateVersion version(ResultSet row, int n) throws SQLException {
        return new TemplateVersion(
                row.getLong("id"),
                row.getLong("template_id"),
                row.getLong("incident_id"),
                row.getString("name"),
                WaveKind.valueOf(row.getString("kind")),
                MessageChannel.valueOf(row.getString("channel")),
                row.getBoolean("retired"),
                row.getInt("number"),
                row.getInt("latest"),
                new TemplateTexts(
                        row.getString("subject_ja"),
                        row.getString("text_ja"),
                        row.getString("html_ja"),
                        row.getString("subject_en"),
                        row.getString("text_en"),
                        row.getString("html_en")),
                row.getString("written_by"),
                instant(row));
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return Objects.requireNonNull(Tokyo.fromColumn(row.getObject("written_at", LocalDateTime.class)));
    }
}
