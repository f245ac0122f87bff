package jp.madoguchi.casefile;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Knows what holders have answered of their cards by themselves. The desk asks; the room that asked them answers. */
public interface SurveyAnswersOfCards {
    /**
     * An answer that stands, given on the holder's page.
     *
     * @param statement name of a {@code ReissueStatement}
     */
    record SurveyAnswer(long cardId, String statement, Instant answeredAt) {}

    /** Of the cards of these cases, the latest first. */
    List<SurveyAnswer> of(Collection<Long> caseIds);
}
