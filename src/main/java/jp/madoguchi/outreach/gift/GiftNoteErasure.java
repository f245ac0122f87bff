package jp.madoguchi.outreach.gift;

import java.util.List;
import jp.madoguchi.privacy.retention.ErasedKind;
import jp.madoguchi.privacy.retention.RowErasure;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Erases what somebody said of a difference to the provider's reports, who may be named there. That it was settled, and by whom, stays. */
@Component
class GiftNoteErasure extends RowErasure {
    private static final Rows ROWS = new Rows("r.id", """
            from gift_difference r where r.incident_id = :incident and octet_length(r.settled_note_sealed) > 0
              and r.settled_at < :before""", """
            r.gift_id is not null and exists (select 1 from gift g join affected_card c on c.id = g.card_id
              join held_case h on h.case_id = c.case_id where g.id = r.gift_id)""", """
            r.gift_id is not null and exists (select 1 from gift g join affected_card c on c.id = g.card_id
              join asked_case q on q.case_id = c.case_id where g.id = r.gift_id)""");

    GiftNoteErasure(JdbcClient jdbc) {
        super(
                jdbc,
                ErasedKind.GIFT_NOTES,
                ROWS,
                List.of("update gift_difference set settled_note_sealed = X'' where id in (:ids)"));
    }
}
