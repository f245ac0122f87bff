package jp.madoguchi.dashboard;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import jp.madoguchi.casefile.SurveyAnswersOfCards.SurveyAnswer;
import jp.madoguchi.dashboard.StatementComparison.Line;
import jp.madoguchi.incident.Issuer;
import jp.madoguchi.inquiry.ReissueStatement;
import jp.madoguchi.inquiry.statement.LatestStatement;
import jp.madoguchi.inquiry.statement.StatedCounts;
import jp.madoguchi.inquiry.statement.StatementService;
import jp.madoguchi.outreach.survey.SurveyCounts;
import jp.madoguchi.outreach.survey.SurveyFigureService;
import jp.madoguchi.reissue.ReissueFigure;
import jp.madoguchi.reissue.ReissueRates;
import jp.madoguchi.reissue.ReissueService;
import jp.madoguchi.security.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts the issuers' counts beside the holders' words, said on the telephone or on the holder's page; none of the rooms knows another. */
@Service
@Transactional(readOnly = true)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
public class StatementComparisonService {
    private final ReissueService reissue;
    private final StatementService statements;
    private final SurveyFigureService survey;

    StatementComparisonService(ReissueService reissue, StatementService statements, SurveyFigureService survey) {
        this.reissue = reissue;
        this.statements = statements;
        this.survey = survey;
    }

    public StatementComparison asOf(long incidentId, LocalDate day) {
        ReissueRates rates = reissue.rates(incidentId, day);
        Said said = said(incidentId, day);
        List<Line> issuers = rates.issuers().stream()
                .map(of -> said.line(of.issuer(), of.figure()))
                .toList();
        return new StatementComparison(
                day,
                issuers,
                new Line(
                        null,
                        rates.total(),
                        sum(issuers, Line::stated),
                        sum(issuers, Line::calls),
                        sum(issuers, Line::answers)));
    }

    private static StatedCounts sum(List<Line> lines, Function<Line, StatedCounts> counts) {
        return lines.stream().map(counts).reduce(StatedCounts.NONE, StatedCounts::plus);
    }

    /**
     * Calls are few and come card by card; answers may be as many as there are cards, so they come counted, and only those to cards that
     * calls were about, too, are read: of each of these the later word takes the other's place.
     */
    private Said said(long incidentId, LocalDate day) {
        Said said = new Said(new HashMap<>(), new HashMap<>(), new HashMap<>());
        survey.byIssuer(incidentId, day).forEach((issuer, counts) -> {
            said.answers.put(issuer, counts(counts));
            said.latest.put(issuer, counts(counts));
        });
        List<LatestStatement> calls = statements.latest(incidentId, day);
        Map<Long, SurveyAnswer> answered =
                survey.latestOf(calls.stream().map(LatestStatement::cardId).toList(), day);
        for (LatestStatement call : calls) {
            Said.add(said.calls, call.issuerId(), call.statement(), 1);
            SurveyAnswer answer = answered.get(call.cardId());
            if (answer == null) {
                Said.add(said.latest, call.issuerId(), call.statement(), 1);
            } else if (!answer.answeredAt().isAfter(call.statedAt())) {
                Said.add(said.latest, call.issuerId(), ReissueStatement.valueOf(answer.statement()), -1);
                Said.add(said.latest, call.issuerId(), call.statement(), 1);
            }
        }
        return said;
    }

    private static StatedCounts counts(SurveyCounts answers) {
        return new StatedCounts(answers.reissued(), answers.asked(), answers.notYet(), answers.declined());
    }

    /** By issuer: of each card the last word, that of calls alone, and that of answers alone. */
    private record Said(
            Map<Long, StatedCounts> latest, Map<Long, StatedCounts> calls, Map<Long, StatedCounts> answers) {
        static void add(Map<Long, StatedCounts> counts, long issuer, ReissueStatement statement, int cards) {
            counts.merge(issuer, StatedCounts.NONE.plus(statement, cards), StatedCounts::plus);
        }

        Line line(Issuer issuer, ReissueFigure reported) {
            return new Line(
                    issuer.name(),
                    reported,
                    latest.getOrDefault(issuer.id(), StatedCounts.NONE),
                    calls.getOrDefault(issuer.id(), StatedCounts.NONE),
                    answers.getOrDefault(issuer.id(), StatedCounts.NONE));
        }
    }
}
