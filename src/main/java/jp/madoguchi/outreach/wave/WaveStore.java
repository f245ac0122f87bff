package jp.madoguchi.outreach.wave;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.WaveKind;
import jp.madoguchi.platform.i18n.LocalizedText;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of waves and their steps. */
@Repository
class WaveStore {
    private static final String WAVE = """
            select id, incident_id, number, kind, channel, title_ja, title_en, template_version_id, audience, per_card, outside,
              state, state_at, prepared_by, submitted_by, returned_note, released_by, released_at, starts_at, send_from, send_until,
              per_minute, bounce_count, bounce_percent, busy_percent, survey_until, recipients, cards, paused_cause, paused_by,
              paused_note, sent_from, sent_to, row_version
            from wave """;
    private static final int MINUTES_OF_HOUR = 60;

    private final JdbcClient jdbc;
    private final AudienceJson json;

    WaveStore(JdbcClient jdbc, AudienceJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The latest first. */
    List<Wave> all(long incidentId) {
        return jdbc.sql(WAVE + " where incident_id = ? order by number desc")
                .param(incidentId)
                .query(this::wave)
                .list();
    }

    Optional<Wave> byNumber(long incidentId, int number) {
        return jdbc.sql(WAVE + " where incident_id = ? and number = ?")
                .params(incidentId, number)
                .query(this::wave)
                .optional();
    }

    Optional<Wave> byId(long id) {
        return jdbc.sql(WAVE + " where id = ?").param(id).query(this::wave).optional();
    }

    /** Whoever decides on a wave waits here for who is deciding. Ask it before anything else is read. */
    Optional<Wave> lock(long id) {
        return jdbc.sql(WAVE + " where id = ? for update")
                .param(id)
                .query(this::wave)
                .optional();
    }

    Set<Integer> releasedNumbers(long incidentId) {
        return new HashSet<>(jdbc.sql("select number from wave where incident_id = ? and released_at is not null")
                .param(incidentId)
                .query(Integer.class)
                .list());
    }

    /** The numbers are given one after the other: whoever prepares a wave waits for who is preparing one. */
    int nextNumber(long incidentId) {
        jdbc.sql("select id from incident where id = ? for update")
                .param(incidentId)
                .query(Long.class)
                .optional();
        return jdbc.sql("select coalesce(max(number), 0) + 1 from wave where incident_id = ?")
                .param(incidentId)
                .query(Integer.class)
                .single();
    }

    long add(long incidentId, int number, WaveDraft draft, String by, Instant at) {
        long id = Ids.next();
        jdbc.sql("""
                        insert into wave (id, incident_id, number, kind, channel, title_ja, title_en, audience, state, state_at,
                          prepared_by, prepared_at) values (?, ?, ?, ?, ?, ?, ?, ?, 'DRAFT', ?, ?, ?)""")
                .params(Arrays.asList(
                        id,
                        incidentId,
                        number,
                        draft.kind().name(),
                        draft.channel().name(),
                        draft.titleJa(),
                        draft.titleEn(),
                        json.write(draft.audience()),
                        Tokyo.toColumn(at),
                        by,
                        Tokyo.toColumn(at)))
                .update();
        change(id, draft);
        return id;
    }

    /** All of a draft, whose rules have been kept. */
    void change(long id, WaveDraft draft) {
        jdbc.sql("""
                        update wave set kind = ?, channel = ?, title_ja = ?, title_en = ?, template_version_id = ?, audience = ?,
                          per_card = ?, outside = ?, starts_at = ?, send_from = ?, send_until = ?, per_minute = ?, bounce_count = ?,
                          bounce_percent = ?, busy_percent = ?, survey_until = ?, row_version = row_version + 1
                        where id = ?""")
                .params(Arrays.asList(
                        draft.kind().name(),
                        draft.channel().name(),
                        draft.titleJa(),
                        draft.titleEn(),
                        draft.templateVersionId(),
                        json.write(draft.audience()),
                        draft.perCard(),
                        draft.outside(),
                        Tokyo.toColumn(draft.startsAt()),
                        minutes(draft.sendFrom()),
                        minutes(draft.sendUntil()),
                        draft.perMinute(),
                        draft.bounceCount(),
                        draft.bouncePercent(),
                        draft.busyPercent(),
                        draft.surveyUntil(),
                        id))
                .update();
    }

    void state(long id, WaveState state, Instant at) {
        jdbc.sql("update wave set state = ?, state_at = ?, row_version = row_version + 1 where id = ?")
                .params(Arrays.asList(state.name(), Tokyo.toColumn(at), id))
                .update();
    }

    void submitted(long id, String by, Instant at) {
        jdbc.sql("update wave set submitted_by = ?, submitted_at = ?, returned_note = null where id = ?")
                .params(Arrays.asList(by, Tokyo.toColumn(at), id))
                .update();
    }

    void returned(long id, String note) {
        jdbc.sql("update wave set returned_note = ? where id = ?")
                .params(note, id)
                .update();
    }

    void released(long id, String by, Instant at, int recipients, int cards) {
        jdbc.sql("update wave set released_by = ?, released_at = ?, recipients = ?, cards = ? where id = ?")
                .params(Arrays.asList(by, Tokyo.toColumn(at), recipients, cards, id))
                .update();
    }

    void paused(long id, @Nullable PauseCause cause, @Nullable String by, @Nullable String note) {
        jdbc.sql("update wave set paused_cause = ?, paused_by = ?, paused_note = ? where id = ?")
                .params(Arrays.asList(cause == null ? null : cause.name(), by, note, id))
                .update();
    }

    void sentOn(long id, LocalDate from, LocalDate to, long milestoneId) {
        jdbc.sql("update wave set sent_from = ?, sent_to = ?, milestone_id = ? where id = ?")
                .params(from, to, milestoneId, id)
                .update();
    }

    @Nullable
    Long milestone(long id) {
        return jdbc.sql("select milestone_id from wave where id = ?")
                .param(id)
                .query((row, n) -> row.getObject("milestone_id", Long.class))
                .list()
                .getFirst();
    }

    boolean hasMessagesLeft(long id) {
        return !jdbc.sql(
                        "select id from delivery where wave_id = ? and state in ('QUEUED', 'CLAIMED', 'SENDING') limit 1")
                .param(id)
                .query(Long.class)
                .list()
                .isEmpty();
    }

    /** What hasn't begun to be handed over stays here. */
    int stopMessages(long id, Instant at) {
        return jdbc.sql("""
                        update delivery set state = 'STOPPED', state_at = ?, claimed_by = null
                        where wave_id = ? and state in ('QUEUED', 'CLAIMED')""").params(Arrays.asList(Tokyo.toColumn(at), id)).update();
    }

    void addStep(long waveId, WaveStep step) {
        jdbc.sql("""
                        insert into wave_step (wave_id, number, step, made_by, made_at, note)
                        select ?, coalesce(max(number), 0) + 1, ?, ?, ?, ? from wave_step where wave_id = ?""")
                .params(Arrays.asList(
                        waveId, step.kind().name(), step.madeBy(), Tokyo.toColumn(step.madeAt()), step.note(), waveId))
                .update();
    }

    List<WaveStep> steps(long waveId) {
        return jdbc.sql("select step, made_by, made_at, note from wave_step where wave_id = ? order by number")
                .param(waveId)
                .query((row, n) -> new WaveStep(
                        WaveStep.Kind.valueOf(row.getString("step")),
                        row.getString("made_by"),
                        instant(row, "made_at"),
                        row.getString("note")))
                .list();
    }

    private Wave wave(ResultSet row, int n) throws SQLException {
        String cause = row.getString("paused_cause");
        return new Wave(
                row.getLong("id"),
                row.getLong("incident_id"),
                row.getInt("number"),
                WaveKind.valueOf(row.getString("kind")),
                MessageChannel.valueOf(row.getString("channel")),
                new LocalizedText(row.getString("title_ja"), row.getString("title_en")),
                row.getObject("template_version_id", Long.class),
                json.read(row.getString("audience")),
                row.getBoolean("per_card"),
                row.getBoolean("outside"),
                WaveState.valueOf(row.getString("state")),
                instant(row, "state_at"),
                row.getString("prepared_by"),
                row.getString("submitted_by"),
                row.getString("returned_note"),
                row.getString("released_by"),
                Tokyo.fromColumn(row.getObject("released_at", LocalDateTime.class)),
                Tokyo.fromColumn(row.getObject("starts_at", LocalDateTime.class)),
                LocalTime.MIDNIGHT.plusMinutes(row.getInt("send_from")),
                LocalTime.MIDNIGHT.plusMinutes(row.getInt("send_until")),
                row.getInt("per_minute"),
                row.getInt("bounce_count"),
                row.getInt("bounce_percent"),
                row.getObject("busy_percent", Integer.class),
                row.getObject("survey_until", LocalDate.class),
                row.getInt("recipients"),
                row.getInt("cards"),
                cause == null ? null : PauseCause.valueOf(cause),
                row.getString("paused_by"),
                row.getString("paused_note"),
                row.getObject("sent_from", LocalDate.class),
                row.getObject("sent_to", LocalDate.class),
                row.getInt("row_version"));
    }

    private static @Nullable Integer minutes(@Nullable LocalTime time) {
        return time == null ? null : time.getHour() * MINUTES_OF_HOUR + time.getMinute();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Tokyo.fromColumn(row.getObject(column, LocalDateTime.class)));
    }
}
