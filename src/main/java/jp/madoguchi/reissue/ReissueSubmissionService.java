package jp.madoguchi.reissue;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.export.ExportTable;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.imports.ImportOutcome;
import jp.madoguchi.platform.imports.ImportRefusedException;
import jp.madoguchi.platform.imports.ReadingChoices;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A contractor's way from a file to a report that the city has: look, keep as a draft, send, take back. Everybody works in the
 * own organisation; what another one has is as unknown as what doesn't exist.
 */
@Service
@RolesAllowed(Roles.CONTRACTOR)
public class ReissueSubmissionService {
    private final IncidentService incidents;
    private final CountFiles files;
    private final WordsRule wordsRule;
    private final ReissueStore reports;
    private final SubmissionStore store;
    private final SubmissionWriter writer;
    private final SubmissionTrail trail;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ReissueSubmissionService(
            IncidentService incidents,
            CountFiles files,
            WordsRule wordsRule,
            ReissueStore reports,
            SubmissionStore store,
            SubmissionWriter writer,
            SubmissionTrail trail,
            CurrentUser currentUser,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.incidents = incidents;
        this.files = files;
        this.wordsRule = wordsRule;
        this.reports = reports;
        this.store = store;
        this.writer = writer;
        this.trail = trail;
        this.currentUser = currentUser;
        this.events = events;
        // a file is read before a transaction begins: whoever waits for a turn to read must not hold a connection
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** A draft that was opened again: its file, read as it was when it was kept, and what was written to it. */
    public record OpenDraft(
            ReissueDraft draft, TableFile file, ReadingChoices choices, SubmissionWords words, SubmissionCheck check) {}

    /**
     * What came of sending.
     *
     * @param upload absent where everything in the file had been reported before
     */
    public record Sent(
            SubmissionCheck check,
            ImportOutcome outcome,
            @Nullable ReissueUpload upload) {}

    /**
     * What is understood of a file, and what sending it would do. Stores nothing.
     *
     * @throws RejectedException if it is larger than a file that can be kept
     */
    public SubmissionCheck check(TableFile file, ReadingChoices choices) {
        return files.check(file, choices);
    }

    /**
     * Keeps the file to go on with it later. The words needn't be complete.
     *
     * @return the draft's id
     * @throws ImportRefusedException if the file has an error: nothing of such a file is kept
     */
    public long keep(TableFile file, ReadingChoices choices, SubmissionWords words) {
        SubmissionCheck check = keepable(file, choices, words);
        Incident incident = incidents.requireCurrent();
        String organisation = currentUser.requireOrganisation();
        return alone(() -> {
            long upload = writer.file(
                    incident,
                    organisation,
                    file,
                    check.preview(),
                    choices,
                    currentUser.require().name());
            writer.drafts(incident, upload, organisation, check.reports(), words);
            files.remember(check, choices);
            trail.draft("reissue.audit.draftKept", upload, organisation);
            return upload;
        });
    }

    /** Keeps a draft with other words, or read in another way. */
    public void keepAgain(long draftId, ReadingChoices choices, SubmissionWords words) {
        SubmissionStore.KeptFile kept = kept(draftId);
        SubmissionCheck check = keepable(new TableFile(kept.fileName(), kept.content()), choices, words);
        alone(() -> {
            takeDraft(draftId);
            store.understood(draftId, writer.understood(check.preview(), choices));
            String organisation = currentUser.requireOrganisation();
            writer.drafts(incidents.requireCurrent(), draftId, organisation, check.reports(), words);
            files.remember(check, choices);
            trail.draft("reissue.audit.draftChanged", draftId, organisation);
            return draftId;
        });
    }

    /** All of it or nothing. Whoever is slower than a colleague, or than the city, looks again. */
    private <T> T alone(Supplier<T> work) {
        Incident incident = incidents.requireCurrent();
        String organisation = currentUser.requireOrganisation();
        try {
            return transaction.execute(status -> {
                writer.lock(incident, organisation);
                return work.get();
            });
        } catch (DuplicateKeyException | ConcurrencyFailureException e) {
            throw SubmissionWriter.meanwhile();
        }
    }

    /** Whoever comes second finds no draft any more. */
    private void takeDraft(long draftId) {
        if (store.deleteDraftReports(draftId) == 0) {
            throw unknownDraft();
        }
    }

    private SubmissionCheck keepable(TableFile file, ReadingChoices choices, SubmissionWords words) {
        SubmissionCheck check = files.check(file, choices);
        wordsRule.requireKeepable(words);
        CountFiles.requireClean(check);
        CountFiles.requireNews(check);
        return check;
    }

    /** Those of the user's own organisation, the latest first. */
    @Transactional(readOnly = true)
    public List<ReissueDraft> drafts() {
        return store.drafts(incidents.requireCurrent().id(), currentUser.requireOrganisation());
    }

    /** Reads a draft's file anew: meanwhile somebody may have reported one of its days. */
    public OpenDraft open(long draftId) {
        SubmissionStore.KeptFile kept = kept(draftId);
        TableFile file = new TableFile(kept.fileName(), kept.content());
        ReadingChoices choices = SubmissionWriter.choices(kept.understood());
        SubmissionStore.Words words = store.draftWords(draftId);
        ReissueDraft draft = drafts().stream()
                .filter(each -> each.id() == draftId)
                .findFirst()
                .orElseThrow(ReissueSubmissionService::unknownDraft);
        return new OpenDraft(
                draft,
                file,
                choices,
                new SubmissionWords(words.correctionReason(), words.explanation()),
                check(file, choices));
    }

    @Transactional
    public void discard(long draftId) {
        kept(draftId);
        takeDraft(draftId);
        store.deleteUpload(draftId);
        trail.draft("reissue.audit.draftDiscarded", draftId, currentUser.requireOrganisation());
    }

    /**
     * Sends a draft to the city.
     *
     * @throws ImportRefusedException if by now the file has an error
     * @throws RejectedException if a reason or an explanation is missing, there is nothing new in it any more, or somebody else
     *     has sent or deleted it
     */
    public Sent submit(long draftId, ReadingChoices choices, SubmissionWords words) {
        SubmissionStore.KeptFile kept = kept(draftId);
        TableFile file = new TableFile(kept.fileName(), kept.content());
        SubmissionCheck check = files.requireClean(file, choices);
        wordsRule.requireComplete(check, words);
        CountFiles.requireNews(check);
        return alone(() -> {
            takeDraft(draftId);
            store.understood(draftId, writer.understood(check.preview(), choices));
            files.remember(check, choices);
            return submitted(check, file, draftId, words);
        });
    }

    /**
     * Sends a file at once. One that says what is known already changes nothing.
     *
     * @throws ImportRefusedException if it has an error
     * @throws RejectedException if a reason or an explanation is missing
     */
    public Sent send(TableFile file, ReadingChoices choices, SubmissionWords words) {
        SubmissionCheck check = files.requireClean(file, choices);
        if (check.isNothingNew()) {
            return new Sent(check, CountFiles.outcome(check), null);
        }
        wordsRule.requireComplete(check, words);
        return alone(() -> {
            long upload = writer.file(
                    incidents.requireCurrent(),
                    currentUser.requireOrganisation(),
                    file,
                    check.preview(),
                    choices,
                    currentUser.require().name());
            files.remember(check, choices);
            return submitted(check, file, upload, words);
        });
    }

    private Sent submitted(SubmissionCheck check, TableFile file, long upload, SubmissionWords words) {
        String organisation = currentUser.requireOrganisation();
        String user = currentUser.require().name();
        Incident incident = incidents.requireCurrent();
        writer.submit(incident, upload, organisation, check.reports(), words, user);
        files.finished(check, file, user);
        trail.sent(incident.id(), upload, organisation);
        return new Sent(
                check,
                CountFiles.outcome(check),
                reports.upload(upload, organisation).orElse(null));
    }

    /**
     * Takes back a report that the city has not accepted. It stays readable.
     *
     * @throws RejectedException if it is too late
     */
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public void withdraw(long reportId) {
        Incident incident = incidents.requireCurrent();
        String organisation = currentUser.requireOrganisation();
        boolean done = store.withdraw(
                reportId, incident.id(), organisation, currentUser.require().name(), clock.instant());
        if (!done) {
            ReportState state = store.state(reportId, incident.id(), organisation)
                    .orElseThrow(() -> new RejectedException(MessageText.of("reissue.submission.unknownReport")));
            throw new RejectedException(
                    MessageText.of("reissue.submission.tooLate", MessageText.of("reissue.state." + state)));
        }
        events.publishEvent(new ReissueReported(incident.id()));
        trail.withdrawn(reportId, organisation);
    }

    /** What was said to each report of the user's own organisation, by the report's id. */
    @Transactional(readOnly = true)
    public Map<Long, SubmissionNote> notes() {
        return store.notes(incidents.requireCurrent().id(), currentUser.requireOrganisation());
    }

    /** The file as the user's own organisation handed it in. */
    @Transactional(readOnly = true)
    public Optional<SentFile> file(long uploadId) {
        return store.sentFile(uploadId, currentUser.requireOrganisation());
    }

    /** A file to fill in: the incident's issuers with their affected cards, the date and the counts left open. */
    public ExportTable template(Locale locale) {
        return CountTemplate.of(incidents.requireCurrent(), locale);
    }

    /** Lets the columns of the organisation's files be told by their names alone again. */
    public void forgetColumns() {
        files.forgetColumns();
    }

    private SubmissionStore.KeptFile kept(long draftId) {
        return store.draftFile(draftId, incidents.requireCurrent().id(), currentUser.requireOrganisation())
                .orElseThrow(ReissueSubmissionService::unknownDraft);
    }

    private static RejectedException unknownDraft() {
        return new RejectedException(MessageText.of("reissue.submission.unknownDraft"));
    }
}
