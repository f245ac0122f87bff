package jp.madoguchi.inquiry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import jp.madoguchi.incident.Category;
import jp.madoguchi.incident.DetailKind;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What must hold of the parts that only some categories ask for. */
@Component
class ParticularsRules {
    /** More than any card allows; what is above was mistyped. */
    static final long HIGHEST_AMOUNT = 100_000_000;

    private final Clock clock;

    ParticularsRules(Clock clock) {
        this.clock = clock;
    }

    void check(NewInquiry inquiry, Category category, List<FieldProblem> problems) {
        Particulars particulars = inquiry.particulars();
        Long topic = particulars.topicId();
        if (topic != null && category.topic(topic).isEmpty()) {
            problems.add(problem("topicId", "inquiry.rule.unknownTopic"));
        }
        if (category.details() == DetailKind.FRAUD) {
            checkFraud(particulars.fraud(), problems);
        }
        if (category.details() == DetailKind.GIFT && particulars.sendAgain() && inquiry.caseId() == null) {
            problems.add(problem("sendAgain", "inquiry.rule.sendAgainToWhom"));
        }
        if (category.details() == DetailKind.REISSUE) {
            for (CardStatement card : particulars.cards()) {
                if (isLater(card.happenedOn())) {
                    problems.add(problem("cards", "inquiry.rule.futureDay"));
                    return;
                }
            }
        }
    }

    private void checkFraud(@Nullable FraudDetails fraud, List<FieldProblem> problems) {
        Long amount = fraud == null ? null : fraud.amountYen();
        if (amount != null && (amount < 0 || amount > HIGHEST_AMOUNT)) {
            problems.add(problem("amountYen", "inquiry.rule.amount", HIGHEST_AMOUNT));
        }
        if (fraud != null && isLater(fraud.noticedOn())) {
            problems.add(problem("noticedOn", "inquiry.rule.futureDay"));
        }
    }

    private boolean isLater(@Nullable LocalDate day) {
        return day != null && day.isAfter(Tokyo.today(clock));
    }

    private static FieldProblem problem(String field, String key, Object... args) {
        return new FieldProblem(field, MessageText.of(key, args));
    }
}
