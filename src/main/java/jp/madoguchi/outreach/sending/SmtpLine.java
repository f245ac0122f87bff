package jp.madoguchi.outreach.sending;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.time.Duration;
import jp.madoguchi.outreach.sending.SmtpConnection.Step;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One worker's connection to the mail server. */
final class SmtpLine implements DeliveryChannel.Line {
    private static final Logger log = LoggerFactory.getLogger(SmtpLine.class);

    /** A connection that has rested so long is asked whether it still stands before a message is begun on it. */
    private static final long RESTED = Duration.ofSeconds(2).toNanos();

    private final SmtpConnection connection;
    private final MailWriter writer;
    private final MailSettings settings;
    private boolean open;
    private boolean used;
    private long lastUsed;

    SmtpLine(SmtpConnection connection, MailWriter writer, MailSettings settings) {
        this.connection = connection;
        this.writer = writer;
        this.settings = settings;
    }

    @Override
    public void ready() throws LineDownException {
        if (open && System.nanoTime() - lastUsed > RESTED && !connection.isConnected()) {
            close();
        }
        if (open) {
            return;
        }
        try {
            connection.connect(
                    settings.host(), settings.port(), blankToNull(settings.user()), blankToNull(settings.password()));
            open = true;
            used = false;
            lastUsed = System.nanoTime();
        } catch (MessagingException e) {
            close();
            throw new LineDownException(why(e), e);
        }
    }

    @Override
    public Handover handOver(ComposedMessage message, int attempt) {
        SMTPMessage mail;
        try {
            mail = writer.write(message);
        } catch (MessagingException e) {
            log.info(
                    "The message {} can't be written: {}",
                    message.deliveryId(),
                    e.getClass().getSimpleName());
            return new Handover.Permanent("5.1.3", "the address can't be read", true);
        }
        boolean kept = used;
        Handover outcome = tried(mail, message.to());
        if (kept && !open && outcome instanceof Handover.Temporary) {
            // a server may end a kept connection whenever it likes; that says nothing of this message
            try {
                ready();
            } catch (LineDownException e) {
                return outcome;
            }
            return tried(mail, message.to());
        }
        return outcome;
    }

    private Handover tried(SMTPMessage mail, String to) {
        try {
            Address[] recipient = mail.getAllRecipients();
            connection.sendMessage(mail, recipient);
            SmtpAnswer answer = SmtpAnswer.of(connection.getLastReturnCode(), connection.getLastServerResponse());
            used = true;
            lastUsed = System.nanoTime();
            return new Handover.Accepted(answer.status(), Handover.masked(answer.text(), to));
        } catch (MessagingException e) {
            Handover outcome = outcome(e, to);
            if (goesOn(answer(e))) {
                used = true;
                lastUsed = System.nanoTime();
            } else {
                close();
            }
            return outcome;
        }
    }

    private Handover outcome(MessagingException failure, String to) {
        Step step = connection.step();
        SmtpAnswer answer = answer(failure);
        if (answer == null || answer.reply() < 400) {
            String words = Handover.masked(why(failure), to);
            return step == Step.END ? new Handover.Unclear(words) : new Handover.Temporary("4.4.2", words);
        }
        String words = Handover.masked(answer.text(), to);
        if (answer.isPermanent() && step == Step.SENDER) {
            return new Handover.Refused(answer.status(), words);
        }
        if (answer.isPermanent()) {
            String status = answer.status();
            boolean address = SmtpAnswer.isOfAddress(status)
                    || step == Step.RECIPIENT && status.equals("5.0.0") && answer.reply() != 554;
            return new Handover.Permanent(status, words, address);
        }
        return new Handover.Temporary(answer.status(), words);
    }

    /** A refusal leaves the connection as it was, unless it says goodbye (421) or refuses the sender. */
    private boolean goesOn(@Nullable SmtpAnswer answer) {
        return answer != null && answer.reply() >= 400 && answer.reply() != 421 && connection.step() != Step.SENDER;
    }

    /** The server's answer to the command that failed; what the connection remembers may be the answer to a later one. */
    private static @Nullable SmtpAnswer answer(MessagingException failure) {
        for (Exception e = failure;
                e != null;
                e = e instanceof MessagingException next ? next.getNextException() : null) {
            switch (e) {
                case SMTPAddressFailedException address -> {
                    return SmtpAnswer.of(address.getReturnCode(), address.getMessage());
                }
                case SMTPSenderFailedException sender -> {
                    return SmtpAnswer.of(sender.getReturnCode(), sender.getMessage());
                }
                case SMTPSendFailedException sent
                when sent.getReturnCode() > 0 && sent.getNextException() == null -> {
                    return SmtpAnswer.of(sent.getReturnCode(), sent.getMessage());
                }
                default -> {
                    // look at the next one
                }
            }
        }
        return null;
    }

    private static String why(MessagingException failure) {
        if (failure instanceof AuthenticationFailedException) {
            return "the server doesn't accept the user name or the password";
        }
        Throwable cause = failure.getNextException() == null ? failure : failure.getNextException();
        return cause.getClass().getSimpleName() + ": " + String.valueOf(cause.getMessage());
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return MailSettings.blank(text) ? null : text;
    }

    @Override
    public void close() {
        open = false;
        used = false;
        try {
            connection.close();
        } catch (MessagingException e) {
            log.debug("The connection was gone already", e);
        }
    }
}
