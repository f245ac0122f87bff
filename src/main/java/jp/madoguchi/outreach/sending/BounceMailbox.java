package jp.madoguchi.outreach.sending;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import jp.madoguchi.security.SystemUser;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Empties the mailbox that bounces come to. A report is taken in first and moved afterwards: one that is seen twice, because the
 * portal ended in between or two nodes looked at once, changes nothing the second time.
 */
@Component
class BounceMailbox {
    private static final Logger log = LoggerFactory.getLogger(BounceMailbox.class);
    private static final int MOST_AT_ONCE = 500;

    private final MailboxSettings settings;
    private final DsnReader reader;
    private final DeliveryReports reports;
    private final Clock clock;
    private volatile @Nullable Instant lookedAt;
    private volatile @Nullable String problem;

    BounceMailbox(MailboxSettings settings, MailSettings mail, DeliveryReports reports, Clock clock) {
        this.settings = settings;
        this.reader = new DsnReader(mail);
        this.reports = reports;
        this.clock = clock;
    }

    boolean isConfigured() {
        return settings.isConfigured();
    }

    String server() {
        return settings.host() + ":" + settings.port();
    }

    /** When this node has looked last; null where it hasn't yet. */
    @Nullable
    Instant lookedAt() {
        return lookedAt;
    }

    /** What was wrong at the last look; null where nothing was. */
    @Nullable
    String problem() {
        return problem;
    }

    @Scheduled(initialDelayString = "PT15S", fixedDelayString = "${madoguchi.outreach.mailbox.every:60s}")
    void look() {
        if (!isConfigured()) {
            return;
        }
        try {
            int seen = SystemUser.run(SystemUser.named(Outcomes.BY), this::empty);
            problem = null;
            if (seen > 0) {
                log.info("{} messages were taken out of the mailbox of bounces", seen);
            }
        } catch (RuntimeException e) {
            problem = String.valueOf(e.getMessage());
            log.warn("The mailbox of bounces could not be emptied; the next look tries again", e);
        }
        lookedAt = clock.instant();
    }

    /** @return how many messages were there */
    int empty() {
        try (Store store = session().getStore(settings.tls() ? "imaps" : "imap")) {
            store.connect(settings.host(), settings.port(), settings.user(), settings.password());
            try (Folder inbox = store.getFolder(settings.folder())) {
                inbox.open(Folder.READ_WRITE);
                Folder processed = folder(store, settings.processed());
                Folder unknown = folder(store, settings.unknown());
                int count = Math.min(inbox.getMessageCount(), MOST_AT_ONCE);
                for (Message message : count == 0 ? new Message[0] : inbox.getMessages(1, count)) {
                    file(inbox, (MimeMessage) message, processed, unknown);
                }
                return count;
            }
        } catch (MessagingException e) {
            throw new IllegalStateException(e.getClass().getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    private void file(Folder inbox, MimeMessage mail, Folder processed, Folder unknown) throws MessagingException {
        if (mail.isExpunged() || mail.isSet(Flags.Flag.DELETED)) {
            return;
        }
        DeliveryReports.Taken taken = take(mail);
        if (taken == DeliveryReports.Taken.TOO_EARLY) {
            return;
        }
        Message[] one = {mail};
        inbox.copyMessages(one, taken == DeliveryReports.Taken.NOT_OURS ? unknown : processed);
        mail.setFlag(Flags.Flag.DELETED, true);
    }

    /** What can't be read is for people: it must not keep the ones behind it waiting. */
    private DeliveryReports.Taken take(MimeMessage mail) {
        try {
            Optional<DeliveryReport> report = reader.read(mail, clock.instant());
            return report.map(reports::take).orElse(DeliveryReports.Taken.NOT_OURS);
        } catch (MessagingException | IOException e) {
            log.info(
                    "A message in the mailbox of bounces can't be read: {}",
                    e.getClass().getSimpleName());
            return DeliveryReports.Taken.NOT_OURS;
        }
    }

    private static Folder folder(Store store, String name) throws MessagingException {
        Folder folder = store.getFolder(name);
        if (!folder.exists() && !folder.create(Folder.HOLDS_MESSAGES)) {
            throw new MessagingException("the folder " + name + " can't be made");
        }
        return folder;
    }

    private Session session() {
        Properties properties = new Properties();
        for (String protocol : new String[] {"imap", "imaps"}) {
            String timeout = String.valueOf(settings.timeout().toMillis());
            properties.put("mail." + protocol + ".connectiontimeout", timeout);
            properties.put("mail." + protocol + ".timeout", timeout);
            properties.put("mail." + protocol + ".writetimeout", timeout);
        }
        return Session.getInstance(properties);
    }
}
