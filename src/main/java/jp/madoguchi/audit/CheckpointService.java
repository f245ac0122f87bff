package jp.madoguchi.audit;

import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import jp.madoguchi.platform.document.OfficialDocument;
import jp.madoguchi.platform.document.OfficialDocument.Definition;
import jp.madoguchi.platform.document.OfficialDocument.Signature;
import jp.madoguchi.platform.document.PdfDocuments;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.Roles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Signs how far the chain has come: once in each hour, so also at midnight in Japan, on one of the nodes. What an hour missed, because
 * no node ran or the folder couldn't be written to, is made up for within a minute after that has passed.
 */
@Service
public class CheckpointService {
    private static final Logger log = LoggerFactory.getLogger(CheckpointService.class);

    private final CheckpointSettings settings;
    private final CheckpointStore store;
    private final AuditStore chain;
    private final PdfDocuments pdf;
    private final Messages messages;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private volatile boolean failing;

    CheckpointService(
            CheckpointSettings settings,
            CheckpointStore store,
            AuditStore chain,
            PdfDocuments pdf,
            Messages messages,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.settings = settings;
        this.store = store;
        this.chain = chain;
        this.pdf = pdf;
        this.messages = messages;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Whether checkpoints are made.
     *
     * @param configured whether there are a folder and a key
     * @param failing whether this node's last try failed; the log says why
     */
    public record State(boolean configured, boolean failing, Optional<Checkpoint> last) {}

    @RolesAllowed(Roles.AUDITOR)
    @Transactional(readOnly = true)
    public State state() {
        return new State(settings.key().isPresent(), failing, store.last());
    }

    /** One page to print, sign and put away: with it a chain that was rewritten from its beginning is still found. */
    @RolesAllowed(Roles.AUDITOR)
    @Transactional(readOnly = true)
    public Optional<byte[]> form(long serial, Locale locale) {
        return store.bySerial(serial).map(checkpoint -> pdf.print(document(checkpoint, locale)));
    }

    private OfficialDocument document(Checkpoint checkpoint, Locale locale) {
        OfficialDocument.Builder page = OfficialDocument.titled(
                        messages.get(locale, "audit.form.title"), locale, checkpoint.at())
                .head(messages.get(locale, "audit.form.serial", String.valueOf(checkpoint.serial())))
                .paragraph(messages.get(locale, "audit.form.text"))
                .definitions(
                        entry(
                                locale,
                                "audit.form.at",
                                Tokyo.local(checkpoint.at()).toString()),
                        entry(locale, "audit.form.number", String.valueOf(checkpoint.number())),
                        entry(locale, "audit.form.hash", inFours(checkpoint.hash())),
                        entry(locale, "audit.form.previous", inFours(checkpoint.previous())),
                        entry(locale, "audit.form.key", checkpoint.key()),
                        entry(locale, "audit.form.signature", checkpoint.signature()))
                .signatures(new Signature(messages.get(locale, "audit.form.auditor"), "", ""))
                .note(messages.get(locale, "audit.form.note"));
        return page.build();
    }

    private Definition entry(Locale locale, String key, String text) {
        return new Definition(messages.get(locale, key), text);
    }

    /** Nobody compares 64 characters in a row by eye. */
    private static String inFours(String hash) {
        return hash.replaceAll("(.{4})(?=.)", "$1 ");
    }

    @Scheduled(initialDelay = 20_000, fixedDelay = 60_000)
    void signHour() {
        if (settings.key().isEmpty()) {
            return;
        }
        try {
            sign();
            noteHead();
            failing = false;
        } catch (RuntimeException e) {
            failing = true;
            log.error("No checkpoint of the audit trail could be made", e);
        }
    }

    /**
     * Between two checkpoints each node notes each minute in its folder how far the chain has come: a tail cut since is found, too. A
     * note that the chain no longer agrees with stays, since it is what proves the cut.
     */
    void noteHead() {
        CheckpointKey key = settings.key().orElseThrow();
        CheckpointFolder folder = settings.folder().orElseThrow();
        AuditStore.Head head = chain.head().orElse(AuditStore.Head.START);
        boolean agrees = !folder.hasForgedHead()
                && folder.notedHead()
                        .map(noted -> noted.number() < head.number()
                                && chain.hashOf(noted.number())
                                        .filter(noted.hash()::equals)
                                        .isPresent())
                        .orElse(head.number() > 0);
        if (!agrees) {
            return;
        }
        Checkpoint note = new Checkpoint(
                0,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                head.number(),
                head.hash(),
                AuditHash.NONE,
                key.id(),
                "");
        try {
            folder.noteHead(note.signed(key.sign(note.unsigned())));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("the folder of checkpoints can't be written to", e);
        }
    }

    /** The chain's end is locked meanwhile, so that two nodes come one after the other. @return whether one was made */
    boolean sign() {
        CheckpointKey key = settings.key().orElseThrow();
        CheckpointFolder folder = settings.folder().orElseThrow();
        Instant slot = clock.instant().truncatedTo(ChronoUnit.HOURS);
        if (store.has(slot)) {
            return false;
        }
        return Boolean.TRUE.equals(transaction.execute(running -> {
            AuditStore.Head head = chain.lockHead().orElse(AuditStore.Head.START);
            if (store.has(slot)) {
                return false;
            }
            // also a folder whose database was set back: what lies outside is never written over
            Optional<Checkpoint> before = Stream.of(store.last(), folder.last())
                    .flatMap(Optional::stream)
                    .max(Comparator.comparing(Checkpoint::serial));
            Checkpoint next = new Checkpoint(
                    before.map(Checkpoint::serial).orElse(0L) + 1,
                    clock.instant().truncatedTo(ChronoUnit.MILLIS),
                    head.number(),
                    head.hash(),
                    before.map(Checkpoint::lineHash).orElse(AuditHash.NONE),
                    key.id(),
                    "");
            Checkpoint signed = next.signed(key.sign(next.unsigned()));
            store.add(slot, signed);
            try {
                folder.write(signed);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException("the folder of checkpoints can't be written to", e);
            }
            return true;
        }));
    }
}
