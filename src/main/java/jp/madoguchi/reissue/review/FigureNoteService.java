package jp.madoguchi.reissue.review;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.audit.SentOnce;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The city's own remarks on figures, and what is still to be done about them. The figures themselves stay as they are. */
@Service
@Transactional(readOnly = true)
public class FigureNoteService {
    static final int LONGEST_NOTE = 1_000;
    /** A longer list isn't worked off by reading it. */
    public static final int MOST_OPEN = 200;

    private final FigureNoteStore store;
    private final Dossiers dossiers;
    private final ReviewTexts texts;
    private final CurrentUser currentUser;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FigureNoteService(
            FigureNoteStore store,
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

    /** What has to be followed up, the oldest first; at most {@value #MOST_OPEN}. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public List<FigureNote> open(long incidentId) {
        return store.open(incidentId, MOST_OPEN);
    }

    /**
     * @param issuerCode whose figure it is about
     * @param followUp whether something has to be done about it
     * @throws RejectedException where the report or its figure is unknown, or the note is missing, too long or holds a card number
     */
    @RolesAllowed(Roles.OFFICIAL)
    @Transactional
    @SentOnce
    public void add(long reportId, String issuerCode, String note, boolean followUp) {
        String kept = texts.checked("note", note, LONGEST_NOTE);
        if (kept.isEmpty()) {
            throw new RejectedException("note", MessageText.of("reissue.note.missing"));
        }
        ReportDossier dossier = dossiers.find(reportId)
                .orElseThrow(() -> new RejectedException(MessageText.of("reissue.review.unknown")));
        FigureChange figure = dossier.figures().stream()
                .filter(change -> change.issuer().code().equals(issuerCode))
                .findFirst()
                .orElseThrow(() -> new RejectedException("issuer", MessageText.of("reissue.note.issuer")));
        store.add(
                reportId,
                figure.issuer().id(),
                kept,
                followUp,
                currentUser.require().name(),
                clock.instant());
        events.publishEvent(new ReviewChanged(dossier.incidentId(), reportId));
        audit.record(
                followUp ? "reissue.audit.noteToFollowUp" : "reissue.audit.noteAdded",
                Long.toString(reportId),
                kept,
                details(dossier, issuerCode));
    }

    /**
     * What had to be done is done.
     *
     * @throws RejectedException where somebody else has settled it meanwhile
     */
    @RolesAllowed(Roles.OFFICIAL)
    @Transactional
    public void settle(long noteId) {
        FigureNote note =
                store.find(noteId).orElseThrow(() -> new RejectedException(MessageText.of("reissue.review.unknown")));
        if (!store.settle(noteId, currentUser.require().name(), clock.instant())) {
            throw new RejectedException(
                    MessageText.of("reissue.note.settled", Objects.requireNonNullElse(note.settledBy(), "-")));
        }
        ReportDossier dossier = dossiers.find(note.reportId()).orElseThrow();
        events.publishEvent(new ReviewChanged(dossier.incidentId(), note.reportId()));
        audit.record(
                "reissue.audit.noteSettled",
                Long.toString(note.reportId()),
                note.note(),
                details(dossier, note.issuerCode()));
    }

    private static Map<String, String> details(ReportDossier dossier, String issuerCode) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("reissue.audit.asOf", dossier.report().asOf().toString());
        details.put("reissue.audit.revision", Integer.toString(dossier.report().revision()));
        details.put("reissue.audit.organisation", dossier.organisation());
        details.put("reissue.audit.issuer", issuerCode);
        return details;
    }
}
