package jp.madoguchi.outreach.survey;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.madoguchi.casefile.SurveyAnswersOfCards;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was answered of single cards. */
@Repository
class SurveyAnswerQueries implements SurveyAnswersOfCards {
    /** Parameters of a statement at most. */
    private static final int BATCH = 5_000;

    private final JdbcClient jdbc;

    SurveyAnswerQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<SurveyAnswer> of(Collection<Long> caseIds) {
        return caseIds.isEmpty()
                ? List.of()
                : jdbc.sql("""
                                select a.card_id, a.statement, a.answered_at
                                from affected_card c join survey_answer a on a.card_id = c.id
                                where c.case_id in (:cases) order by a.answered_at desc, a.delivery_id desc""")
                        .param("cases", caseIds)
                        .query(SurveyAnswerQueries::answer)
                        .list();
    }

    Map<Long, SurveyAnswer> latestOf(Collection<Long> cardIds, Instant end) {
        Map<Long, SurveyAnswer> latest = new HashMap<>();
        List<Long> cards = List.copyOf(cardIds);
        for (int start = 0; start < cards.size(); start += BATCH) {
            jdbc.sql("""
                            select card_id, statement, answered_at from survey_said
                            where card_id in (:cards) and answered_at < :end order by answered_at, delivery_id""")
                    .param("cards", cards.subList(start, Math.min(start + BATCH, cards.size())))
                    .param("end", Objects.requireNonNull(Tokyo.toColumn(end)))
                    .query(SurveyAnswerQueries::answer)
                    .list()
                    .forEach(answer -> latest.put(answer.cardId(), answer));
        }
        return latest;
    }

    private static SurveyAnswer answer(ResultSet row, int number) throws SQLException {
        return new SurveyAnswer(
                row.getLong("card_id"),
                row.getString("statement"),
                Objects.requireNonNull(Tokyo.fromColumn(row.getObject("answered_at", LocalDateTime.class))));
    }
}
