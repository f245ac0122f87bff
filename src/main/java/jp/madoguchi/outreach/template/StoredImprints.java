package jp.madoguchi.outreach.template;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.i18n.LocalizedText;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.SystemUser;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps them in {@code wave_imprint}. */
@Component
class StoredImprints implements Imprints {
    /** Of {@code wave_imprint m}. */
    static final String COLUMNS =
            "m.hotline, m.hotline_by, m.opens_at, m.closes_at, m.name_ja, m.name_en, m.worded_by, m.hours_by";

    private static final int MINUTES_OF_HOUR = 60;

    private final JdbcClient jdbc;
    private final TemplateStore templates;
    private final IncidentService incidents;
    private final CurrentUser currentUser;

    StoredImprints(JdbcClient jdbc, TemplateStore templates, IncidentService incidents, CurrentUser currentUser) {
        this.jdbc = jdbc;
        this.templates = templates;
        this.incidents = incidents;
        this.currentUser = currentUser;
    }

    @Override
    public Imprint inForce(long incidentId) {
        Incident incident = incident(incidentId);
        TemplateStore.Hotline hotline = templates.hotlineSet(incidentId).orElse(null);
        return new Imprint(
                hotline == null ? null : hotline.hotline(),
                hotline == null ? null : hotline.setBy(),
                incident.opensAt(),
                incident.closesAt(),
                incident.name(),
                Set.of());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void freeze(long incidentId, long waveId) {
        Imprint now = inForce(incidentId);
        thaw(waveId);
        jdbc.sql("""
                        insert into wave_imprint (wave_id, hotline, hotline_by, opens_at, closes_at, name_ja, name_en, worded_by, hours_by)
                        select ?, ?, ?, ?, ?, ?, ?, i.worded_by, i.hours_by from incident i where i.id = ?""")
                .params(Arrays.asList(
                        waveId,
                        now.hotline(),
                        now.hotlineBy(),
                        minutes(now.opensAt()),
                        minutes(now.closesAt()),
                        now.incident().ja(),
                        now.incident().en(),
                        incidentId))
                .update();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void thaw(long waveId) {
        jdbc.sql("delete from wave_imprint where wave_id = ?").param(waveId).update();
    }

    @Override
    public Optional<Imprint> of(long waveId) {
        return jdbc.sql("select " + COLUMNS + " from wave_imprint m where m.wave_id = ?")
                .param(waveId)
                .query((row, n) -> read(row))
                .optional();
    }

    static Imprint read(ResultSet row) throws SQLException {
        return new Imprint(
                row.getString("hotline"),
                row.getString("hotline_by"),
                time(row.getInt("opens_at")),
                time(row.getInt("closes_at")),
                new LocalizedText(row.getString("name_ja"), row.getString("name_en")),
                known(row.getString("worded_by"), row.getString("hours_by")));
    }

    private static Set<String> known(@Nullable String... users) {
        return Stream.of(users).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private static int minutes(LocalTime time) {
        return time.getHour() * MINUTES_OF_HOUR + time.getMinute();
    }

    private static LocalTime time(int minutes) {
        return LocalTime.MIDNIGHT.plusMinutes(minutes);
    }

    /** The dispatcher's threads carry nobody; the incident is open to anyone who has a name. */
    private Incident incident(long id) {
        return currentUser.get().isPresent()
                ? incidents.byId(id).orElseThrow()
                : SystemUser.run(
                        SystemUser.named("outreach"), () -> incidents.byId(id).orElseThrow());
    }
}
