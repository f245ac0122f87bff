package jp.madoguchi.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Lets the portal change everything but its audit trail. Where an account of its own makes the schema, the portal's account may read
 * and add everywhere, and gets the right to change and remove here, table by table, after each start: MySQL knows no "all but one".
 */
@Component
class PortalGrants implements Callback {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_$.%:-]+");

    private final Environment settings;

    PortalGrants(Environment settings) {
        this.settings = settings;
    }

    @Override
    public boolean supports(Event event, Context context) {
        String schemaUser = settings.getProperty("spring.flyway.user", "");
        return event == Event.AFTER_MIGRATE
                && settings.getProperty("spring.datasource.url", "").startsWith("jdbc:mysql:")
                && !schemaUser.isBlank()
                && !schemaUser.equals(settings.getProperty("spring.datasource.username"));
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public String getCallbackName() {
        return "rights of the portal";
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            grant(
                    context.getConnection(),
                    settings.getRequiredProperty("spring.datasource.username"),
                    settings.getProperty("madoguchi.audit.portal-host", "%"));
        } catch (SQLException e) {
            throw new FlywayException(
                    "The portal's account could not be given its rights; docker/README.md says what the"
                            + " account of spring.flyway.user needs",
                    e);
        }
    }

    static void grant(Connection connection, String user, String host) throws SQLException {
        for (String name : List.of(user, host)) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("no account at the database: " + name);
            }
        }
        try (Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                String rights = rightsOn(table);
                if (!rights.isEmpty()) {
                    statement.execute("grant " + rights + " on `" + table + "` to '" + user + "'@'" + host + "'");
                }
            }
        }
    }

    /** Besides reading and adding, which it may everywhere. */
    private static String rightsOn(String table) {
        return switch (table) {
            case "audit_event", "audit_checkpoint", "flyway_schema_history" -> "";
            // moved along with each event; what somebody else puts there, the verification finds
            case "audit_head" -> "update";
            default -> "update, delete";
        };
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("select table_name from information_schema.tables"
                + " where table_schema = database() and table_type = 'BASE TABLE' order by table_name")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }
}
