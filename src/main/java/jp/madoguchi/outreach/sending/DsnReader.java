package jp.madoguchi.outreach.sending;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads delivery status notifications (RFC 3464). Which message one is about is told by the address that it came to and by the id of
 * the message in it; where the two say different things, it is about none.
 */
final class DsnReader {
    /** A report holds some lines and the head of a message; what is larger isn't read to its end. */
    private static final int MOST_BYTES = 256 * 1024;

    private static final Pattern STATUS = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");

    private final Pattern bounceAddress;
    private final Pattern messageId;

    DsnReader(MailSettings settings) {
        String domain = Pattern.quote(settings.mailDomain());
        bounceAddress = Pattern.compile("bounces\\+(\\d{1,19})@" + domain, Pattern.CASE_INSENSITIVE);
        messageId = Pattern.compile("<(\\d{1,19})@" + domain + ">", Pattern.CASE_INSENSITIVE);
    }

    /** Empty where it is no such notification, or about no message of ours. */
    Optional<DeliveryReport> read(MimeMessage mail, Instant now) throws MessagingException, IOException {
        if (!mail.isMimeType("multipart/report") || !(mail.getContent() instanceof Multipart parts)) {
            return Optional.empty();
        }
        List<InternetHeaders> status = List.of();
        Set<Long> ids = new HashSet<>();
        addressedTo(mail).ifPresent(ids::add);
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            if (part.isMimeType("message/delivery-status") || part.isMimeType("message/global-delivery-status")) {
                status = groups(text(part));
            } else if (part.isMimeType("message/rfc822")
                    || part.isMimeType("text/rfc822-headers")
                    || part.isMimeType("message/global-headers")) {
                original(text(part)).ifPresent(ids::add);
            }
        }
        // the first group is about the report, each further one about a recipient; our messages have one
        if (status.size() < 2 || ids.size() != 1) {
            return Optional.empty();
        }
        return report(ids.iterator().next(), status.get(1), mail, now);
    }

    private Optional<DeliveryReport> report(long deliveryId, InternetHeaders recipient, MimeMessage mail, Instant now)
            throws MessagingException {
        String action = header(recipient, "Action").toLowerCase(Locale.ROOT).strip();
        Matcher matcher = STATUS.matcher(header(recipient, "Status"));
        String code = matcher.find() ? matcher.group(1) : null;
        DeliveryReport.Kind kind = switch (action) {
            case "failed" -> DeliveryReport.Kind.FAILED;
            case "delayed" -> DeliveryReport.Kind.DELAYED;
            case "delivered" -> DeliveryReport.Kind.DELIVERED;
            default -> null;
        };
        if (kind == null) {
            // relayed, expanded: it went on to where nothing more is told
            return Optional.empty();
        }
        String cause = header(recipient, "Diagnostic-Code").replaceFirst("(?i)^\\s*smtp\\s*;\\s*", "");
        Instant at = mail.getSentDate() == null ? now : mail.getSentDate().toInstant();
        return Optional.of(new DeliveryReport(
                deliveryId,
                DeliveryReport.Source.MAILBOX,
                kind,
                code,
                Handover.masked(cause, "\u0000@"),
                at.isAfter(now) ? now : at,
                Digests.of(
                        String.join("\n", String.valueOf(mail.getMessageID()), action, "" + code, "" + deliveryId))));
    }

    private Optional<Long> addressedTo(MimeMessage mail) throws MessagingException {
        for (String name : List.of("Delivered-To", "X-Original-To", "To", "Envelope-To")) {
            String[] values = mail.getHeader(name);
            for (String value : values == null ? new String[0] : values) {
                Matcher matcher = bounceAddress.matcher(value);
                if (matcher.find()) {
                    return number(matcher.group(1));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Long> original(String text) throws MessagingException {
        String id = header(headers(text), "Message-ID");
        Matcher matcher = messageId.matcher(id);
        return matcher.find() ? number(matcher.group(1)) : Optional.empty();
    }

    static Optional<Long> number(String digits) {
        try {
            return Optional.of(Long.parseLong(digits));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static List<InternetHeaders> groups(String text) throws MessagingException {
        List<InternetHeaders> groups = new ArrayList<>();
        for (String group : text.replace("\r\n", "\n").strip().split("\n\\s*\n")) {
            groups.add(headers(group));
        }
        return groups;
    }

    private static InternetHeaders headers(String text) throws MessagingException {
        String lines = text.replace("\r\n", "\n").replace("\n", "\r\n") + "\r\n\r\n";
        return new InternetHeaders(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), true);
    }

    private static String header(InternetHeaders headers, String name) {
        @Nullable String value = headers.getHeader(name, " ");
        return value == null ? "" : value;
    }

    private static String text(Part part) throws IOException, MessagingException {
        try (InputStream in = part.getInputStream()) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        }
    }
}
