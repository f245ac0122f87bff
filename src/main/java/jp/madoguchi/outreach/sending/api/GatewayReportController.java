package jp.madoguchi.outreach.sending.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import java.io.IOException;
import java.util.List;
import jp.madoguchi.outreach.sending.GatewayReports;
import jp.madoguchi.outreach.sending.GatewayReports.StatusOfMessage;
import jp.madoguchi.outreach.sending.GatewayReports.TakenReports;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Where the gateway of short messages reports. Who calls was proved by {@link GatewayReportSecurity}. */
@RestController
@Tag(name = "delivery reports")
@PermitAll
class GatewayReportController {
    private static final TypeReference<List<StatusOfMessage>> STATUSES = new TypeReference<>() {};

    private final GatewayReports reports;
    private final JsonMapper json;

    GatewayReportController(GatewayReports reports, JsonMapper json) {
        this.reports = reports;
        this.json = json;
    }

    @Operation(
            summary = "Report what became of short messages",
            description =
                    "A JSON array of objects with id (of the delivery), status (delivered, failed or delayed), code, cause "
                            + "and at (ISO 8601). Signed: X-Madoguchi-Timestamp has the seconds since 1970, X-Madoguchi-Signature the "
                            + "HMAC-SHA256 in hexadecimal of the timestamp, a full stop and the body. The same report again changes "
                            + "nothing; all reports are taken, or none.")
    @ApiResponse(
            responseCode = "200",
            description = "how many were new, known, unknown, and too early (send those again)")
    @ApiResponse(responseCode = "401", description = "not signed, or not with the secret of the gateway")
    @ApiResponse(responseCode = "422", description = "nothing taken; what is wrong, in words")
    @PostMapping(path = GatewayReportSecurity.PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    TakenReports take(@RequestBody byte[] body) throws IOException {
        List<StatusOfMessage> statuses;
        try {
            statuses = json.readValue(body, STATUSES);
        } catch (JacksonException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return reports.take(statuses);
    }
}
