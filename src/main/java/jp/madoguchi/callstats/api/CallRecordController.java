package jp.madoguchi.callstats.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import jp.madoguchi.callstats.CallRecordImporter;
import jp.madoguchi.callstats.CallRecordService;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.imports.ImportOutcome;
import jp.madoguchi.platform.imports.ImportRefusedException;
import jp.madoguchi.platform.imports.Imports;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.table.CharsetChoice;
import jp.madoguchi.platform.table.ParkedContent;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Where the telephone system pushes its records. */
@RestController
@RequestMapping("/api/v1/incidents/{code}/call-records")
@Tag(name = "call records")
@RolesAllowed(Roles.SUPERVISOR)
class CallRecordController {
    private static final int ATTEMPTS = 3;

    private final IncidentService incidents;
    private final CallRecordService calls;
    private final JsonCallRecords json;
    private final Imports imports;
    private final CurrentUser currentUser;

    CallRecordController(
            IncidentService incidents,
            CallRecordService calls,
            JsonCallRecords json,
            Imports imports,
            CurrentUser currentUser) {
        this.incidents = incidents;
        this.calls = calls;
        this.json = json;
        this.imports = imports;
        this.currentUser = currentUser;
    }

    /** What became of the records. */
    record Taken(int rows, int added, int changed, int unchanged) {
        static Taken of(ImportOutcome outcome) {
            return new Taken(outcome.read(), outcome.added(), outcome.changed(), outcome.unchanged());
        }
    }

    @Operation(
            summary = "Push call records as JSON lines or a JSON array",
            description =
                    "Fields: callId, receivedAt, answeredAt, endedAt, trunk, caller, agent, result (ANSWERED or BUSY). "
                            + "The same call id again is the same call: sent again it changes nothing, a running call (answered, "
                            + "no end) gets its end. All records are stored, or none.")
    @ApiResponse(responseCode = "200", description = "stored; how many calls are new, changed, unchanged")
    @ApiResponse(responseCode = "413", description = "more than 20 MB")
    @ApiResponse(responseCode = "422", description = "nothing stored; every problem with its row")
    @PostMapping(consumes = {"application/x-ndjson", MediaType.APPLICATION_JSON_VALUE})
    Taken pushJson(@PathVariable String code, HttpServletRequest request) throws IOException {
        Incident incident = incident(code);
        boolean lines = String.valueOf(request.getContentType()).startsWith("application/x-ndjson");
        JsonCallRecords.Table table;
        try (ParkedContent body = body(request)) {
            table = json.read(body, lines);
        }
        try (TableFile file = new TableFile("call-records.json", table.csv())) {
            return run(incident, file, CharsetChoice.UTF_8);
        } catch (ImportRefusedException refused) {
            throw table.refused(refused);
        }
    }

    @Operation(summary = "Push call records as a CSV file, the same that the import screen takes")
    @PostMapping(consumes = "text/csv")
    Taken pushCsv(@PathVariable String code, HttpServletRequest request) throws IOException {
        Incident incident = incident(code);
        try (TableFile file = new TableFile("call-records.csv", body(request))) {
            return run(incident, file, CharsetChoice.AUTO);
        }
    }

    /** Two nodes that get the same call at once: one of them finds it stored on its next attempt. */
    private Taken run(Incident incident, TableFile file, CharsetChoice charset) {
        CallRecordImporter importer = new CallRecordImporter(calls, incident::id);
        for (int attempt = 1; ; attempt++) {
            try {
                return Taken.of(imports.run(
                        importer, file, charset, currentUser.require().name(), Progress.unwatched()));
            } catch (DataAccessException e) {
                boolean passing = e instanceof DuplicateKeyException || e instanceof ConcurrencyFailureException;
                if (!passing || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Counts what comes, since a length that was announced need not be true. */
    private static ParkedContent body(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > TableFile.MAX_BYTES) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
        }
        try (InputStream in = request.getInputStream()) {
            return ParkedContent.of(in, TableFile.MAX_BYTES)
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE));
        }
    }

    private Incident incident(String code) {
        return incidents.byCode(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
