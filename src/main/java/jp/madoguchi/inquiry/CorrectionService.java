package jp.madoguchi.inquiry;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.incident.Category;
import jp.madoguchi.incident.DetailKind;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.incident.OpeningHours;
import jp.madoguchi.inquiry.VersionStore.Replaced;
import jp.madoguchi.inquiry.callback.Callback;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
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
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Corrects inquiries. An inquiry is never deleted and never loses what it said: each correction keeps the version before it.
 * Operators correct their own on the same day (in Asia/Tokyo); later, and those of others, a supervisor does and says why.
 */
@Service
public class CorrectionService {
    static final int LONGEST_REASON = 500;

    private final AuditTrail trail;
    private final InquiryRepository inquiries;
    private final IncidentService incidents;
    private final InquiryRules rules;
    private final InquiryCounts counts;
    private final InquiryTextStore texts;
    private final VersionStore versions;
    private final DetailCorrections details;
    private final PersonRules persons;
    private final SealedInquiryColumns sealed;
    private final CardNumberGuard guard;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CorrectionService(
            InquiryRepository inquiries,
            IncidentService incidents,
            InquiryRules rules,
            InquiryCounts counts,
            InquiryTextStore texts,
            VersionStore versions,
            DetailCorrections details,
            PersonRules persons,
            SealedInquiryColumns sealed,
            CardNumberGuard guard,
            CurrentUser currentUser,
            ApplicationEventPublisher events,
            AuditTrail trail,
            Clock clock) {
        this.trail = trail;
        this.inquiries = inquiries;
        this.incidents = incidents;
        this.rules = rules;
        this.counts = counts;
        this.texts = texts;
        this.versions = versions;
        this.details = details;
        this.persons = persons;
        this.sealed = sealed;
        this.guard = guard;
        this.currentUser = currentUser;
        this.events = events;
        this.clock = clock;
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
        InquiryValues after = forReader(versions.now(inquiry));
        for (Replaced replaced : versions.replaced(inquiryId)) {
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
     * @throws RejectedException where the user may not, what it said was erased, the reason is missing, somebody else was quicker, nothing differs, or one
     *     of the values breaks a rule of {@link InquiryService#problems}; nothing has been changed then
     */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
    @Transactional
    public Corrected correct(long inquiryId, int version, InquiryValues values, @Nullable String reason) {
        InquiryEntity inquiry = inquiries
                .findById(inquiryId)
                .filter(found -> right(found) != CorrectionRight.NONE)
                .orElseThrow(() -> new RejectedException(MessageText.of("inquiry.correct.notYours")));
        if (inquiry.erasedAt != null) {
            throw new RejectedException(MessageText.of("inquiry.correct.erased"));
        }
        refuseReason(right(inquiry), reason);
        if (versions.replaced(inquiryId).size() != version) {
            throw stale();
        }
        InquiryValues before = versions.now(inquiry);
        InquiryValues after = values.tidied(refuseProblems(inquiry, before, values));
        if (before.equals(after)) {
            throw new RejectedException("summary", MessageText.of("inquiry.correct.nothing"));
        }
        long oldCategory = inquiry.categoryId;
        String me = currentUser.require().name();
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        boolean openBefore;
        InquiryLine line;
        try {
            String why = reason == null || reason.isBlank() ? null : reason.strip();
            details.prepare(before, after);
            versions.lock(inquiry.id);
            versions.keep(inquiry.id, new Replaced(version, before, me, now, why));
            take(inquiry, after);
            line = inquiries.saveAndFlush(inquiry).toLine(sealed);
            openBefore = details.apply(inquiry, before, after, version + 1, me, now);
        } catch (DuplicateKeyException | OptimisticLockingFailureException e) {
            // another correction came in between
            throw stale();
        }
        texts.replace(inquiry);
        moveCount(inquiry, oldCategory);
        movePromise(inquiry, before, me, now);
        events.publishEvent(new InquirySaved(inquiry.incidentId, inquiry.id, inquiry.callId));
        trail.record(AuditEntry.of("inquiry.audit.corrected", "INQUIRY", inquiry.id, InquiryNumber.of(inquiry.id))
                .with(callerChanged(before, after))
                .changed(words(before), words(after)));
        return new Corrected(line, !openBefore);
    }

    /** What people wrote stays out of the trail; the versions of the inquiry have it. */
    private static Map<String, String> words(InquiryValues values) {
        return Map.of(
                "inquiry.audit.category", String.valueOf(values.categoryId()),
                "inquiry.audit.outcome", String.valueOf(values.outcome()),
                "inquiry.audit.channel", String.valueOf(values.channel()),
                "inquiry.audit.length", String.valueOf(values.summary().length()));
    }

    /** That it did; a part of the number beside the inquiry's own would be of a person, in a trail that nobody can erase. */
    private static Map<String, String> callerChanged(InquiryValues before, InquiryValues after) {
        return Objects.equals(before.caller(), after.caller()) ? Map.of() : Map.of("inquiry.audit.caller", "CHANGED");
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

    /** What the category asks for, if all is well. */
    private DetailKind refuseProblems(InquiryEntity inquiry, InquiryValues before, InquiryValues values) {
        Incident incident = incidents.byId(inquiry.incidentId).orElseThrow();
        NewInquiry asNew = new NewInquiry(
                inquiry.incidentId,
                "",
                inquiry.callId,
                values.caseId(),
                values.categoryId(),
                values.outcome(),
                values.channel(),
                inquiry.startedAt,
                inquiry.endedAt,
                values.caller(),
                values.summary(),
                new Particulars(
                        values.topicId(),
                        values.relation(),
                        false,
                        null,
                        values.fraud(),
                        values.sendAgain(),
                        values.cards(),
                        null,
                        null));
        rules.problems(asNew, incident).stream().findFirst().ifPresent(problem -> {
            throw new RejectedException(problem.field(), problem.text());
        });
        DetailKind kind = incident.category(Objects.requireNonNull(values.categoryId()))
                .map(Category::details)
                .orElse(DetailKind.NONE);
        // what stood there of the same person stays, also of a card that was theirs only while two cases were merged
        boolean samePerson = Objects.equals(before.caseId(), values.caseId());
        persons.check(
                values.caseId(),
                kind,
                values.cards().stream()
                        .filter(said -> !samePerson || !before.cards().contains(said))
                        .toList());
        return kind;
    }

    private void take(InquiryEntity inquiry, InquiryValues values) {
        inquiry.categoryId = Objects.requireNonNull(values.categoryId());
        inquiry.topicId = values.topicId();
        inquiry.relation = values.relation();
        inquiry.outcome = values.outcome();
        inquiry.channel = values.channel();
        inquiry.caseId = values.caseId();
        inquiry.say(sealed, values.caller(), values.summary());
        inquiry.sendAgain = values.sendAgain();
    }

    /** In the order of the categories, so that two who correct at once don't wait for each other in a circle. */
    private void moveCount(InquiryEntity inquiry, long oldCategory) {
        if (oldCategory == inquiry.categoryId) {
            counts.add(inquiry.incidentId, inquiry.receivedOn, oldCategory, 0);
            return;
        }
        long[] order = {Math.min(oldCategory, inquiry.categoryId), Math.max(oldCategory, inquiry.categoryId)};
        for (long category : order) {
            counts.add(inquiry.incidentId, inquiry.receivedOn, category, category == oldCategory ? -1 : 1);
        }
    }

    /** The outcome promises a call, or no longer does. Nobody was asked for a time: it is the usual one, for whoever has time. */
    private void movePromise(InquiryEntity inquiry, InquiryValues before, String by, Instant at) {
        if (!Objects.equals(before.caseId(), inquiry.caseId)) {
            events.publishEvent(new PersonCorrected(inquiry.incidentId, inquiry.id, inquiry.caseId));
        }
        boolean promised = before.outcome() == Outcome.CALLBACK;
        boolean promises = inquiry.outcome == Outcome.CALLBACK;
        if (promises && !promised) {
            OpeningHours hours =
                    incidents.byId(inquiry.incidentId).orElseThrow().hours();
            events.publishEvent(new CallbackPromised(
                    inquiry.incidentId,
                    inquiry.id,
                    inquiry.caseId,
                    inquiry.caller(sealed),
                    Callback.usualTime(hours, at),
                    null,
                    by,
                    at));
        } else if (promised && !promises) {
            events.publishEvent(new CallbackWithdrawn(inquiry.incidentId, inquiry.id, by, at));
        }
    }

    private InquiryValues forReader(InquiryValues values) {
        PortalUser user = currentUser.require();
        String caller = values.caller();
        return caller == null || user.has(Role.OPERATOR) || user.has(Role.SUPERVISOR)
                ? values
                : values.withCaller(Masking.phone(caller));
    }
}
