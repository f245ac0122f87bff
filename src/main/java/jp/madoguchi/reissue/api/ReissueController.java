package jp.madoguchi.reissue.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.export.ExportCell;
import jp.madoguchi.platform.export.ExportTable;
import jp.madoguchi.platform.export.TableExport;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.reissue.ReissueFigure;
import jp.madoguchi.reissue.ReissueRates;
import jp.madoguchi.reissue.ReissueService;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What the city's systems read. */
@RestController
@RequestMapping("/api/v1/incidents/{code}")
@Tag(name = "reissue")
class ReissueController {
    private final IncidentService incidents;
    private final ReissueService reissue;
    private final Clock clock;

    ReissueController(IncidentService incidents, ReissueService reissue, Clock clock) {
        this.incidents = incidents;
        this.reissue = reissue;
        this.clock = clock;
    }

    /**
     * @param percent reissued of affected, half up to one place; null where nothing has been accepted
     * @param waiting whether a report waits for the city's review that would change it
     * @param wouldBe what it becomes when all that waits is accepted; null where nothing waits
     */
    record Rate(
            @Nullable String issuer,
            int affected,
            @Nullable Integer reissued,
            @Nullable BigDecimal percent,
            @Nullable LocalDate asOf,
            boolean waiting,
            @Nullable WouldBe wouldBe) {
        static Rate of(@Nullable String issuer, ReissueFigure figure) {
            ReissueFigure would = figure.wouldBe();
            return new Rate(
                    issuer,
                    figure.affected(),
                    figure.reissued(),
                    figure.percent(),
                    figure.asOf(),
                    figure.waiting(),
                    would == null ? null : new WouldBe(would.reissued(), would.percent(), would.asOf()));
        }
    }

    record WouldBe(
            @Nullable Integer reissued,
            @Nullable BigDecimal percent,
            @Nullable LocalDate asOf) {}

    record Rates(LocalDate asOf, List<Rate> issuers, Rate total) {}

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
                "reissue-rates",
                List.of("issuer", "affected", "reissued", "percent", "as_of", "waiting", "would_be"),
                rows);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .body(TableExport.CSV.bytes(table));
    }

    private static List<ExportCell> row(String issuer, ReissueFigure figure) {
        Integer reissued = figure.reissued();
        ReissueFigure would = figure.wouldBe();
        Integer then = would == null ? null : would.reissued();
        return List.of(
                ExportCell.of(issuer),
                ExportCell.of(figure.affected()),
                reissued == null ? ExportCell.BLANK : ExportCell.of(reissued.longValue()),
                ExportCell.of(figure.percent()),
                ExportCell.of(figure.asOf()),
                ExportCell.of(String.valueOf(figure.waiting())),
                then == null ? ExportCell.BLANK : ExportCell.of(then.longValue()));
    }

    private ReissueRates ratesOf(String code, @Nullable LocalDate asOf) {
        return reissue.rates(incident(code).id(), asOf == null ? Tokyo.today(clock) : asOf);
    }

    /** Reports are of the current incident; another has none. */
    private Incident incident(String code) {
        return incidents
                .current()
                .filter(incident -> incident.code().equals(code))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
