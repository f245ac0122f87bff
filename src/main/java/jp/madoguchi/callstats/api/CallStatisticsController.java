package jp.madoguchi.callstats.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.madoguchi.callstats.BusyCallers;
import jp.madoguchi.callstats.CallStatistics;
import jp.madoguchi.callstats.CallStatisticsService;
import jp.madoguchi.callstats.DailyCallStatistics;
import jp.madoguchi.callstats.Figures;
import jp.madoguchi.callstats.LostCallersService;
import jp.madoguchi.callstats.Span;
import jp.madoguchi.incident.Category;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.export.ExportCell;
import jp.madoguchi.platform.export.ExportTable;
import jp.madoguchi.platform.export.TableExport;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The daily call statistics, day by day. */
@RestController
@RequestMapping("/api/v1/incidents/{code}")
@Tag(name = "call statistics")
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR, Roles.SUPERVISOR})
class CallStatisticsController {
    private static final BusyCallers NOBODY = new BusyCallers(0, 0, 0, List.of());

    private final IncidentService incidents;
    private final CallStatisticsService statistics;
    private final LostCallersService lostCallers;

    CallStatisticsController(
            IncidentService incidents, CallStatisticsService statistics, LostCallersService lostCallers) {
        this.incidents = incidents;
        this.statistics = statistics;
        this.lostCallers = lostCallers;
    }

    /**
     * The figures of a day. Where nothing is known of the day, all are null; where a category was not counted, it is null:
     * neither is 0.
     *
     * @param busyCallers different numbers that met a busy line; null where the figures don't come from call records
     * @param lostCallers those of them who were not answered after that on the same day
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Day(
            LocalDate date,
            @Nullable Integer incoming,
            @Nullable Integer answered,
            @Nullable Integer busy,
            Map<String, @Nullable Integer> categories,
            boolean confirmed,
            @Nullable Integer busyCallers,
            @Nullable Integer lostCallers) {
        static Day of(DailyCallStatistics day, BusyCallers callers) {
            boolean known = day.isKnown();
            // of a day keyed in or corrected by hand nobody knows who called
            boolean fromRecords = known && callers.calls() == day.busy();
            return new Day(
                    day.day(),
                    known ? Integer.valueOf(day.incoming()) : null,
                    known ? Integer.valueOf(day.answered()) : null,
                    known ? Integer.valueOf(day.busy()) : null,
                    lowerCase(day.categories()),
                    day.confirmed(),
                    fromRecords ? Integer.valueOf(callers.callers()) : null,
                    fromRecords ? Integer.valueOf(callers.lost().size()) : null);
        }
    }

    /** @param answerRate answered of incoming, from 0 to 1, to four places; null where no call came in */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Totals(
            @Nullable Integer incoming,
            @Nullable Integer answered,
            @Nullable Integer busy,
            Map<String, @Nullable Integer> categories,
            @Nullable BigDecimal answerRate) {
        static final Totals UNKNOWN = new Totals(null, null, null, Map.of(), null);

        static Totals of(CallStatistics statistics) {
            Figures figures = statistics.totals();
            if (!statistics.isKnown()) {
                return new Totals(null, null, null, lowerCase(figures.categories()), null);
            }
            return new Totals(
                    figures.incoming(),
                    figures.answered(),
                    figures.busy(),
                    lowerCase(figures.categories()),
                    figures.answerRate());
        }
    }

    /** From and to are null where nothing is known of any day. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Statistics(
            String incident,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            List<Day> days,
            Totals totals) {}

    @Operation(
            summary = "Daily call statistics (JSON, or CSV by Accept: text/csv, format=csv or call-statistics.csv)",
            description = "One entry for each day from the first to the last, both included. Confirmed days have their "
                    + "confirmed figures as last corrected. Null is “not counted”, which is not 0. busyCallers are the "
                    + "different numbers that met a busy line, lostCallers those of them who were not answered after that on "
                    + "the same day; callers who withheld their number are in neither.")
    @ApiResponse(responseCode = "200", description = "the figures, with the totals of the span")
    @ApiResponse(responseCode = "404", description = "there is no such incident")
    @ApiResponse(
            responseCode = "422",
            description = "the span can't be read, is the wrong way round, or longer than 3 years")
    @GetMapping(path = "/call-statistics", produces = MediaType.APPLICATION_JSON_VALUE)
    Statistics statistics(
            @PathVariable String code,
            @Parameter(description = "first day, as 2022-06-23; left out: the first with figures")
                    @RequestParam(required = false)
                    @Nullable
                    String from,
            @Parameter(description = "last day; left out: the last with figures")
                    @RequestParam(required = false)
                    @Nullable
                    String to) {
        Incident incident = incident(code);
        return between(incident, from, to)
                .map(found -> new Statistics(
                        code, found.span().from(), found.span().to(), days(incident, found), Totals.of(found)))
                .orElseGet(() -> new Statistics(code, null, null, List.of(), Totals.UNKNOWN));
    }

    @Operation(hidden = true)
    @GetMapping(path = "/call-statistics", produces = "text/csv")
    ResponseEntity<byte[]> statisticsAsCsv(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        return csv(code, from, to);
    }

    /** For callers that can't say what they accept. */
    @Operation(hidden = true)
    @GetMapping(path = "/call-statistics", params = "format=csv")
    ResponseEntity<byte[]> statisticsByFormat(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        return csv(code, from, to);
    }

    @Operation(hidden = true)
    @GetMapping(path = "/call-statistics.csv")
    ResponseEntity<byte[]> statisticsFile(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        return csv(code, from, to);
    }

    private ResponseEntity<byte[]> csv(String code, @Nullable String from, @Nullable String to) {
        Incident incident = incident(code);
        List<String> columns = new ArrayList<>(List.of("date", "incoming", "answered", "busy"));
        incident.categories().forEach(category -> columns.add(category.code().toLowerCase(Locale.ROOT)));
        List<List<ExportCell>> rows =
                between(incident, from, to).map(found -> days(incident, found)).orElse(List.of()).stream()
                        .map(day -> row(incident, day))
                        .toList();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(TableExport.CSV.mediaType()))
                .body(TableExport.CSV.bytes(ExportTable.of("call-statistics", columns, rows)));
    }

    private static List<ExportCell> row(Incident incident, Day day) {
        List<ExportCell> row = new ArrayList<>(
                List.of(ExportCell.of(day.date()), number(day.incoming()), number(day.answered()), number(day.busy())));
        for (Category category : incident.categories()) {
            row.add(number(day.categories().get(category.code().toLowerCase(Locale.ROOT))));
        }
        return row;
    }

    private static ExportCell number(@Nullable Integer figure) {
        return figure == null ? ExportCell.BLANK : ExportCell.of(figure.longValue());
    }

    private List<Day> days(Incident incident, CallStatistics found) {
        Map<LocalDate, BusyCallers> callers = lostCallers.byDay(
                incident.id(), found.span().from(), found.span().to());
        return found.days().stream()
                .map(day -> Day.of(day, callers.getOrDefault(day.day(), NOBODY)))
                .toList();
    }

    /** Empty where a day is left out and nothing is known that could stand in for it. */
    private Optional<CallStatistics> between(Incident incident, @Nullable String from, @Nullable String to) {
        LocalDate first = day("from", from);
        LocalDate last = day("to", to);
        if (first == null || last == null) {
            Optional<Span> period = statistics.period(incident.id());
            if (period.isEmpty()) {
                return Optional.empty();
            }
            first = first == null ? period.get().from() : first;
            last = last == null ? period.get().to() : last;
        }
        return Optional.of(statistics.between(incident.id(), first, last));
    }

    private static @Nullable LocalDate day(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new RejectedException(name, MessageText.of("callstats.span.unreadable"));
        }
    }

    private static Map<String, @Nullable Integer> lowerCase(Map<String, @Nullable Integer> categories) {
        Map<String, @Nullable Integer> lower = new LinkedHashMap<>();
        categories.forEach((category, figure) -> lower.put(category.toLowerCase(Locale.ROOT), figure));
        return lower;
    }

    private Incident incident(String code) {
        return incidents.byCode(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
