package jp.madoguchi.casefile;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContext;

/** Runs again what an upgrade does with the cases that are there. */
public final class Upgrade {
    private Upgrade() {}

    public static void fillCaseMatch(ApplicationContext portal) throws SQLException {
        try (Connection connection = portal.getBean(DataSource.class).getConnection()) {
            V071__FillCaseMatch.fill(connection);
        }
    }
}
