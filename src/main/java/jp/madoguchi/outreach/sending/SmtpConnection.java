package jp.madoguchi.outreach.sending;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * A connection that knows how far a message has come. Until the dot that ends the text has gone out, a server that is cut off has to
 * forget the message (RFC 5321, 4.1.1.4); from then on only the server knows.
 */
final class SmtpConnection extends SMTPTransport {
    enum Step {
        SENDER,
        RECIPIENT,
        TEXT,
        /** the end of the text is on its way, or was */
        END
    }

    private Step step = Step.SENDER;

    SmtpConnection(Session session) {
        super(session, null);
    }

    Step step() {
        return step;
    }

    @Override
    protected void mailFrom() throws MessagingException {
        step = Step.SENDER;
        super.mailFrom();
    }

    @Override
    protected void rcptTo() throws MessagingException {
        step = Step.RECIPIENT;
        super.rcptTo();
    }

    @Override
    protected OutputStream data() throws MessagingException {
        step = Step.TEXT;
        return super.data();
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        step = Step.END;
        super.finishData();
    }
}
