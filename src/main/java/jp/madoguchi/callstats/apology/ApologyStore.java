package jp.madoguchi.callstats.apology;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.BlindIndex;
import jp.madoguchi.privacy.FieldCipher;
import jp.madoguchi.privacy.SealedColumn;
import jp.madoguchi.privacy.SealedColumns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the list as the desk works on it. */
@Repository
class ApologyStore implements SealedColumns {
    static final SealedColumn CALLER = new SealedColumn("apology", "caller_sealed");
    private static final SealedColumn NOTE = new SealedColumn("apology", "note_sealed");
    private static final SealedColumn TRY_NOTE = new SealedColumn("apology_try", "note_sealed");

    private static final String ROWS = """
            select id, caller_sealed, busy_calls, first_at, last_at, due_at, person, state, inquiry_id, closed_by, closed_at,
              settled_until, note_sealed
            from apology where incident_id = :incident and\
            """;

    /** Whom nobody has tried to call leaves the list with the days; what is being worked on stays until it is done. */
    private static final String LISTED = " state = 'OPEN' and (last_at >= :since or person is not null or tries > 0)";

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final BlindIndex index;

    ApologyStore(JdbcClient jdbc, FieldCipher cipher, BlindIndex index) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.index = index;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(CALLER, NOTE, TRY_NOTE);
    }

    /** Those due first come first. */
    List<Apology> listed(long incidentId, LocalDate since, int most) {
        return withTries(jdbc.sql(ROWS + LISTED + " order by due_at, last_at, id limit :most")
                .param("since", column(Tokyo.startOf(since)))
                .param("incident", incidentId)
                .param("most", most));
    }

    /** The same, of one person's and those of whoever has time. */
    List<Apology> listedFor(long incidentId, String user, LocalDate since, int most) {
        return withTries(jdbc.sql(ROWS + LISTED + " and (person is null or person = :user)"
                        + " order by due_at, last_at, id limit :most")
                .param("since", column(Tokyo.startOf(since)))
                .param("incident", incidentId)
                .param("user", user)
                .param("most", most));
    }

    /** The last closed first. */
    List<Apology> closed(long incidentId, int most) {
        return withTries(jdbc.sql(ROWS + " state <> 'OPEN' order by closed_at desc, id desc limit :most")
                .param("incident", incidentId)
                .param("most", most));
    }

    /** Those of these numbers, the latest first, without those in which somebody called about some other case was reached. */
    List<Apology> of(long incidentId, Collection<String> numbers, Collection<Long> cases) {
        List<Long> keys =
                numbers.stream().map(index::phone).filter(Objects::nonNull).toList();
        return keys.isEmpty()
                ? List.of()
                : withTries(jdbc.sql(ROWS + """
                                 caller_key in (:keys) and not exists (select 1 from inquiry i where i.id = apology.inquiry_id
                                   and i.case_id not in (:cases))
                                order by last_at desc, id desc""")
                        .param("incident", incidentId)
                        .param("cases", cases)
                        .param("keys", keys));
    }

    Optional<Apology> find(long incidentId, long id) {
        return withTries(jdbc.sql(ROWS + " id = :id")
                        .param("incident", incidentId)
                        .param("id", id))
                .stream()
                .findFirst();
    }

    Optional<Long> loggedAs(long inquiryId) {
        return jdbc.sql("select id from apology where inquiry_id = ?")
                .param(inquiryId)
                .query(Long.class)
                .optional();
    }

    ApologyCounts counts(long incidentId, LocalDate since, Instant now, String user) {
        return jdbc.sql("""
                        select count(*) as waiting,
                          coalesce(sum(case when due_at < :now then 1 else 0 end), 0) as overdue,
                          coalesce(sum(case when person is null or person = :user then 1 else 0 end), 0) as mine
                        from apology where incident_id = :incident and\
                        """ + LISTED)
                .param("now", column(now))
                .param("user", user)
                .param("incident", incidentId)
                .param("since", column(Tokyo.startOf(since)))
                .query(ApologyCounts.class)
                .single();
    }

    /** Busy calls since that day without a number, which nobody can call. */
    int withheld(long incidentId, LocalDate since) {
        return jdbc.sql("""
                        select count(*) from call_record
                        where incident_id = ? and call_date >= ? and result = 'BUSY' and caller_key is null""").params(incidentId, since).query(Integer.class).single();
    }

    /** Incidents in which the time of somebody on the list has passed. */
    List<Long> incidentsDue(Instant after, Instant until) {
        return jdbc.sql("select distinct incident_id from apology where state = 'OPEN' and due_at >= ? and due_at < ?")
                .params(column(after), column(until))
                .query(Long.class)
                .list();
    }

    /** Who has it at this moment, also where another transaction has just handed it on. */
    Optional<String> person(long id) {
        return jdbc.sql("select person from apology where id = ? for update")
                .param(id)
                .query((row, number) -> Optional.ofNullable(row.getString("person")))
                .optional()
                .flatMap(person -> person);
    }

    /** False where it is no longer open, or somebody else has it by now. */
    boolean hand(long id, @Nullable String from, @Nullable String to) {
        return jdbc.sql("update apology set person = :to where id = :id and state = 'OPEN'"
                                + " and coalesce(person, '') = :from")
                        .param("to", to)
                        .param("id", id)
                        .param("from", from == null ? "" : from)
                        .update()
                > 0;
    }

    /** False where it is no longer open. */
    boolean putOff(long id, Instant due, @Nullable String note) {
        return jdbc.sql(
                                "update apology set tries = tries + 1, due_at = ?, note_sealed = ? where id = ? and state = 'OPEN'")
                        .params(Arrays.asList(Tokyo.toColumn(due), NOTE.seal(cipher, id, note), id))
                        .update()
                > 0;
    }

    /**
     * @param closedBy absent: they came through by themselves
     * @return false where it is no longer open
     */
    boolean close(
            long id,
            ApologyState state,
            @Nullable String note,
            @Nullable String closedBy,
            Instant now,
            Instant settledUntil) {
        return jdbc.sql("""
                                update apology set state = ?, open_key = null, note_sealed = coalesce(?, note_sealed), closed_by = ?,
                                  closed_at = ?, settled_until = ?
                                where id = ? and state = 'OPEN'""")
                        .params(Arrays.asList(
                                state.name(),
                                NOTE.seal(cipher, id, note),
                                closedBy,
                                Tokyo.toColumn(now),
                                Tokyo.toColumn(settledUntil),
                                id))
                        .update()
                > 0;
    }

    /** How many left the list because nobody had tried to call them since that day. */
    int leave(long incidentId, LocalDate since, Instant now) {
        return jdbc.sql("""
                        update apology set state = 'NEVER_CALLED', open_key = null, closed_at = :now, settled_until = last_at
                        where incident_id = :incident and state = 'OPEN' and person is null and tries = 0
                          and last_at < :since""")
                .param("now", column(now))
                .param("incident", incidentId)
                .param("since", column(Tokyo.startOf(since)))
                .update();
    }

    /** Links what was logged when they were reached; false where something is linked already. */
    boolean link(long incidentId, long id, long inquiryId) {
        return jdbc.sql("""
                                update apology set inquiry_id = ?
                                where incident_id = ? and id = ? and state = 'REACHED' and inquiry_id is null""").params(inquiryId, incidentId, id).update() > 0;
    }

    void addTry(long apologyId, ApologyTry attempt) {
        long id = Ids.next();
        jdbc.sql(
                        "insert into apology_try (id, apology_id, tried_by, tried_at, reached, note_sealed) values (?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        id,
                        apologyId,
                        attempt.triedBy(),
                        Tokyo.toColumn(attempt.triedAt()),
                        attempt.reached(),
                        TRY_NOTE.seal(cipher, id, attempt.note())))
                .update();
    }

    private List<Apology> withTries(JdbcClient.StatementSpec statement) {
        List<Apology> rows = statement.query((row, number) -> apology(row)).list();
        if (rows.isEmpty()) {
            return rows;
        }
        Map<Long, List<ApologyTry>> tries = new HashMap<>();
        jdbc.sql("""
                        select id, apology_id, tried_by, tried_at, reached, note_sealed from apology_try
                        where apology_id in (:ids) order by tried_at, id""").param("ids", rows.stream().map(Apology::id).toList()).query(row -> {
            tries.computeIfAbsent(row.getLong("apology_id"), any -> new ArrayList<>())
                    .add(new ApologyTry(
                            row.getString("tried_by"),
                            instant(row, "tried_at"),
                            row.getBoolean("reached"),
                            TRY_NOTE.open(cipher, row.getLong("id"), row.getBytes("note_sealed"))));
        });
        return rows.stream()
                .map(row -> row.with(tries.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private Apology apology(ResultSet row) throws SQLException {
        ApologyState state = ApologyState.valueOf(row.getString("state"));
        return new Apology(
                row.getLong("id"),
                Objects.requireNonNull(CALLER.open(cipher, row.getLong("id"), row.getBytes("caller_sealed"))),
                row.getInt("busy_calls"),
                instant(row, "first_at"),
                instant(row, "last_at"),
                instant(row, "due_at"),
                row.getString("person"),
                state,
                List.of(),
                List.of(),
                state == ApologyState.CAME_THROUGH ? instant(row, "settled_until") : null,
                row.getObject("inquiry_id", Long.class),
                row.getString("closed_by"),
                Tokyo.fromColumn(row.getObject("closed_at", LocalDateTime.class)),
                NOTE.open(cipher, row.getLong("id"), row.getBytes("note_sealed")));
    }

    private static LocalDateTime column(Instant moment) {
        return Objects.requireNonNull(Tokyo.toColumn(moment));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Tokyo.fromColumn(row.getObject(column, LocalDateTime.class)));
    }
}
