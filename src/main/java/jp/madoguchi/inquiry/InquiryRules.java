package jp.madoguchi.inquiry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.text.PhoneDigits;
import jp.madoguchi.privacy.CardNumberGuard;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What must hold before an inquiry is kept, in the order of the fields on screen. */
@Component
class InquiryRules {
    static final int LONGEST_SUMMARY = 2_000;
    static final int LONGEST_CALLER = 40;
    static final int MOST_DIGITS = 20;

    /** The clocks of a telephone system and of ours needn't agree to the second. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final CardNumberGuard guard;
    private final ParticularsRules particulars;
    private final Clock clock;

    InquiryRules(CardNumberGuard guard, ParticularsRules particulars, Clock clock) {
        this.guard = guard;
        this.particulars = particulars;
        this.clock = clock;
    }

    List<FieldProblem> problems(NewInquiry inquiry, Incident incident) {
        List<FieldProblem> problems = new ArrayList<>();
        callerProblem(inquiry.caller(), problems);
        Long category = inquiry.categoryId();
        if (category == null) {
            problems.add(problem("categoryId", "inquiry.rule.category"));
        } else if (incident.category(category).isEmpty()) {
            problems.add(problem("categoryId", "inquiry.rule.unknownCategory"));
        }
        if (inquiry.outcome() == null) {
            problems.add(problem("outcome", "inquiry.rule.outcome"));
        }
        if (inquiry.channel() == null) {
            problems.add(problem("channel", "inquiry.rule.channel"));
        }
        summaryProblem(inquiry.summary(), problems);
        if (inquiry.outcome() == Outcome.CALLBACK) {
            promiseProblem(inquiry, incident, problems);
        }
        timeProblem(inquiry.startedAt(), inquiry.endedAt(), problems);
        if (category != null) {
            incident.category(category).ifPresent(known -> particulars.check(inquiry, known, problems));
        }
        return problems;
    }

    private void callerProblem(@Nullable String caller, List<FieldProblem> problems) {
        if (caller == null) {
            return;
        }
        String digits = PhoneDigits.of(caller);
        if (!guard.isClean(caller)) {
            problems.add(problem("caller", "inquiry.rule.cardNumber"));
        } else if (caller.length() > LONGEST_CALLER || (digits != null && digits.length() > MOST_DIGITS)) {
            problems.add(problem("caller", "inquiry.rule.longCaller", MOST_DIGITS));
        }
    }

    private void promiseProblem(NewInquiry inquiry, Incident incident, List<FieldProblem> problems) {
        CallbackPromise promise = inquiry.particulars().callback();
        Instant due = promise == null ? null : promise.dueAt();
        if (inquiry.caseId() == null
                && (inquiry.caller() == null || inquiry.caller().isBlank())) {
            problems.add(problem("caller", "inquiry.rule.callWhom"));
        }
        if (due != null && !due.isAfter(clock.instant())) {
            problems.add(problem("dueAt", "inquiry.rule.dueAt"));
        } else if (due != null && !incident.hours().isOpenAt(due)) {
            problems.add(problem("dueAt", "inquiry.rule.dueClosed"));
        }
    }

    private void summaryProblem(String summary, List<FieldProblem> problems) {
        int length = summary.codePointCount(0, summary.length());
        if (summary.isBlank()) {
            problems.add(problem("summary", "inquiry.rule.summary"));
        } else if (!guard.isClean(summary)) {
            problems.add(problem("summary", "inquiry.rule.cardNumber"));
        } else if (length > LONGEST_SUMMARY) {
            problems.add(problem("summary", "inquiry.rule.longSummary", length, LONGEST_SUMMARY));
        }
    }

    private void timeProblem(@Nullable Instant started, @Nullable Instant ended, List<FieldProblem> problems) {
        if (started == null || ended == null) {
            problems.add(problem("startedAt", "inquiry.rule.times"));
        } else if (ended.isBefore(started)) {
            problems.add(problem("endedAt", "inquiry.rule.endBeforeStart"));
        } else if (ended.isAfter(clock.instant().plus(TOLERANCE))) {
            problems.add(problem("endedAt", "inquiry.rule.future"));
        }
    }

    private static FieldProblem problem(String field, String key, Object... args) {
        return new FieldProblem(field, MessageText.of(key, args));
    }
}
