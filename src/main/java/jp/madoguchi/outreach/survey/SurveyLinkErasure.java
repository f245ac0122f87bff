package jp.madoguchi.outreach.survey;

import java.util.List;
import jp.madoguchi.privacy.retention.ErasedKind;
import jp.madoguchi.privacy.retention.RowErasure;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Erases the links by which holders answer. What was answered of a card stays: it has no words, and figures are made of it. */
@Component
class SurveyLinkErasure extends RowErasure {
    private static final Rows ROWS =
            new Rows("r.delivery_id", """
            from survey_link r join delivery d on d.id = r.delivery_id
            where d.incident_id = :incident and r.expires_at < :before""", "exists (select 1 from held_case h where h.case_id = r.case_id)");

    /** Others of the same message may be good still. */
    private static final String EXPIRED =
            "delete from survey_link where delivery_id in (:ids) and expires_at < :before";

    SurveyLinkErasure(JdbcClient jdbc) {
        super(jdbc, ErasedKind.SURVEY_LINKS, ROWS, List.of(EXPIRED));
    }
}
