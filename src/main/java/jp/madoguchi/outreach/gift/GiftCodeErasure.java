package jp.madoguchi.outreach.gift;

import java.util.List;
import jp.madoguchi.privacy.retention.ErasedKind;
import jp.madoguchi.privacy.retention.RowErasure;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Erases the codes and what they are found by. That a card had a gift, and what became of it, stays. */
@Component
class GiftCodeErasure extends RowErasure {
    private static final Rows ROWS = Rows.marked(
            "from gift r where r.incident_id = :incident and r.state_at < :before",
            """
            r.card_id is not null and exists (select 1 from affected_card c join held_case h on h.case_id = c.case_id
              where c.id = r.card_id)""",
            // nobody has got it yet
            "r.state in ('AVAILABLE', 'ALLOCATED')",
            "octet_length(r.code) > 0");

    private static final List<String> STATEMENTS = List.of("""
            update gift set code = X'', serial_index = concat('erased-', id), url_index = concat('erased-', id), erased_at = :at
            where id in (:ids)""");

    GiftCodeErasure(JdbcClient jdbc) {
        super(jdbc, ErasedKind.GIFT_CODES, ROWS, STATEMENTS);
    }
}
