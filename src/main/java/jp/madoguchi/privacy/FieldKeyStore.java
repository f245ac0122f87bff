package jp.madoguchi.privacy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * The table of the wrapped data keys. It is read and written on a connection of its own: a key is there for everybody before the first
 * value that was encrypted with it, whatever becomes of the transaction that needs it; and migrations may encrypt, too.
 */
@Repository
class FieldKeyStore {
    private final DataSource database;
    private final Clock clock;

    FieldKeyStore(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param wrapped none: destroyed */
    record Row(
            int number,
            byte @Nullable [] wrapped,
            Instant madeAt,
            @Nullable String madeBy,
            @Nullable Instant destroyedAt,
            @Nullable String destroyedBy) {}

    /** All that there ever were, in the order in which they were made. */
    List<Row> rows() {
        try (Connection connection = database.getConnection()) {
            List<Row> rows = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement("""
                            select number, wrapped, made_at, made_by, destroyed_at, destroyed_by from field_key
                            order by made_at, number""");
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(new Row(
                            row.getInt(1),
                            row.getBytes(2),
                            Objects.requireNonNull(Tokyo.fromColumn(row.getObject(3, LocalDateTime.class))),
                            row.getString(4),
                            Tokyo.fromColumn(row.getObject(5, LocalDateTime.class)),
                            row.getString(6)));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    boolean hasTable() {
        return hasTable("field_key");
    }

    private boolean hasTable(String name) {
        try (Connection connection = database.getConnection()) {
            return hasTable(connection, name);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static boolean hasTable(Connection connection, String name) throws SQLException {
        try (ResultSet tables = connection
                .getMetaData()
                .getTables(
                        connection.getCatalog(), connection.getSchema(), name, new String[] {"TABLE", "BASE TABLE"})) {
            return tables.next();
        }
    }

    /** When a key is made that is made now. */
    Instant madeAt() {
        // the last one encrypts, also where clocks differ; in whole seconds, since MariaDB is sent no parts of them
        return rows().stream()
                .map(row -> row.madeAt().plusSeconds(1))
                .reduce(clock.instant().truncatedTo(ChronoUnit.SECONDS), (a, b) -> a.isAfter(b) ? a : b);
    }

    /** One that the portal makes by itself. */
    void add(int number, byte[] wrapped) {
        Instant madeAt = madeAt();
        write("insert into field_key (number, wrapped, made_at) values (?, ?, ?)", statement -> {
            statement.setInt(1, number);
            statement.setBytes(2, wrapped);
            statement.setObject(3, Tokyo.toColumn(madeAt));
        });
    }

    /** The same key in another wrapping, unless somebody was faster. */
    void rewrap(int number, byte[] before, byte[] after) {
        write("update field_key set wrapped = ? where number = ? and wrapped = ?", statement -> {
            statement.setBytes(1, after);
            statement.setInt(2, number);
            statement.setBytes(3, before);
        });
    }

    /** That a key of the settings has wrapped a data key stays on record when both are gone. */
    void wrapped(int number, int settingsNumber) {
        if (!hasTable("field_key_wrapper") || isRecorded(number, settingsNumber)) {
            return;
        }
        Object now = Tokyo.toColumn(clock.instant());
        // of two nodes that see it at once both are right
        write(
                "insert into field_key_wrapper (number, settings_number, seen_at) values (?, ?, ?)"
                        + " on duplicate key update seen_at = seen_at",
                statement -> {
                    statement.setInt(1, number);
                    statement.setInt(2, settingsNumber);
                    statement.setObject(3, now);
                });
    }

    private boolean isRecorded(int number, int settingsNumber) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select 1 from field_key_wrapper where number = ? and settings_number = ?")) {
            statement.setInt(1, number);
            statement.setInt(2, settingsNumber);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    private void write(String sql, Parameters parameters) {
        try (Connection connection = database.getConnection()) {
            boolean alone = connection.getAutoCommit();
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                parameters.set(statement);
                statement.executeUpdate();
                if (!alone) {
                    connection.commit();
                }
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static IllegalStateException failed(SQLException cause) {
        return new IllegalStateException("The table of the data keys can't be used", cause);
    }
}
