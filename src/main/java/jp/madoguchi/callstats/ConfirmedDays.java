package jp.madoguchi.callstats;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.PortalUser;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Confirmations and corrections. Rows are only ever added. */
@Repository
class ConfirmedDays {
    private final JdbcClient jdbc;

    ConfirmedDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Two statements, however many days are confirmed. */
    Map<LocalDate, ConfirmedDay> between(Incident incident, Span span) {
        Map<LocalDate, List<ConfirmedDay.Correction>> corrections = corrections(incident.id(), span);
        Map<LocalDate, ConfirmedDay> days = new HashMap<>();
        jdbc.sql("""
                        select d.call_date, d.incoming, d.answered, d.note, d.confirmed_by_name, d.confirmed_at,
                               c.category_id, c.figure
                        from day_confirmation d left join day_confirmation_category c on c.confirmation_id = d.id
                        where d.incident_id = :incident and d.call_date between :from and :to
                        """)
                .param("incident", incident.id())
                .param("from", span.from())
                .param("to", span.to())
                .query(row -> {
                    LocalDate day = row.getObject("call_date", LocalDate.class);
                    ConfirmedDay soFar = days.get(day);
                    days.put(
                            day,
                            withCategory(
                                    incident,
                                    soFar == null ? read(row, day, corrections.getOrDefault(day, List.of())) : soFar,
                                    row));
                });
        return days;
    }

    private static ConfirmedDay read(ResultSet row, LocalDate day, List<ConfirmedDay.Correction> corrections)
            throws SQLException {
        return new ConfirmedDay(
                day,
                new Figures(row.getInt("incoming"), row.getInt("answered"), Map.of()),
                row.getString("note"),
                row.getString("confirmed_by_name"),
                instant(row, "confirmed_at"),
                corrections);
    }

    private static ConfirmedDay withCategory(Incident incident, ConfirmedDay day, ResultSet row) throws SQLException {
        long categoryId = row.getLong("category_id");
        if (row.wasNull()) {
            return day;
        }
        Integer figure = row.getObject("figure", Integer.class);
        Map<String, @Nullable Integer> given = new HashMap<>(day.original().categories());
        incident.category(categoryId).ifPresent(category -> given.put(category.code(), figure));
        Map<String, @Nullable Integer> inOrder = new LinkedHashMap<>();
        incident.categories().forEach(category -> inOrder.put(category.code(), given.get(category.code())));
        return new ConfirmedDay(
                day.day(),
                new Figures(day.original().incoming(), day.original().answered(), inOrder),
                day.note(),
                day.confirmedBy(),
                day.confirmedAt(),
                day.corrections());
    }

    private Map<LocalDate, List<ConfirmedDay.Correction>> corrections(long incidentId, Span span) {
        Map<LocalDate, List<ConfirmedDay.Correction>> corrections = new HashMap<>();
        jdbc.sql("""
                        select d.call_date, k.measure, k.old_value, k.new_value, k.reason, k.corrected_by_name,
                               k.corrected_at
                        from day_correction k join day_confirmation d on d.id = k.confirmation_id
                        where d.incident_id = :incident and d.call_date between :from and :to
                        order by k.id
                        """)
                .param("incident", incidentId)
                .param("from", span.from())
                .param("to", span.to())
                .query(row -> {
                    corrections
                            .computeIfAbsent(row.getObject("call_date", LocalDate.class), any -> new ArrayList<>())
                            .add(new ConfirmedDay.Correction(
                                    row.getString("measure"),
                                    row.getObject("old_value", Integer.class),
                                    row.getInt("new_value"),
                                    row.getString("reason"),
                                    row.getString("corrected_by_name"),
                                    instant(row, "corrected_at")));
                });
        return corrections;
    }

    /** Locks the confirmation until the end of the transaction, so that two corrections come one after the other. */
    Optional<Long> lock(long incidentId, LocalDate day) {
        return jdbc.sql("select id from day_confirmation where incident_id = ? and call_date = ? for update")
                .params(incidentId, day)
                .query(Long.class)
                .optional();
    }

    void add(Incident incident, LocalDate day, Figures figures, @Nullable String note, PortalUser user, Instant now) {
        long id = Ids.next();
        jdbc.sql("""
                        insert into day_confirmation (id, incident_id, call_date, incoming, answered, note,
                          confirmed_by, confirmed_by_name, confirmed_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(id, incident.id(), day, figures.incoming(), figures.answered())
                .param(note)
                .params(user.name(), user.displayName())
                .param(column(now))
                .update();
        incident.categories()
                .forEach(category -> jdbc.sql(
                                "insert into day_confirmation_category (confirmation_id, category_id, figure) values (?, ?, ?)")
                        .params(id, category.id())
                        .param(figures.categories().get(category.code()))
                        .update());
    }

    void add(
            long confirmationId,
            String measure,
            @Nullable Integer oldValue,
            int newValue,
            String reason,
            PortalUser user,
            Instant now) {
        jdbc.sql("""
                        insert into day_correction (id, confirmation_id, measure, old_value, new_value, reason,
                          corrected_by, corrected_by_name, corrected_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(Ids.next(), confirmationId, measure)
                .param(oldValue)
                .params(newValue, reason, user.name(), user.displayName())
                .param(column(now))
                .update();
    }

    private static LocalDateTime column(Instant instant) {
        return Objects.requireNonNull(Tokyo.toColumn(instant));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Tokyo.fromColumn(row.getObject(column, LocalDateTime.class)));
    }
}
