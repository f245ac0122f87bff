package jp.madoguchi.inquiry.statement;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.inquiry.ReissueStatement;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.Roles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What holders say of the reissue of their cards, card by card; nothing of a person. */
@Service
@Transactional(readOnly = true)
public class StatementService {
    private final JdbcClient jdbc;

    StatementService(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of each card what was said last until the end of that day, as it stands corrected; a card of which nothing was said is missing. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public List<LatestStatement> latest(long incidentId, LocalDate asOf) {
        return jdbc.sql("""
                        select s.card_id, c.issuer_id, s.statement, s.stated_at
                        from card_statement s join affected_card c on c.id = s.card_id
                        where c.incident_id = :incident and s.stated_at < :end and s.replaced_in is null
                          and not exists (select 1 from card_statement l
                            where l.card_id = s.card_id and l.stated_at < :end and l.replaced_in is null
                              and (l.stated_at > s.stated_at or (l.stated_at = s.stated_at and l.id > s.id)))""")
                .param("incident", incidentId)
                .param("end", Objects.requireNonNull(Tokyo.toColumn(Tokyo.startOf(asOf.plusDays(1)))))
                .query((row, n) -> new LatestStatement(
                        row.getLong("card_id"),
                        row.getLong("issuer_id"),
                        ReissueStatement.valueOf(row.getString("statement")),
                        Objects.requireNonNull(Tokyo.fromColumn(row.getObject("stated_at", LocalDateTime.class)))))
                .list();
    }
}
