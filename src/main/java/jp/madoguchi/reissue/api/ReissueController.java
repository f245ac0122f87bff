package jp.madoguchi.reissue.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.export.ExportCell;
import jp.madoguchi.platform.export.ExportTable;
import jp.madoguchi.platform.export.TableExport;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.platform.imports.ImportOutcome;
import jp.madoguchi.platform.imports.ImportRefusedException;
import jp.madoguchi.platform.imports.Imports;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.table.CharsetChoice;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.platform.table.TableReader;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.reissue.ReissueCountsImporter;
import jp.madoguchi.reissue.ReissueFigure;
import jp.madoguchi.reissue.ReissueRates;
import jp.madoguchi.reissue.ReissueService;
import jp.madoguchi.reissue.ReissueUpload;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;
import jp.madoguchi.security.api.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
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

/** What contractors' systems send, and what the city's systems read. */
@RestController
@RequestMapping("/api/v1/incidents/{code}")
@Tag(name = "reissue")
class ReissueController {
    private final IncidentService incidents;
    private final ReissueService reissue;
    private final ReissueCountsImporter importer;
    private final Imports imports;
    private final CurrentUser currentUser;
    private final Messages messages;
    private final Problems problems;
    private final Clock clock;

    ReissueController(
            IncidentService incidents,
            ReissueService reissue,
            ReissueCountsImporter importer,
            Imports imports,
            CurrentUser currentUser,
            Messages messages,
            Problems problems,
            Clock clock) {
        this.incidents = incidents;
        this.reissue = reissue;
        this.importer = importer;
        this.imports = imports;
        this.currentUser = currentUser;
        this.messages = messages;
        this.problems = problems;
        this.clock = clock;
    }

    /**
     * What was understood of a file.
     *
     * @param upload absent where everything in the file had been reported before
     */
    record Understood(
            int rows, int added, int unchanged, @Nullable ReissueUpload upload) {}

    /**
     * @param percent reissued of affected, half up to one place; null where nothing has been reported
     * @param waiting the city has not reviewed it yet
     */
    record Rate(
            @Nullable String issuer,
            int affected,
            @Nullable Integer reissued,
            @Nullable BigDecimal percent,
            @Nullable LocalDate asOf,
            boolean waiting) {
        static Rate of(@Nullable String issuer, ReissueFigure figure) {
            return new Rate(
                    issuer, figure.affected(), figure.reissued(), figure.percent(), figure.asOf(), figure.waiting());
        }
    }

    record Rates(LocalDate asOf, List<Rate> issuers, Rate total) {}

    /** @param line 0 for the file as a whole */
    record Fault(long line, @Nullable String column, String message) {}

    @Operation(summary = "Report reissue counts (CSV or XLSX)")
    @PostMapping(path = "/reissue-reports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @RolesAllowed(Roles.CONTRACTOR)
    ResponseEntity<Understood> report(@PathVariable String code, @RequestParam MultipartFile file) throws IOException {
        Incident incident = incident(code);
        TableFile table = new TableFile(Objects.requireNonNullElse(file.getOriginalFilename(), ""), bytes(file));
        ImportOutcome outcome = imports.run(
                importer, table, CharsetChoice.AUTO, currentUser.require().name(), Progress.unwatched());
        boolean added = outcome.added() > 0;
        ReissueUpload upload = added ? reissue.ownUploads(incident.id()).getFirst() : null;
        return ResponseEntity.status(added ? HttpStatus.CREATED : HttpStatus.OK)
                .body(new Understood(outcome.read(), outcome.added(), outcome.unchanged(), upload));
    }

    @Operation(summary = "Reissue rates per issuer and in all, as of a day (today if none is given)")
    @GetMapping(path = "/reissue-rates", produces = MediaType.APPLICATION_JSON_VALUE)
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    Rates rates(
            @PathVariable String code,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf) {
        ReissueRates rates = ratesOf(code, asOf);
        return new Rates(
                rates.asOf(),
                rates.issuers().stream()
                        .map(of -> Rate.of(of.issuer().code(), of.figure()))
                        .toList(),
                Rate.of(null, rates.total()));
    }

    @Operation(hidden = true)
    @GetMapping(path = "/reissue-rates", produces = "text/csv")
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    ResponseEntity<byte[]> ratesAsCsv(
            @PathVariable String code,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf) {
        List<List<ExportCell>> rows = ratesOf(code, asOf).issuers().stream()
                .map(of -> row(of.issuer().code(), of.figure()))
                .toList();
        ExportTable table = ExportTable.of(
                "reissue-rates", List.of("issuer", "affected", "reissued", "percent", "as_of", "waiting"), rows);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .body(TableExport.CSV.bytes(table));
    }

    private static List<ExportCell> row(String issuer, ReissueFigure figure) {
        Integer reissued = figure.reissued();
        return List.of(
                ExportCell.of(issuer),
                ExportCell.of(figure.affected()),
                reissued == null ? ExportCell.BLANK : ExportCell.of(reissued.longValue()),
                ExportCell.of(figure.percent()),
                ExportCell.of(figure.asOf()),
                ExportCell.of(String.valueOf(figure.waiting())));
    }

    private ReissueRates ratesOf(String code, @Nullable LocalDate asOf) {
        return reissue.rates(incident(code).id(), asOf == null ? Tokyo.today(clock) : asOf);
    }

    /** The rows' faults beside the summary, so that a sender can show them where they are. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(ImportRefusedException refused, Locale locale) {
        ProblemDetail problem = problems.of(Problems.Kind.REJECTED, locale, refused.text());
        problem.setProperty("field", "file");
        problem.setProperty("problemCount", refused.preview().problemCount());
        problem.setProperty(
                "problems",
                refused.preview().problems().stream()
                        .map(p -> new Fault(p.line(), p.column(), messages.get(locale, p.text())))
                        .toList());
        return ResponseEntity.unprocessableContent()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** The importer works on the current incident; another has no reports to take. */
    private Incident incident(String code) {
        return incidents
                .current()
                .filter(incident -> incident.code().equals(code))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static byte[] bytes(MultipartFile file) throws IOException {
        try (InputStream in = file.getInputStream()) {
            byte[] bytes = in.readNBytes(TableFile.MAX_BYTES + 1);
            if (bytes.length > TableFile.MAX_BYTES) {
                throw new RejectedException("file", TableReader.tooLarge());
            }
            return bytes;
        }
    }
}
