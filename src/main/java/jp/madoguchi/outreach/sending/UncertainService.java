package jp.madoguchi.outreach.sending;

import jakarta.annotation.security.RolesAllowed;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.outreach.DeliveryState;
import jp.madoguchi.outreach.gift.GiftAllocation;
import jp.madoguchi.outreach.sending.UncertainStore.Locked;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Messages of which nobody but the server knows whether it has them. The portal never guesses: a person decides, at best by the
 * server's own list of what it has accepted.
 */
@Service
@Transactional(readOnly = true)
public class UncertainService {
    /** So many are decided at once: a screen's worth many times over, and little enough for one statement. */
    static final int MOST = 5_000;

    private final UncertainStore store;
    private final MailSettings mail;
    private final GiftAllocation gifts;
    private final AuditTrail trail;
    private final Requeue requeue;
    private final DecisionNotes notes;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    UncertainService(
            UncertainStore store,
            MailSettings mail,
            GiftAllocation gifts,
            AuditTrail trail,
            Requeue requeue,
            DecisionNotes notes,
            CurrentUser currentUser,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.mail = mail;
        this.gifts = gifts;
        this.trail = trail;
        this.requeue = requeue;
        this.notes = notes;
        this.currentUser = currentUser;
        this.events = events;
        this.clock = clock;
    }

    /** What a person says about an uncertain message. */
    public enum Decision {
        /** the server has it */
        WAS_SENT,
        /** the server doesn't have it: it goes out once more */
        ONCE_MORE
    }

    /**
     * What a server's list says about the uncertain messages.
     *
     * @param digest of the list
     * @param named how many messages of the portal it names
     * @param accepted uncertain messages that are in it
     * @param missing uncertain e-mails that are not
     */
    public record Evidence(String digest, int named, List<Long> accepted, List<Long> missing) {
        public Evidence {
            accepted = List.copyOf(accepted);
            missing = List.copyOf(missing);
        }
    }

    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public int count(long incidentId) {
        return store.count(incidentId);
    }

    /** @param after id of the last one before; 0 for the first page */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public List<UncertainMessage> page(long incidentId, long after, int most) {
        return store.page(incidentId, after, Math.min(most, 200));
    }

    /**
     * Decides about these, all or none.
     *
     * @throws RejectedException without a reason, where one is no longer uncertain, or where the wave of one that is to go out once more
     *     was stopped
     */
    @RolesAllowed(Roles.OFFICIAL)
    @Transactional
    public void decide(long incidentId, Collection<Long> deliveryIds, Decision decision, String note) {
        decide(incidentId, deliveryIds, decision, note, null);
    }

    /**
     * Looks the uncertain messages up in the server's list or log: each id of a message in it counts as accepted. Changes nothing.
     *
     * @throws RejectedException where it names no message of the portal at all
     */
    @RolesAllowed(Roles.OFFICIAL)
    public Evidence compare(long incidentId, TableFile list) {
        Set<Long> named = new HashSet<>();
        Pattern id = Pattern.compile(
                "(?<![\\w.+-])(\\d{1,19})@" + Pattern.quote(mail.mailDomain()) + "(?![\\w-])",
                Pattern.CASE_INSENSITIVE);
        Matcher matcher = id.matcher(new String(list.bytes(), StandardCharsets.ISO_8859_1));
        while (matcher.find()) {
            DsnReader.number(matcher.group(1)).ifPresent(named::add);
        }
        if (named.isEmpty()) {
            throw new RejectedException(
                    "file", MessageText.of("outreach.sending.evidence.none", "<…@" + mail.mailDomain() + ">"));
        }
        List<Long> accepted = new ArrayList<>();
        List<Long> missing = new ArrayList<>();
        for (UncertainMessage message : store.page(incidentId, 0, MOST)) {
            if (message.channel() == jp.madoguchi.outreach.MessageChannel.EMAIL) {
                (named.contains(message.deliveryId()) ? accepted : missing).add(message.deliveryId());
            }
        }
        return new Evidence(list.digest(), named.size(), accepted, missing);
    }

    /**
     * What is in the list was sent. What isn't stays uncertain until somebody queues it: a list may be shorter than the time that it is
     * taken for.
     *
     * @throws RejectedException like {@link #decide}
     */
    @RolesAllowed(Roles.OFFICIAL)
    @Transactional
    public void settle(long incidentId, Evidence evidence, String note) {
        decide(incidentId, evidence.accepted(), Decision.WAS_SENT, note, evidence.digest());
    }

    /**
     * What isn't in the list goes out once more.
     *
     * @throws RejectedException like {@link #decide}
     */
    @RolesAllowed(Roles.OFFICIAL)
    @Transactional
    public void queueMissing(long incidentId, Evidence evidence, String note) {
        decide(incidentId, evidence.missing(), Decision.ONCE_MORE, note, evidence.digest());
    }

    private void decide(
            long incidentId, Collection<Long> deliveryIds, Decision decision, String note, @Nullable String evidence) {
        String kept = notes.checked(note);
        Set<Long> ids = new TreeSet<>(deliveryIds);
        if (ids.isEmpty()) {
            throw new RejectedException(MessageText.of("outreach.sending.uncertain.nothingChosen"));
        }
        if (ids.size() > MOST) {
            throw new RejectedException(MessageText.of("outreach.sending.uncertain.tooMany", MOST));
        }
        Instant now = clock.instant();
        boolean again = decision == Decision.ONCE_MORE;
        List<Locked> locked = again
                ? requeue.queue(incidentId, ids, DeliveryState.UNCERTAIN, now)
                : store.lock(incidentId, ids, DeliveryState.UNCERTAIN);
        if (locked.size() != ids.size()) {
            throw new RejectedException(
                    MessageText.of("outreach.sending.uncertain.gone", ids.size() - locked.size(), ids.size()));
        }
        if (!again) {
            store.wasSent(ids, now);
            gifts.sent(ids);
        }
        store.addDecisions(
                ids, decision.name(), kept, evidence, currentUser.require().name(), now);
        events.publishEvent(new SendingChanged(incidentId));
        locked.stream()
                .map(Locked::wave)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(wave -> events.publishEvent(new jp.madoguchi.outreach.wave.WaveProgressed(incidentId, wave)));
        if (again) {
            requeue.goOn(locked);
        }
        // without the note, which is about the messages' persons: it is encrypted with each message's decision, and
        // erased with it
        trail.record(
                decision == Decision.WAS_SENT ? "outreach.sending.audit.wasSent" : "outreach.sending.audit.onceMore",
                ids.size() == 1 ? Long.toString(ids.iterator().next()) : ids.size() + " × delivery",
                null,
                evidence == null
                        ? Map.of("outreach.sending.audit.messages", Integer.toString(ids.size()))
                        : Map.of(
                                "outreach.sending.audit.messages",
                                Integer.toString(ids.size()),
                                "outreach.sending.audit.evidence",
                                evidence));
    }
}
