package jp.madoguchi.outreach.sending;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.security.SystemUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the gateway of short messages reports by itself. It proves who it is by signing what it sends. */
@Component
public class GatewayReports {
    /** A signature is good for so long: who overheard one can't use it tomorrow. */
    private static final Duration VALID = Duration.ofMinutes(5);

    private static final int MOST = 1_000;

    private final GatewaySettings settings;
    private final DeliveryReports reports;
    private final Clock clock;

    GatewayReports(GatewaySettings settings, DeliveryReports reports, Clock clock) {
        this.settings = settings;
        this.reports = reports;
        this.clock = clock;
    }

    /**
     * One message's state at the gateway.
     *
     * @param id of the delivery, as it was given to the gateway
     * @param status {@code delivered}, {@code failed} or {@code delayed}
     * @param code the gateway's
     * @param at as ISO 8601 with zone
     */
    public record StatusOfMessage(
            @Nullable String id,
            @Nullable String status,
            @Nullable String code,
            @Nullable String cause,
            @Nullable String at) {}

    /**
     * How many were new, known before, and about no message of ours.
     *
     * @param early about messages that are being handed over at this moment: to be sent again
     */
    public record TakenReports(int taken, int known, int unknown, int early) {}

    /** Whether the gateway has signed just this, just now. */
    public boolean isSigned(@Nullable String timestamp, @Nullable String signature, byte[] body) {
        String secret = settings.callbackSecret();
        if (secret == null || secret.isBlank() || timestamp == null || signature == null) {
            return false;
        }
        try {
            Instant at = Instant.ofEpochSecond(Long.parseLong(timestamp));
            if (Duration.between(at, clock.instant()).abs().compareTo(VALID) > 0) {
                return false;
            }
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
            byte[] wanted = mac.doFinal(body);
            byte[] given = HexFormat.of().parseHex(signature.replaceFirst("^sha256=", ""));
            return MessageDigest.isEqual(wanted, given);
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /**
     * Takes all of them in.
     *
     * @throws RejectedException where one can't be understood; then none is taken
     */
    public TakenReports take(List<StatusOfMessage> statuses) {
        if (statuses.size() > MOST) {
            throw new RejectedException(MessageText.of("outreach.sending.report.tooMany", MOST));
        }
        List<DeliveryReport> understood =
                statuses.stream().map(this::understood).toList();
        int[] counts = new int[DeliveryReports.Taken.values().length];
        SystemUser.run(SystemUser.named(Outcomes.BY), () -> {
            understood.forEach(report -> counts[reports.take(report).ordinal()]++);
            return true;
        });
        return new TakenReports(
                counts[DeliveryReports.Taken.TAKEN.ordinal()],
                counts[DeliveryReports.Taken.KNOWN.ordinal()],
                counts[DeliveryReports.Taken.NOT_OURS.ordinal()],
                counts[DeliveryReports.Taken.TOO_EARLY.ordinal()]);
    }

    private DeliveryReport understood(StatusOfMessage status) {
        long id = DsnReader.number(String.valueOf(status.id()))
                .orElseThrow(() -> new RejectedException("id", MessageText.of("outreach.sending.report.id")));
        DeliveryReport.Kind kind = switch (String.valueOf(status.status()).toLowerCase(Locale.ROOT)) {
            case "delivered" -> DeliveryReport.Kind.DELIVERED;
            case "failed" -> DeliveryReport.Kind.FAILED;
            case "delayed" -> DeliveryReport.Kind.DELAYED;
            default -> throw new RejectedException("status", MessageText.of("outreach.sending.report.status"));
        };
        Instant at = at(status.at());
        String code = status.code();
        if (code != null && code.length() > 20) {
            throw new RejectedException("code", MessageText.of("outreach.sending.report.code", 20));
        }
        String cause = status.cause() == null ? null : Handover.masked(status.cause(), "\u0000@");
        return new DeliveryReport(
                id,
                DeliveryReport.Source.GATEWAY,
                kind,
                code == null && kind == DeliveryReport.Kind.FAILED ? "5.0.0" : code,
                cause,
                at,
                Digests.of(String.join("\n", "gateway", "" + id, kind.name(), "" + code)));
    }

    private Instant at(@Nullable String text) {
        if (text == null) {
            return clock.instant();
        }
        try {
            Instant at = java.time.OffsetDateTime.parse(text).toInstant();
            if (at.isAfter(clock.instant().plus(VALID))) {
                throw new RejectedException("at", MessageText.of("outreach.sending.report.future"));
            }
            return at;
        } catch (DateTimeParseException e) {
            throw new RejectedException("at", MessageText.of("outreach.sending.report.at"));
        }
    }
}
