package jp.madoguchi.inquiry;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Set;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps which columns of the list somebody wants to see, each person's own, at whichever desk they sit. */
@Service
@RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.AUDITOR})
public class ColumnChoiceService {
    private final JdbcClient jdbc;
    private final CurrentUser currentUser;

    ColumnChoiceService(JdbcClient jdbc, CurrentUser currentUser) {
        this.jdbc = jdbc;
        this.currentUser = currentUser;
    }

    /** In their order; the standard ones for who has chosen none. */
    @Transactional(readOnly = true)
    public List<ListColumn> mine() {
        return jdbc.sql("select chosen from list_columns where user_name = ?")
                .param(me())
                .query(String.class)
                .optional()
                .map(ListColumn::read)
                .filter(columns -> !columns.isEmpty())
                .orElse(ListColumn.STANDARD);
    }

    /**
     * Shows these from now on.
     *
     * @throws RejectedException where there is none; nothing is changed then
     */
    @Transactional
    public void choose(Set<ListColumn> columns) {
        if (columns.isEmpty()) {
            throw new RejectedException("columns", MessageText.of("inquiry.columns.none"));
        }
        String chosen = ListColumn.write(ListColumn.inOrder(columns));
        jdbc.sql("insert into list_columns (user_name, chosen) values (?, ?) on duplicate key update chosen = ?")
                .params(me(), chosen, chosen)
                .update();
    }

    /** Shows the standard ones again. */
    @Transactional
    public void reset() {
        jdbc.sql("delete from list_columns where user_name = ?").param(me()).update();
    }

    private String me() {
        return currentUser.require().name();
    }
}
