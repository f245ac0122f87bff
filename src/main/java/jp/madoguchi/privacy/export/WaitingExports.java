package jp.madoguchi.privacy.export;

import jakarta.annotation.security.RolesAllowed;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Roles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How many wishes to take a large list away wait for the user, told where the user is anyway. It reads none of their words. */
@Service
@Transactional(readOnly = true)
public class WaitingExports {
    private final JdbcClient jdbc;
    private final CurrentUser currentUser;

    WaitingExports(JdbcClient jdbc, CurrentUser currentUser) {
        this.jdbc = jdbc;
        this.currentUser = currentUser;
    }

    /** Of those that nobody has decided the ones that the user may decide; none for whoever may decide none. */
    @RolesAllowed({Roles.SUPERVISOR, Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public int forMe() {
        PortalUser user = currentUser.require();
        return jdbc
                .sql("""
                        select requested_by, requested_org, by_desk, count(*) from export_request
                        where state = 'REQUESTED' group by requested_by, requested_org, by_desk""")
                .query((row, n) ->
                        ExportRequest.isDecidedBy(user, row.getString(1), row.getString(2), row.getBoolean(3))
                                ? row.getInt(4)
                                : 0)
                .list()
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }
}
