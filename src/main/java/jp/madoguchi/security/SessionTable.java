package jp.madoguchi.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the sessions of all nodes. */
@Repository
class SessionTable {
    private static final int BATCH = 500;
    private static final int LONGEST = 255;
    private static final String OF_LIVING =
            "select s.* from signed_in_session s join portal_node n on n.id = s.node where s.end_why is null";

    private final JdbcClient jdbc;
    private final JdbcOperations batches;

    SessionTable(JdbcClient jdbc, JdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** The last of so many new numbers. Until the end of the transaction nobody else gets one. */
    long takeNumbers(int count) {
        if (raise(count) == 0) {
            jdbc.sql("insert into sign_in_turn (id, number) values (1, 0) on duplicate key update id = 1")
                    .update();
            raise(count);
        }
        return jdbc.sql("select number from sign_in_turn where id = 1")
                .query(Long.class)
                .single();
    }

    private int raise(int count) {
        return jdbc.sql("update sign_in_turn set number = number + ? where id = 1")
                .param(count)
                .update();
    }

    /** Enters them, or anew where they stand there. */
    void write(String node, Collection<SessionRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        delete(rows.stream().map(SessionRow::handle).toList());
        batches.batchUpdate("""
                insert into signed_in_session (handle, node, number, user_name, display_name, organisation, roles, signed_in_at,
                  active_at, keycloak_session, keycloak_user) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", rows.stream().map(row -> values(node, row)).toList());
    }

    private static Object[] values(String node, SessionRow row) {
        PortalUser user = row.shown().user();
        return new @Nullable Object[] {
            row.handle(),
            node,
            row.number(),
            cut(user.name()),
            cut(user.displayName()),
            user.organisation() == null ? null : cut(user.organisation()),
            roles(user),
            Tokyo.toColumn(row.shown().signedInAt()),
            Tokyo.toColumn(row.shown().activeAt()),
            row.keycloakSession(),
            row.keycloakUser()
        };
    }

    /** Keycloak's names fit; what it lets people add to themselves may not. */
    private static String cut(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST));
    }

    private static String roles(PortalUser user) {
        return user.roles().stream().sorted().map(Role::name).collect(Collectors.joining(","));
    }

    void refresh(Collection<SessionRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        batches.batchUpdate("""
                update signed_in_session set user_name = ?, display_name = ?, organisation = ?, roles = ?, active_at = ?
                where handle = ?""", rows, BATCH, (update, row) -> {
            PortalUser user = row.shown().user();
            update.setString(1, cut(user.name()));
            update.setString(2, cut(user.displayName()));
            update.setString(3, user.organisation() == null ? null : cut(user.organisation()));
            update.setString(4, roles(user));
            update.setObject(5, Tokyo.toColumn(row.shown().activeAt()));
            update.setString(6, row.handle());
        });
    }

    void delete(Collection<String> handles) {
        if (handles.isEmpty()) {
            return;
        }
        batches.batchUpdate(
                "delete from signed_in_session where handle = ?",
                handles.stream().map(handle -> new Object[] {handle}).toList());
    }

    /** What stands there of a node, and what others want ended of it. */
    Map<String, Optional<SessionEnd>> marks(String node) {
        Map<String, Optional<SessionEnd>> marks = new HashMap<>();
        jdbc.sql("select handle, end_why from signed_in_session where node = ?")
                .param(node)
                .query(row -> {
                    marks.put(
                            row.getString(1),
                            Optional.ofNullable(row.getString(2)).map(SessionEnd::valueOf));
                });
        return marks;
    }

    /** Of the living nodes but this one, the oldest sign-in first. */
    List<SessionRow> elsewhere(String node) {
        return jdbc.sql(OF_LIVING + " and s.node <> ? order by s.number")
                .param(node)
                .query((row, n) -> row(row))
                .list();
    }

    List<SessionRow> elsewhere(String node, String user) {
        return jdbc.sql(OF_LIVING + " and s.node <> ? and s.user_name = ? order by s.number")
                .params(node, cut(user))
                .query((row, n) -> row(row))
                .list();
    }

    /** Of all living nodes. */
    List<SessionRow> of(String user) {
        return jdbc.sql(OF_LIVING + " and s.user_name = ? order by s.number")
                .param(cut(user))
                .query((row, n) -> row(row))
                .list();
    }

    private static SessionRow row(ResultSet row) throws SQLException {
        PortalUser user = new PortalUser(
                row.getString("user_name"),
                row.getString("display_name"),
                row.getString("organisation"),
                Stream.of(row.getString("roles").split(","))
                        .filter(role -> !role.isEmpty())
                        .map(Role::valueOf)
                        .collect(Collectors.toSet()));
        return new SessionRow(
                row.getString("handle"),
                row.getLong("number"),
                new SignedInSession(
                        user, row.getString("node"), instant(row, "signed_in_at"), instant(row, "active_at")),
                row.getString("keycloak_session"),
                row.getString("keycloak_user"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Tokyo.fromColumn(row.getObject(column, LocalDateTime.class)));
    }

    /** Of a user, the nodes that are taken for dead included: one of them may only have been out of reach. */
    List<String> handlesElsewhere(String node, String user) {
        return handles("user_name = ? and node <> ?", cut(user), node);
    }

    List<String> handlesOfKeycloakSession(String digest) {
        return handles("keycloak_session = ?", digest);
    }

    List<String> handlesOfKeycloakUser(String digest) {
        return handles("keycloak_user = ?", digest);
    }

    private List<String> handles(String condition, Object... values) {
        return jdbc.sql("select handle from signed_in_session where " + condition
                        + " and end_why is null order by number")
                .params(Arrays.asList(values))
                .query(String.class)
                .list();
    }

    /** Asks the sessions' own nodes to end them. The first reason stays. */
    void mark(Collection<String> handles, SessionEnd why, @Nullable String by, Instant at) {
        if (handles.isEmpty()) {
            return;
        }
        batches.batchUpdate("""
                update signed_in_session set end_why = ?, ended_by = ?, end_at = ? where handle = ? and end_why is null""", handles, BATCH, (update, handle) -> {
            update.setString(1, why.name());
            update.setString(2, by);
            update.setObject(3, Tokyo.toColumn(at));
            update.setString(4, handle);
        });
    }

    /** Of nodes that are gone, what began before; none of it can still be open. */
    void deleteOfTheDead(Instant before) {
        // read first: a deletion that looks for its lines locks whatever it passes
        delete(jdbc.sql("""
                        select s.handle from signed_in_session s where s.signed_in_at < ?
                          and not exists (select 1 from portal_node n where n.id = s.node)""").param(Tokyo.toColumn(before)).query(String.class).list());
    }

    void deleteOf(String node) {
        jdbc.sql("delete from signed_in_session where node = ?").param(node).update();
    }

    /** False where the token was used before. */
    boolean use(String digest, Instant at) {
        try {
            jdbc.sql("insert into used_logout_token (digest, used_at) values (?, ?)")
                    .params(Arrays.asList(digest, Tokyo.toColumn(at)))
                    .update();
            return true;
        } catch (DuplicateKeyException before) {
            return false;
        }
    }

    void forgetUsed(Instant before) {
        jdbc.sql("select digest from used_logout_token where used_at < ?")
                .param(Tokyo.toColumn(before))
                .query(String.class)
                .list()
                .forEach(digest -> jdbc.sql("delete from used_logout_token where digest = ?")
                        .param(digest)
                        .update());
    }
}
