package jp.madoguchi.outreach.sending;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Writes the e-mail as it goes over the line. Nothing in it tells when or whether it is read. */
final class MailWriter {
    private final Session session;
    private final MailSettings settings;
    private final Clock clock;

    MailWriter(Session session, MailSettings settings, Clock clock) {
        this.session = session;
        this.settings = settings;
        this.clock = clock;
    }

    SMTPMessage write(ComposedMessage composed) throws MessagingException {
        SMTPMessage mail = new Identified(session, settings.messageId(composed.deliveryId()));
        boolean both = composed.html() != null;
        MimeMessageHelper helper = new MimeMessageHelper(
                mail,
                both ? MimeMessageHelper.MULTIPART_MODE_MIXED_RELATED : MimeMessageHelper.MULTIPART_MODE_NO,
                StandardCharsets.UTF_8.name());
        setFrom(helper);
        if (!MailSettings.blank(settings.replyTo())) {
            helper.setReplyTo(String.valueOf(settings.replyTo()));
        }
        helper.setTo(composed.to());
        helper.setSubject(composed.subject() == null ? "" : composed.subject());
        helper.setSentDate(Date.from(clock.instant()));
        if (composed.html() == null) {
            helper.setText(composed.text());
        } else {
            helper.setText(composed.text(), composed.html());
        }
        // RFC 3834: no holiday notes, please
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setEnvelopeFrom(settings.envelopeSender(composed.deliveryId()));
        mail.saveChanges();
        return mail;
    }

    private void setFrom(MimeMessageHelper helper) throws MessagingException {
        String name = settings.fromName();
        if (name == null || name.isBlank()) {
            helper.setFrom(settings.sender());
            return;
        }
        try {
            helper.setFrom(settings.sender(), name);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java platform has UTF-8", e);
        }
    }

    private static final class Identified extends SMTPMessage {
        private final String id;

        Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
