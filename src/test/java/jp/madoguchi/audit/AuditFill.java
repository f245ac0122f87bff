package jp.madoguchi.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A chain of any length, made fast: by many rows a statement. */
public final class AuditFill {
    public static final LocalDate FIRST_DAY = LocalDate.of(2022, 7, 1);
    private static final int ROWS = 500;
    private static final List<String> ACTIONS = List.of(
            "audit.look.search", "audit.look.case", "audit.look.search", "audit.look.inquiry", "audit.look.list");

    private AuditFill() {}

    /** Three events a second. */
    public static Instant at(long number) {
        return FIRST_DAY.atStartOfDay().toInstant(ZoneOffset.UTC).plusMillis(number * 333);
    }

    /**
     * With more memory than production has, or ten million events with nine indexes take most of an hour; what was there
     * before is there again behind it, so nothing is read from more than production would hold.
     */
    public static void upTo(DataSource dataSource, int events) throws SQLException {
        Memory before = Memory.of(dataSource);
        try {
            new Memory(3L << 30, 2L << 30).set(dataSource);
            fill(dataSource, events);
        } finally {
            before.set(dataSource);
        }
    }

    private record Memory(long buffer, long log) {
        static Memory of(DataSource dataSource) {
            return JdbcClient.create(dataSource)
                    .sql("select @@innodb_buffer_pool_size, @@innodb_log_file_size")
                    .query((row, n) -> new Memory(row.getLong(1), row.getLong(2)))
                    .single();
        }

        void set(DataSource dataSource) {
            JdbcClient.create(dataSource)
                    .sql("set global innodb_buffer_pool_size = " + buffer)
                    .update();
            JdbcClient.create(dataSource)
                    .sql("set global innodb_log_file_size = " + log)
                    .update();
        }
    }

    private static void fill(DataSource dataSource, int events) throws SQLException {
        String insert = "insert into audit_event (" + AuditRow.COLUMNS + ") values "
                + String.join(",", java.util.Collections.nCopies(ROWS, "(" + "?,".repeat(18) + "?)"));
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            String hash = AuditHash.NONE;
            long number = 0;
            try (PreparedStatement many = connection.prepareStatement(insert)) {
                while (number < events) {
                    List<AuditRow> rows = new ArrayList<>(ROWS);
                    for (int i = 0; i < ROWS; i++) {
                        AuditRow row = event(number + 1).chained(number, hash);
                        rows.add(row);
                        number = row.number();
                        hash = row.hash();
                    }
                    set(many, rows);
                    many.executeUpdate();
                    if (number % 50_000 == 0) {
                        connection.commit();
                    }
                }
            }
            try (PreparedStatement head = connection.prepareStatement(
                    "insert into audit_head (id, number, hash) values (1, ?, ?) on duplicate key update number = ?, hash = ?")) {
                head.setLong(1, number);
                head.setString(2, hash);
                head.setLong(3, number);
                head.setString(4, hash);
                head.executeUpdate();
            }
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private static AuditRow event(long number) {
        int user = (int) (number * 31 % 50);
        boolean city = user >= 45;
        long object = number * 7919 % 60_000;
        String action = number % 9_973 == 0 ? "audit.export.inquiries" : ACTIONS.get((int) (number % ACTIONS.size()));
        return new AuditRow(
                0,
                2,
                LocalDateTime.ofInstant(at(number), ZoneOffset.UTC),
                (city ? "official" : "operator") + user,
                city ? "OFFICIAL" : "OPERATOR",
                city ? "city" : "call-center",
                number % 101 == 0 ? "API" : "SCREEN",
                "10.20.30." + user,
                "0123456789" + (10 + user),
                action,
                "U-" + object,
                "CASE",
                String.valueOf(object),
                number % 10 == 0 ? "本人からの問い合わせ" : null,
                number % 2 == 0 ? "{\"audit.search.KANA\":\"3\"}" : "{}",
                null,
                null,
                "",
                "");
    }

    private static void set(PreparedStatement many, List<AuditRow> rows) throws SQLException {
        int c = 0;
        for (AuditRow row : rows) {
            many.setLong(++c, row.number());
            many.setInt(++c, row.version());
            many.setString(++c, AuditQueries.text(row.at()));
            for (String text : java.util.Arrays.asList(
                    row.user(),
                    row.roles(),
                    row.organisation(),
                    row.origin(),
                    row.address(),
                    row.session(),
                    row.action(),
                    row.object(),
                    row.objectKind(),
                    row.objectId(),
                    row.reason(),
                    row.details(),
                    row.before(),
                    row.after(),
                    row.previousHash(),
                    row.hash())) {
                many.setString(++c, text);
            }
        }
    }
}
