package jp.madoguchi.incident.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.List;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.incident.Milestone;
import jp.madoguchi.platform.export.ExportCell;
import jp.madoguchi.platform.export.ExportTable;
import jp.madoguchi.platform.export.TableExport;
import jp.madoguchi.platform.i18n.LocalizedText;
import jp.madoguchi.security.Roles;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The marks on the time axis. */
@RestController
@RequestMapping("/api/v1/incidents/{code}")
@Tag(name = "incident")
@RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
class MilestoneController {
    private final IncidentService incidents;

    MilestoneController(IncidentService incidents) {
        this.incidents = incidents;
    }

    /** Both days are included; a milestone of one day has the same twice. */
    record Mark(
            LocalDate start,
            LocalDate end,
            Milestone.MilestoneKind kind,
            Milestone.Channel channel,
            LocalizedText title) {}

    @Operation(summary = "Milestones by their first day (JSON, or CSV by Accept: text/csv)")
    @GetMapping(path = "/milestones", produces = MediaType.APPLICATION_JSON_VALUE)
    List<Mark> milestones(@PathVariable String code) {
        return incident(code).milestones().stream()
                .map(m -> new Mark(m.startsOn(), m.endsOn(), m.kind(), m.channel(), m.title()))
                .toList();
    }

    @Operation(hidden = true)
    @GetMapping(
            path = {"/milestones", "/milestones.csv"},
            produces = "text/csv")
    ResponseEntity<byte[]> milestonesAsCsv(@PathVariable String code) {
        List<List<ExportCell>> rows = incident(code).milestones().stream()
                .map(m -> List.of(
                        ExportCell.of(m.startsOn()),
                        ExportCell.of(m.endsOn()),
                        ExportCell.of(m.kind().name()),
                        ExportCell.of(m.channel().name()),
                        ExportCell.of(m.title().ja()),
                        ExportCell.of(m.title().en())))
                .toList();
        ExportTable table =
                ExportTable.of("milestones", List.of("start", "end", "kind", "channel", "title_ja", "title_en"), rows);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(TableExport.CSV.mediaType()))
                .body(TableExport.CSV.bytes(table));
    }

    private Incident incident(String code) {
        return incidents.byCode(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
