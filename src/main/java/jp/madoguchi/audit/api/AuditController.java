package jp.madoguchi.audit.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import jp.madoguchi.audit.AuditVerificationService;
import jp.madoguchi.audit.AuditVerificationService.Standing;
import jp.madoguchi.audit.Verification;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the audit trail is as it was written. */
@RestController
@RequestMapping("/api/v1/audit")
@Tag(name = "audit trail")
@RolesAllowed(Roles.AUDITOR)
class AuditController {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AuditVerificationService verifications;
    private final Messages messages;

    AuditController(AuditVerificationService verifications, Messages messages) {
        this.verifications = verifications;
        this.messages = messages;
    }

    /**
     * How it stands.
     *
     * @param state intact, broken or running
     * @param verified events found good so far; in the end all of them, or null where it is broken
     * @param firstBroken number of the first event that isn't as it was written
     * @param fault what is wrong with it, for programs
     * @param message the same in words
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            String state,
            Instant startedAt,
            @Nullable Long verified,
            @Nullable String lastHash,
            @Nullable Long firstBroken,
            @Nullable String fault,
            @Nullable String message) {}

    @Operation(
            summary = "Verify the audit trail",
            description =
                    "Reads all events and compares them with their hashes, with the chain and with the signed checkpoints. "
                            + "A long trail takes longer than a request: then the answer is 202, and the same request again waits on.")
    @ApiResponse(responseCode = "200", description = "verified: intact, or broken with the first broken event")
    @ApiResponse(responseCode = "202", description = "running; ask again after the time in Retry-After")
    @GetMapping("/verification")
    ResponseEntity<Answer> verification(Locale locale) {
        Standing standing = verifications.verification(PATIENCE);
        Answer answer = switch (standing.result()) {
            case null -> new Answer("running", standing.startedAt(), standing.verified(), null, null, null, null);
            case Verification.Intact(long events, String lastHash) ->
                new Answer("intact", standing.startedAt(), events, lastHash, null, null, null);
            case Verification.Broken(long number, Verification.Fault fault) ->
                new Answer(
                        "broken",
                        standing.startedAt(),
                        null,
                        null,
                        number,
                        fault.name(),
                        messages.get(locale, "audit.verify.fault." + fault.name()));
        };
        ResponseEntity.BodyBuilder response =
                ResponseEntity.status(standing.result() == null ? HttpStatus.ACCEPTED : HttpStatus.OK);
        if (standing.result() == null) {
            response.header(HttpHeaders.RETRY_AFTER, "2");
        }
        return response.body(answer);
    }
}
