package jp.madoguchi.incident;

import jakarta.annotation.security.RolesAllowed;
import java.sql.DatabaseMetaData;
import java.time.Clock;
import jp.madoguchi.security.Roles;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells those who look after the portal what it runs on. */
@Service
@RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
public class PortalStateService {
    private final JdbcTemplate jdbc;
    private final Clock clock;

    PortalStateService(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public PortalState state() {
        return jdbc.execute((ConnectionCallback<PortalState>) connection -> {
            DatabaseMetaData database = connection.getMetaData();
            return new PortalState(
                    PortalStateService.class.getPackage().getImplementationVersion(),
                    database.getDatabaseProductName(),
                    database.getDatabaseProductVersion(),
                    Runtime.version().toString(),
                    clock.instant());
        });
    }
}
