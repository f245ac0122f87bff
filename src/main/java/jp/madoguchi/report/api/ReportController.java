package jp.madoguchi.report.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.report.Report;
import jp.madoguchi.report.ReportDownload;
import jp.madoguchi.report.ReportLine;
import jp.madoguchi.report.ReportService;
import jp.madoguchi.report.ReportState;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Reports and what they are made of. */
@RestController
@RequestMapping("/api/v1/incidents/{code}/reports")
@Tag(name = "reports")
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
class ReportController {
    private final IncidentService incidents;
    private final ReportService reports;

    ReportController(IncidentService incidents, ReportService reports) {
        this.incidents = incidents;
        this.reports = reports;
    }

    /**
     * A report in the list.
     *
     * @param id as a text, since it has more digits than a number of JavaScript keeps
     * @param corrects the number of the report that it is an erratum of; null where it is none
     * @param releasedAt null where it is not released
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Entry(
            String id,
            String kind,
            int number,
            String title,
            LocalDate from,
            LocalDate to,
            String state,
            @Nullable Integer corrects,
            @Nullable Instant releasedAt) {
        static Entry of(ReportLine line) {
            return new Entry(
                    Long.toString(line.id()),
                    line.kind().name(),
                    line.number(),
                    line.title(),
                    line.from(),
                    line.to(),
                    line.state().name(),
                    line.corrects(),
                    line.released() == null ? null : line.released().at());
        }
    }

    @Operation(
            summary = "All reports, the latest day first",
            description =
                    "state is DRAFT, UNDER_REVIEW, RELEASED or SUPERSEDED; kind is STATUS, CALL_CENTER, REISSUE or "
                            + "PERFORMANCE. Numbers count by kind.")
    @GetMapping
    List<Entry> list(@PathVariable String code) {
        return reports.reports(incident(code).id()).stream().map(Entry::of).toList();
    }

    @Operation(
            summary = "The figures of a submitted or released report as they are kept",
            description =
                    "Each figure with its value, its query, its window and the time when it was taken. A released report's "
                            + "figures never change. A draft has none.")
    @ApiResponse(responseCode = "200", description = "the figures")
    @ApiResponse(responseCode = "404", description = "no such report, or still a draft")
    @GetMapping(value = "/{id}/figures", produces = MediaType.APPLICATION_JSON_VALUE)
    String figures(@PathVariable String code, @PathVariable String id) {
        Report report = report(code, id);
        if (report.state() == ReportState.DRAFT) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return reports.figures(report.id());
    }

    @Operation(
            summary = "The daily table of a report as open data",
            description =
                    "CSV in UTF-8. An empty cell is “not counted”, which is not 0. The dictionary says what each column means.")
    @GetMapping(value = "/{id}/daily-table.csv", produces = "text/csv")
    ResponseEntity<byte[]> dailyTable(@PathVariable String code, @PathVariable String id) {
        return file(reports.dailyTable(report(code, id).id()));
    }

    @Operation(summary = "What the columns of the daily table mean, as CSV in UTF-8")
    @GetMapping(value = "/{id}/daily-table-dictionary.csv", produces = "text/csv")
    ResponseEntity<byte[]> dictionary(@PathVariable String code, @PathVariable String id) {
        return file(reports.dictionary(report(code, id).id()));
    }

    private static ResponseEntity<byte[]> file(ReportDownload file) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name())
                                .build()
                                .toString())
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .body(file.content());
    }

    /** One of another incident is as if it weren't there. */
    private Report report(String code, String id) {
        Incident incident = incident(code);
        return Ids.read(id)
                .flatMap(reports::find)
                .filter(report -> report.scope().incidentId() == incident.id())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Incident incident(String code) {
        return incidents.byCode(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
