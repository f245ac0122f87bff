package jp.madoguchi.outreach.template;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** By the mail server that the installation names ({@code spring.mail.host}). */
@Component
class MailTestMessages implements TestMessages {
    private static final Logger log = LoggerFactory.getLogger(MailTestMessages.class);

    private final @Nullable JavaMailSender mail;
    private final String from;

    MailTestMessages(
            ObjectProvider<JavaMailSender> mail, @Value("${madoguchi.outreach.test-message-from:}") String from) {
        this.mail = mail.getIfAvailable();
        this.from = from;
    }

    @Override
    public boolean available() {
        return mail != null;
    }

    @Override
    public void send(String to, String subject, String text, @Nullable String html) {
        JavaMailSender sender = mail;
        if (sender == null) {
            throw new RejectedException(MessageText.of("outreach.template.rule.noMailServer"));
        }
        try {
            MimeMessage message = sender.createMimeMessage();
            MimeMessageHelper parts = new MimeMessageHelper(message, html != null, StandardCharsets.UTF_8.name());
            // who gets it is who sends it, unless the installation says otherwise
            parts.setFrom(from.isBlank() ? to : from);
            parts.setTo(to);
            parts.setSubject("[TEST] " + subject);
            if (html == null) {
                parts.setText(text);
            } else {
                parts.setText(text, html);
            }
            sender.send(message);
        } catch (MessagingException | MailException e) {
            log.warn("A test message could not be handed over", e);
            throw new RejectedException("to", MessageText.of("outreach.template.rule.notSent"));
        }
    }
}
