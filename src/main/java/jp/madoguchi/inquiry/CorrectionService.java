package jp.madoguchi.inquiry;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.text.PhoneDigits;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.CardNumberGuard;
import jp.madoguchi.privacy.Masking;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Corrects inquiries. An inquiry is never deleted and never loses what it said: each correction keeps the version before it.
 * Operators correct their own on the same day (in Asia/Tokyo); later, and those of others, a supervisor does and says why.
 */
@Service
public class CorrectionService {
    static final int LONGEST_REASON = 500;

    private final InquiryRepository inquiries;
    private final IncidentService incidents;
    private final InquiryRules rules;
    private final InquiryCounts counts;
    private final InquiryTextStore texts;
    private final CardNumberGuard guard;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final JdbcClient jdbc;

    CorrectionService(
            InquiryRepository inquiries,
            IncidentService incidents,
            InquiryRules rules,
            InquiryCounts counts,
            InquiryTextStore texts,
            CardNumberGuard guard,
            CurrentUser currentUser,
            ApplicationEventPublisher events,
            Clock clock,
            JdbcClient jdbc) {
        this.inquiries = inquiries;
        this.incidents = incidents;
        this.rules = rules;
        this.counts = counts;
        this.texts = texts;
        this.guard = guard;
        this.currentUser = currentUser;
        this.events = events;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    /** What the current user may do; {@link CorrectionRight#NONE}, too, where there is no such inquiry. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public CorrectionRight right(long inquiryId) {
        return inquiries.findById(inquiryId).map(this::right).orElse(CorrectionRight.NONE);
    }

    /** The corrections of an inquiry, the last one first; a caller's number is masked for who doesn't talk with callers. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public List<InquiryCorrection> corrections(long inquiryId) {
        InquiryEntity inquiry = inquiries.findById(inquiryId).orElse(null);
        if (inquiry == null) {
            return List.of();
        }
        List<InquiryCorrection> corrections = new ArrayList<>();
        InquiryValues after = forReader(values(inquiry));
        for (Replaced replaced : replaced(inquiryId)) {
            InquiryValues before = forReader(replaced.values());
            corrections.add(new InquiryCorrection(
                    replaced.version(), before, after, replaced.changedBy(), replaced.changedAt(), replaced.reason()));
            after = before;
        }
        return corrections;
    }

    /**
     * Replaces what an inquiry says.
     *
     * @param version how many corrections the user has seen; if there are more by now, nothing is changed
     * @param reason needed of a supervisor for anything but the own inquiries of the day
     * @throws RejectedException where the user may not, the reason is missing, somebody else was quicker, nothing differs, or one
     *     of the values breaks a rule of {@link InquiryService#problems}; nothing has been changed then
     */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
    @Transactional
    public InquiryLine correct(long inquiryId, int version, InquiryValues values, @Nullable String reason) {
        InquiryEntity inquiry = inquiries
                .findById(inquiryId)
                .filter(found -> right(found) != CorrectionRight.NONE)
                .orElseThrow(() -> new RejectedException(MessageText.of("inquiry.correct.notYours")));
        refuseReason(right(inquiry), reason);
        List<Replaced> earlier = replaced(inquiryId);
        if (earlier.size() != version) {
            throw stale();
        }
        refuseProblems(inquiry, values);
        InquiryValues before = values(inquiry);
        InquiryValues after = stripped(values);
        if (before.equals(after)) {
            throw new RejectedException("summary", MessageText.of("inquiry.correct.nothing"));
        }
        long oldCategory = inquiry.categoryId;
        InquiryLine line;
        try {
            keepVersion(inquiry, version, before, reason);
            take(inquiry, after);
            line = inquiries.saveAndFlush(inquiry).toLine();
        } catch (DuplicateKeyException | OptimisticLockingFailureException e) {
            // another correction came in between
            throw stale();
        }
        texts.replace(inquiry);
        moveCount(inquiry, oldCategory);
        events.publishEvent(new InquirySaved(inquiry.incidentId, inquiry.id, inquiry.callId));
        return line;
    }

    private static RejectedException stale() {
        return new RejectedException("version", MessageText.of("inquiry.correct.stale"));
    }

    private CorrectionRight right(InquiryEntity inquiry) {
        PortalUser user = currentUser.require();
        boolean today = Tokyo.day(inquiry.createdAt).equals(Tokyo.today(clock));
        boolean own = user.name().equals(inquiry.createdBy) && inquiry.importKey == null;
        if (own && today && (user.has(Role.OPERATOR) || user.has(Role.SUPERVISOR))) {
            return CorrectionRight.FREELY;
        }
        return user.has(Role.SUPERVISOR) ? CorrectionRight.WITH_REASON : CorrectionRight.NONE;
    }

    private void refuseReason(CorrectionRight right, @Nullable String reason) {
        if (right == CorrectionRight.WITH_REASON && (reason == null || reason.isBlank())) {
            throw new RejectedException("reason", MessageText.of("inquiry.correct.reason"));
        }
        if (reason != null && !guard.isClean(reason)) {
            throw new RejectedException("reason", MessageText.of("inquiry.rule.cardNumber"));
        }
        if (reason != null && reason.codePointCount(0, reason.length()) > LONGEST_REASON) {
            throw new RejectedException("reason", MessageText.of("inquiry.correct.longReason", LONGEST_REASON));
        }
    }

    private void refuseProblems(InquiryEntity inquiry, InquiryValues values) {
        Incident incident = incidents.byId(inquiry.incidentId).orElseThrow();
        NewInquiry asNew = new NewInquiry(
                inquiry.incidentId,
                "",
                inquiry.callId,
                inquiry.caseId,
                values.categoryId(),
                values.outcome(),
                values.channel(),
                inquiry.startedAt,
                inquiry.endedAt,
                values.caller(),
                values.summary(),
                new Particulars(values.topicId(), values.relation(), false, null, null, false, List.of(), null, null));
        rules.problems(asNew, incident).stream().findFirst().ifPresent(problem -> {
            throw new RejectedException(problem.field(), problem.text());
        });
    }

    private static InquiryValues stripped(InquiryValues values) {
        String caller = values.caller();
        return new InquiryValues(
                values.categoryId(),
                values.topicId(),
                values.relation(),
                values.outcome(),
                values.channel(),
                caller == null || caller.isBlank() ? null : caller.strip(),
                values.summary().strip());
    }

    private static InquiryValues values(InquiryEntity inquiry) {
        return new InquiryValues(
                inquiry.categoryId,
                inquiry.topicId,
                inquiry.relation,
                inquiry.outcome,
                inquiry.channel,
                inquiry.caller,
                inquiry.summary);
    }

    private static void take(InquiryEntity inquiry, InquiryValues values) {
        inquiry.categoryId = Objects.requireNonNull(values.categoryId());
        inquiry.topicId = values.topicId();
        inquiry.relation = values.relation();
        inquiry.outcome = values.outcome();
        inquiry.channel = values.channel();
        inquiry.caller = values.caller();
        inquiry.callerDigits = PhoneDigits.of(values.caller());
        inquiry.summary = values.summary();
    }

    private void keepVersion(InquiryEntity inquiry, int version, InquiryValues before, @Nullable String reason) {
        jdbc.sql("""
                        insert into inquiry_version (id, inquiry_id, version, category_id, topic_id, relation, outcome, channel, caller,
                          summary, changed_by, changed_at, reason)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        Ids.next(),
                        inquiry.id,
                        version,
                        before.categoryId(),
                        before.topicId(),
                        before.relation().name(),
                        inquiry.outcome.name(),
                        inquiry.channel.name(),
                        before.caller(),
                        before.summary(),
                        currentUser.require().name(),
                        Tokyo.toColumn(clock.instant().truncatedTo(ChronoUnit.SECONDS)),
                        reason == null || reason.isBlank() ? null : reason.strip()))
                .update();
    }

    /** In the order of the categories, so that two who correct at once don't wait for each other in a circle. */
    private void moveCount(InquiryEntity inquiry, long oldCategory) {
        if (oldCategory == inquiry.categoryId) {
            return;
        }
        long[] order = {Math.min(oldCategory, inquiry.categoryId), Math.max(oldCategory, inquiry.categoryId)};
        for (long category : order) {
            counts.add(inquiry.incidentId, inquiry.receivedOn, category, category == oldCategory ? -1 : 1);
        }
    }

    private record Replaced(
            int version,
            InquiryValues values,
            String changedBy,
            Instant changedAt,
            @Nullable String reason) {}

    private List<Replaced> replaced(long inquiryId) {
        return jdbc.sql("""
                        select version, category_id, topic_id, relation, outcome, channel, caller, summary, changed_by, changed_at, reason
                        from inquiry_version where inquiry_id = ? order by version desc""")
                .param(inquiryId)
                .query((row, n) -> new Replaced(
                        row.getInt("version"),
                        new InquiryValues(
                                row.getLong("category_id"),
                                row.getObject("topic_id", Long.class),
                                Relation.valueOf(row.getString("relation")),
                                Outcome.valueOf(row.getString("outcome")),
                                Channel.valueOf(row.getString("channel")),
                                row.getString("caller"),
                                row.getString("summary")),
                        row.getString("changed_by"),
                        Objects.requireNonNull(Tokyo.fromColumn(row.getObject("changed_at", LocalDateTime.class))),
                        row.getString("reason")))
                .list();
    }

    private InquiryValues forReader(InquiryValues values) {
        PortalUser user = currentUser.require();
        String caller = values.caller();
        return caller == null || user.has(Role.OPERATOR) || user.has(Role.SUPERVISOR)
                ? values
                : new InquiryValues(
                        values.categoryId(),
                        values.topicId(),
                        values.relation(),
                        values.outcome(),
                        values.channel(),
                        Masking.phone(caller),
                        values.summary());
    }
}
