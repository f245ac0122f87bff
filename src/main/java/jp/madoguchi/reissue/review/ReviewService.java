package jp.madoguchi.reissue.review;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.reissue.ReportState;
import jp.madoguchi.reissue.review.ReportDecision.Outcome;
import jp.madoguchi.reissue.review.ReportDossier.Compared;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The queue of reports that wait for the city, and its decisions. */
@Service
@Transactional(readOnly = true)
public class ReviewService {
    static final int LONGEST_COMMENT = 2_000;
    /** Three years of daily reports. */
    private static final int MOST_OUTCOMES = 1_000;

    private final ReviewStore store;
    private final Dossiers dossiers;
    private final ReviewTexts texts;
    private final CurrentUser currentUser;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReviewService(
            ReviewStore store,
            Dossiers dossiers,
            ReviewTexts texts,
            CurrentUser currentUser,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.dossiers = dossiers;
        this.texts = texts;
        this.currentUser = currentUser;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** What waits, of all organisations, the longest waiting first. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public List<QueuedReport> queue(long incidentId, int most) {
        return store.waiting(incidentId, most);
    }

    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public int waiting(long incidentId) {
        return store.waiting(incidentId);
    }

    /** What was decided, the last first. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public List<QueuedReport> decided(long incidentId, int most) {
        return store.decided(incidentId, most);
    }

    /** What became of the own organisation's reports, by report. */
    @RolesAllowed(Roles.CONTRACTOR)
    public Map<Long, Outcome> ownOutcomes(long incidentId) {
        return store.decisionsOf(incidentId, currentUser.requireOrganisation(), MOST_OUTCOMES).stream()
                .collect(Collectors.toMap(ReportDecision::reportId, ReportDecision::forSender));
    }

    /**
     * Takes the figures over: they count from now on and never change again. An accepted report of the same day is replaced by it.
     *
     * @param comment to the sender; may be empty
     * @throws RejectedException where it no longer waits, the user belongs to its senders, a later report of the day is accepted, or
     *     a figure falls, or is above that of a later day, without a reason given
     */
    @RolesAllowed(Roles.OFFICIAL)
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public void accept(long reportId, String comment) {
        String kept = texts.checked("comment", comment, LONGEST_COMMENT);
        alone(() -> {
            ReportDossier dossier = held(reportId);
            List<Compared> accepted = dossier.sameDay().stream()
                    .filter(other -> other.state() == ReportState.ACCEPTED)
                    .toList();
            if (accepted.stream()
                    .anyMatch(other -> other.revision() > dossier.report().revision())) {
                throw new RejectedException(MessageText.of("reissue.review.laterAccepted"));
            }
            if (dossier.fallsWithoutReason()) {
                throw new RejectedException(MessageText.of("reissue.review.falls"));
            }
            Compared exceeded = dossier.exceeded();
            if (exceeded != null && dossier.exceedsWithoutReason()) {
                throw new RejectedException(
                        MessageText.of("reissue.review.exceeds", exceeded.asOf().toString()));
            }
            accepted.forEach(other -> store.move(other.id(), ReportState.ACCEPTED, ReportState.SUPERSEDED));
            Long superseded = accepted.stream().map(Compared::id).findFirst().orElse(null);
            decide(dossier, Decision.ACCEPTED, kept, superseded);
        });
    }

    /**
     * Gives it back to its senders, who can send another.
     *
     * @param comment what is to be mended
     * @throws RejectedException where it no longer waits, the user belongs to its senders, or the comment is missing
     */
    @RolesAllowed(Roles.OFFICIAL)
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public void sendBack(long reportId, String comment) {
        String kept = texts.checked("comment", comment, LONGEST_COMMENT);
        if (kept.isEmpty()) {
            throw new RejectedException("comment", MessageText.of("reissue.review.commentMissing"));
        }
        alone(() -> decide(held(reportId), Decision.RETURNED, kept, null));
    }

    /** Where the database has to break off one of two, whoever loses is told so. */
    private static void alone(Runnable decision) {
        try {
            decision.run();
        } catch (ConcurrencyFailureException e) {
            throw new RejectedException(MessageText.of("reissue.review.meanwhile.busy"));
        }
    }

    /** The report as it stands now that nobody else can change it, or those around it. */
    private ReportDossier held(long reportId) {
        // first: what is read before may have changed by the time that the others have ended
        store.lockAllOfSender(reportId);
        ReportDossier dossier = dossiers.find(reportId)
                .orElseThrow(() -> new RejectedException(MessageText.of("reissue.review.unknown")));
        PortalUser user = currentUser.require();
        boolean sender = user.name().equals(dossier.sending().submittedBy())
                || dossier.organisation().equals(user.organisation());
        if (sender) {
            throw new RejectedException(MessageText.of("reissue.review.ownReport"));
        }
        if (dossier.report().state() != ReportState.SUBMITTED) {
            throw meanwhile(dossier);
        }
        return dossier;
    }

    /** Says who was quicker, when, and with which decision. */
    private static RejectedException meanwhile(ReportDossier dossier) {
        ReportDecision decision = dossier.decision();
        return new RejectedException(
                decision == null
                        ? MessageText.of(
                                "reissue.review.meanwhile." + dossier.report().state())
                        : MessageText.of(
                                "reissue.review.meanwhile." + decision.decision(),
                                decision.reviewer(),
                                ReviewMoment.of(decision.at())));
    }

    private void decide(ReportDossier dossier, Decision decision, String comment, @Nullable Long superseded) {
        long id = dossier.report().id();
        if (!store.move(id, ReportState.SUBMITTED, decision.state())) {
            throw meanwhile(dossier);
        }
        PortalUser user = currentUser.require();
        Instant now = clock.instant();
        String digest =
                FiguresDigest.of(dossier.report().asOf(), dossier.report().counts());
        store.add(new ReportDecision(
                id,
                decision,
                comment.isEmpty() ? null : comment,
                user.name(),
                user.displayName(),
                Objects.requireNonNullElse(user.organisation(), ""),
                now,
                digest,
                superseded));
        events.publishEvent(new ReviewChanged(dossier.incidentId(), id));
        Map<String, String> details = new LinkedHashMap<>();
        details.put("reissue.audit.asOf", dossier.report().asOf().toString());
        details.put("reissue.audit.revision", Integer.toString(dossier.report().revision()));
        details.put("reissue.audit.organisation", dossier.organisation());
        details.put("reissue.audit.total", Objects.toString(dossier.total().reissued()));
        details.put("reissue.audit.file", dossier.sending().sha256());
        details.put("reissue.audit.figures", digest);
        audit.record(
                decision == Decision.ACCEPTED ? "reissue.audit.accepted" : "reissue.audit.returned",
                Long.toString(id),
                comment.isEmpty() ? null : comment,
                details);
    }
}
