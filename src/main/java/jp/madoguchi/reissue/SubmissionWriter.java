package jp.madoguchi.reissue;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.Issuer;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.platform.imports.ImportPreview;
import jp.madoguchi.platform.imports.ReadingChoices;
import jp.madoguchi.platform.table.RowProblem;
import jp.madoguchi.platform.table.TableFile;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes files and reports down, in its caller's transaction. */
@Component
class SubmissionWriter {
    private static final JsonMapper JSON = new JsonMapper();

    /** The database of a small server takes no larger packet in one piece. */
    static final int MAX_FILE = 5 * 1024 * 1024;

    private final SubmissionStore store;
    private final Messages messages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SubmissionWriter(SubmissionStore store, Messages messages, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    /** A warning as its sender saw it, in both languages. */
    record Warned(long line, String column, String ja, String en) {}

    record ReadColumn(String header, String field, String source) {}

    /** What is kept of how a file was understood. */
    record Understood(
            String sheet, long headerLine, ReadingChoices choices, List<ReadColumn> columns, List<Warned> warnings) {}

    long file(
            Incident incident,
            String organisation,
            TableFile file,
            ImportPreview preview,
            ReadingChoices choices,
            String user) {
        requireSize(file);
        return store.addUpload(new SubmissionStore.NewUpload(
                incident.id(),
                organisation,
                preview.fileName(),
                preview.digest(),
                file.bytes(),
                understood(preview, choices),
                user,
                clock.instant()));
    }

    static void requireSize(TableFile file) {
        if (file.size() > MAX_FILE) {
            throw new RejectedException(
                    "file", MessageText.of("reissue.submission.fileTooLarge", MAX_FILE / 1024 / 1024));
        }
    }

    String understood(ImportPreview preview, ReadingChoices choices) {
        var understanding = preview.understanding();
        String sheet = understanding.sheet();
        return JSON.writeValueAsString(new Understood(
                sheet == null ? "" : sheet,
                understanding.headerLine(),
                choices,
                understanding.columns().stream()
                        .map(column -> new ReadColumn(
                                column.header(),
                                column.field() == null ? "" : column.field(),
                                column.source().name()))
                        .toList(),
                preview.warnings().stream().map(this::warned).toList()));
    }

    private Warned warned(RowProblem problem) {
        return new Warned(
                problem.line(),
                problem.column() == null ? "" : problem.column(),
                messages.get(Locale.JAPANESE, problem.text()),
                messages.get(Locale.ENGLISH, problem.text()));
    }

    static ReadingChoices choices(String understood) {
        return JSON.readValue(understood, Understood.class).choices();
    }

    void drafts(
            Incident incident, long upload, String organisation, List<PlannedReport> reports, SubmissionWords words) {
        reports.forEach(report -> store.addDraft(
                incident.id(), upload, organisation, report.asOf(), byIssuer(incident, report), words(words)));
    }

    /**
     * Comes first in a transaction that writes reports.
     *
     * @throws RejectedException where somebody else holds them for too long
     */
    void lock(Incident incident, String organisation) {
        try {
            store.lockReports(incident.id(), organisation);
        } catch (ConcurrencyFailureException e) {
            throw meanwhile();
        }
    }

    static RejectedException meanwhile() {
        return new RejectedException("file", MessageText.of("reissue.import.meanwhile"));
    }

    /**
     * Sends the reports to the city.
     *
     * @throws RejectedException where somebody of the same organisation reported one of these days in the same moment
     */
    void submit(
            Incident incident,
            long upload,
            String organisation,
            List<PlannedReport> reports,
            SubmissionWords words,
            String user) {
        Instant now = clock.instant();
        try {
            for (PlannedReport report : reports) {
                ReissueReport before = report.before();
                long id = store.addSubmitted(
                        incident.id(),
                        upload,
                        organisation,
                        report.asOf(),
                        byIssuer(incident, report),
                        before,
                        words(report, words),
                        user,
                        now);
                store.supersedeWaiting(incident.id(), organisation, report.asOf(), id);
            }
        } catch (DuplicateKeyException | ConcurrencyFailureException e) {
            throw meanwhile();
        }
        events.publishEvent(new ReissueReported(incident.id()));
    }

    /** A reason belongs to what is corrected, not to the first reports of other days in the same file. */
    private static SubmissionStore.Words words(PlannedReport report, SubmissionWords words) {
        return new SubmissionStore.Words(report.isCorrection() ? words.correctionReason() : null, words.explanation());
    }

    private static SubmissionStore.Words words(SubmissionWords words) {
        return new SubmissionStore.Words(words.correctionReason(), words.explanation());
    }

    private static Map<Long, ReissueCount> byIssuer(Incident incident, PlannedReport report) {
        Map<String, Long> ids = incident.issuers().stream().collect(Collectors.toMap(Issuer::code, Issuer::id));
        return report.counts().stream().collect(Collectors.toMap(count -> ids.get(count.issuerCode()), count -> count));
    }
}
