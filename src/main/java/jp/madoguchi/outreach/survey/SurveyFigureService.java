package jp.madoguchi.outreach.survey;

import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import jp.madoguchi.casefile.SurveyAnswersOfCards.SurveyAnswer;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Counts what holders have answered. It gives figures and cards, nothing of a person. */
@Service
@Transactional(readOnly = true)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
public class SurveyFigureService {
    private final SurveyStore store;
    private final SurveyAnswerQueries answers;

    SurveyFigureService(SurveyStore store, SurveyAnswerQueries answers) {
        this.store = store;
        this.answers = answers;
    }

    /** By the issuer's id, of each card what was answered last until the end of that day; an issuer without answers is missing. */
    public Map<Long, SurveyCounts> byIssuer(long incidentId, LocalDate asOf) {
        Map<Long, SurveyCounts> counts = new HashMap<>();
        store.latestByIssuer(incidentId, endOf(asOf))
                .forEach((issuer, of) -> counts.put(
                        issuer,
                        new SurveyCounts(
                                of.getOrDefault(SurveyStatement.REISSUED, 0),
                                of.getOrDefault(SurveyStatement.ASKED, 0),
                                of.getOrDefault(SurveyStatement.NOT_YET, 0),
                                of.getOrDefault(SurveyStatement.DECLINED, 0))));
        return counts;
    }

    /** The same of single cards; one without an answer is missing. */
    public Map<Long, SurveyAnswer> latestOf(Collection<Long> cardIds, LocalDate asOf) {
        return answers.latestOf(cardIds, endOf(asOf));
    }

    private static Instant endOf(LocalDate day) {
        return Tokyo.startOf(day.plusDays(1));
    }
}
