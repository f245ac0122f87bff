package jp.madoguchi.reissue.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.platform.imports.Understanding;
import jp.madoguchi.platform.table.RowProblem;
import jp.madoguchi.reissue.PlannedReport;
import jp.madoguchi.reissue.ReissueCount;
import jp.madoguchi.reissue.ReissueReport;
import jp.madoguchi.reissue.ReissueSubmissionService;
import jp.madoguchi.reissue.ReissueUpload;
import jp.madoguchi.reissue.ReportState;
import jp.madoguchi.reissue.SubmissionCheck;
import jp.madoguchi.reissue.SubmissionNote;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a sender is answered, in the sender's language. */
@Component
class ReportAnswers {
    private final Messages messages;

    ReportAnswers(Messages messages) {
        this.messages = messages;
    }

    /** @param line 0 for the file as a whole */
    record Fault(long line, @Nullable String column, String message) {}

    /** @param field null for a column that isn't read */
    record ReadColumn(
            String address, String header, @Nullable String field, String source) {}

    record Planned(LocalDate asOf, boolean correction, List<ReissueCount> counts) {}

    /**
     * What was understood of a file.
     *
     * @param upload absent in a dry run, and where everything in the file had been reported before
     */
    record Understood(
            boolean dryRun,
            int rows,
            int added,
            int changed,
            int unchanged,
            @Nullable String sheet,
            long headerLine,
            List<ReadColumn> columns,
            List<Planned> reports,
            List<Fault> corrections,
            List<Fault> warnings,
            @Nullable ReissueUpload upload) {}

    /**
     * A report of the caller's organisation.
     *
     * @param id as text, since it has more digits than some languages keep
     */
    record OwnReport(
            String id,
            LocalDate asOf,
            int revision,
            ReportState state,
            @Nullable Instant submittedAt,
            @Nullable String submittedBy,
            @Nullable String correctionReason,
            @Nullable String explanation,
            @Nullable String replaces,
            @Nullable Instant withdrawnAt,
            String fileName,
            String sha256,
            List<ReissueCount> counts) {
        static OwnReport of(ReissueUpload upload, ReissueReport report, SubmissionNote note) {
            Long replaces = note.replacesId();
            return new OwnReport(
                    String.valueOf(report.id()),
                    report.asOf(),
                    report.revision(),
                    report.state(),
                    note.submittedAt(),
                    note.submittedBy(),
                    note.correctionReason(),
                    note.explanation(),
                    replaces == null ? null : replaces.toString(),
                    note.withdrawnAt(),
                    upload.fileName(),
                    upload.sha256(),
                    report.counts());
        }
    }

    Understood dryRun(SubmissionCheck check, Locale locale) {
        return understood(true, check, null, locale);
    }

    Understood sent(ReissueSubmissionService.Sent sent, Locale locale) {
        return understood(false, sent.check(), sent.upload(), locale);
    }

    private Understood understood(
            boolean dryRun, SubmissionCheck check, @Nullable ReissueUpload upload, Locale locale) {
        Understanding understanding = check.preview().understanding();
        return new Understood(
                dryRun,
                check.preview().rows(),
                check.added(),
                check.changed(),
                check.unchanged(),
                understanding.sheet(),
                understanding.headerLine(),
                understanding.columns().stream()
                        .map(column -> new ReadColumn(
                                column.address(),
                                column.header(),
                                column.field(),
                                column.source().name()))
                        .toList(),
                check.reports().stream().map(ReportAnswers::planned).toList(),
                faults(check.corrections(), locale),
                faults(check.warnings(), locale),
                upload);
    }

    private static Planned planned(PlannedReport report) {
        return new Planned(report.asOf(), report.isCorrection(), report.counts());
    }

    List<Fault> faults(List<RowProblem> problems, Locale locale) {
        return problems.stream()
                .map(problem -> new Fault(problem.line(), problem.column(), messages.get(locale, problem.text())))
                .toList();
    }
}
