package jp.madoguchi.reissue.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.imports.ImportRefusedException;
import jp.madoguchi.platform.imports.ReadingChoices;
import jp.madoguchi.platform.table.ParkedContent;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.platform.table.TableReader;
import jp.madoguchi.reissue.ReissueService;
import jp.madoguchi.reissue.ReissueSubmissionService;
import jp.madoguchi.reissue.SubmissionCheck;
import jp.madoguchi.reissue.SubmissionNote;
import jp.madoguchi.reissue.SubmissionWords;
import jp.madoguchi.reissue.api.ReportAnswers.OwnReport;
import jp.madoguchi.reissue.api.ReportAnswers.Understood;
import jp.madoguchi.security.Roles;
import jp.madoguchi.security.api.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** What contractors' systems send, and read of it afterwards; each in the own organisation. */
@RestController
@RequestMapping("/api/v1/incidents/{code}/reissue-reports")
@Tag(name = "reissue")
@RolesAllowed(Roles.CONTRACTOR)
class ReissueReportController {
    private final IncidentService incidents;
    private final ReissueService reissue;
    private final ReissueSubmissionService submissions;
    private final ReportAnswers answers;
    private final Problems problems;

    ReissueReportController(
            IncidentService incidents,
            ReissueService reissue,
            ReissueSubmissionService submissions,
            ReportAnswers answers,
            Problems problems) {
        this.incidents = incidents;
        this.reissue = reissue;
        this.submissions = submissions;
        this.answers = answers;
        this.problems = problems;
    }

    @Operation(
            summary = "Report reissue counts (CSV or XLSX)",
            description =
                    "The file is read as on the contractor's page: title rows, totals, merged cells, era dates and the "
                            + "organisation's own columns are understood. Errors block; warnings need an explanation, and counts other "
                            + "than reported before need a reason.")
    @ApiResponse(
            responseCode = "200",
            description = "a dry run, or everything had been reported before: nothing stored")
    @ApiResponse(responseCode = "201", description = "sent; one report for each date in the file")
    @ApiResponse(responseCode = "422", description = "nothing stored; every problem with its row and cell")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Understood> report(
            @PathVariable String code,
            @RequestParam MultipartFile file,
            @Parameter(description = "true: check only, store nothing") @RequestParam(defaultValue = "false")
                    boolean dryRun,
            @Parameter(description = "what there is to say to the warnings") @RequestParam(required = false) @Nullable
                    String explanation,
            @Parameter(description = "why counts that were reported before are sent again")
                    @RequestParam(required = false)
                    @Nullable
                    String correctionReason,
            Locale locale)
            throws IOException {
        requireIncident(code);
        try (TableFile table =
                new TableFile(Objects.requireNonNullElse(file.getOriginalFilename(), ""), content(file))) {
            SubmissionWords words = new SubmissionWords(correctionReason, explanation);
            SubmissionCheck check = submissions.check(table, ReadingChoices.NONE);
            if (!check.isClean()) {
                throw new ImportRefusedException(check.preview());
            }
            if (dryRun) {
                return ResponseEntity.ok(answers.dryRun(check, locale));
            }
            if ((check.needsReason() && words.correctionReason() == null)
                    || (check.needsExplanation() && words.explanation() == null)) {
                throw new UnexplainedException(check);
            }
            ReissueSubmissionService.Sent sent = submissions.send(table, ReadingChoices.NONE, words);
            return ResponseEntity.status(sent.upload() == null ? HttpStatus.OK : HttpStatus.CREATED)
                    .body(answers.sent(sent, locale));
        }
    }

    @Operation(summary = "The organisation's own reports with their states, the latest first")
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    List<OwnReport> reports(@PathVariable String code) {
        Map<Long, SubmissionNote> notes = submissions.notes();
        return reissue.ownUploads(requireIncident(code)).stream()
                .flatMap(upload -> upload.reports().stream()
                        .filter(report -> notes.containsKey(report.id()))
                        .map(report -> OwnReport.of(upload, report, Objects.requireNonNull(notes.get(report.id())))))
                .toList();
    }

    @Operation(summary = "One of the organisation's own reports")
    @ApiResponse(responseCode = "404", description = "the organisation has no such report")
    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    OwnReport report(@PathVariable String code, @PathVariable long id) {
        return reports(code).stream()
                .filter(report -> report.id().equals(String.valueOf(id)))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @Operation(summary = "Withdraw a report that the city has not accepted; it stays readable")
    @ApiResponse(responseCode = "422", description = "it can't be withdrawn in its state")
    @PostMapping(path = "/{id}/withdrawal", produces = MediaType.APPLICATION_JSON_VALUE)
    OwnReport withdraw(@PathVariable String code, @PathVariable long id) {
        report(code, id);
        submissions.withdraw(id);
        return report(code, id);
    }

    /** The rows' faults beside the summary, so that a sender can show them where they are. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(ImportRefusedException refused, Locale locale) {
        ProblemDetail problem = problems.of(Problems.Kind.REJECTED, locale, refused.text());
        problem.setProperty("field", "file");
        problem.setProperty("problemCount", refused.preview().problemCount());
        problem.setProperty("problems", answers.faults(refused.preview().problems(), locale));
        problem.setProperty("warnings", answers.faults(refused.preview().warnings(), locale));
        return unprocessable(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexplained(UnexplainedException refused, Locale locale) {
        SubmissionCheck check = refused.check;
        ProblemDetail problem = problems.of(
                Problems.Kind.REJECTED,
                locale,
                MessageText.of(
                        "reissue.submission.unexplained",
                        check.corrections().size(),
                        check.warnings().size()));
        problem.setProperty("corrections", answers.faults(check.corrections(), locale));
        problem.setProperty("warnings", answers.faults(check.warnings(), locale));
        return unprocessable(problem);
    }

    private static ResponseEntity<ProblemDetail> unprocessable(ProblemDetail problem) {
        return ResponseEntity.unprocessableContent()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static final class UnexplainedException extends RuntimeException {
        private final transient SubmissionCheck check;

        UnexplainedException(SubmissionCheck check) {
            super("a reason or an explanation is missing");
            this.check = check;
        }
    }

    /** Reports are of the current incident; another takes none. */
    private long requireIncident(String code) {
        return incidents
                .current()
                .filter(incident -> incident.code().equals(code))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))
                .id();
    }

    private static ParkedContent content(MultipartFile file) throws IOException {
        try (InputStream in = file.getInputStream()) {
            return ParkedContent.of(in, TableFile.MAX_BYTES)
                    .orElseThrow(() -> new RejectedException("file", TableReader.tooLarge()));
        }
    }
}
