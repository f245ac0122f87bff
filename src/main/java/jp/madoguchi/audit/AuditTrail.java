package jp.madoguchi.audit;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jp.madoguchi.audit.Verification.Fault;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What has been decided and changed. Services add to it, auditors read and verify it, nobody changes it. */
@Service
public class AuditTrail {
    private static final int AT_ONCE = 5_000;

    private final AuditStore store;
    private final CurrentUser currentUser;
    private final Messages messages;
    private final Clock clock;

    AuditTrail(AuditStore store, CurrentUser currentUser, Messages messages, Clock clock) {
        this.store = store;
        this.currentUser = currentUser;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Adds an event in the running transaction, so that there is neither a change without its event nor an event without its
     * change. Call it last: everybody else who records waits until the transaction has ended.
     *
     * @param action key of the text that names the action, like {@code reissue.audit.accepted}
     * @param object what it was done to, as people call it; never anything personal
     * @param reason as the user gave it
     * @param details keys of texts, and values; never anything personal
     * @throws IllegalArgumentException where a key has no text
     */
    @PermitAll
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(String action, String object, @Nullable String reason, Map<String, String> details) {
        requireText(action);
        details.keySet().forEach(this::requireText);
        PortalUser user = currentUser.require();
        if (store.head().isEmpty()) {
            store.startHead();
        }
        AuditStore.Head head = store.lockHead().orElseThrow();
        store.add(AuditHash.chained(new AuditEvent(
                head.number() + 1,
                AuditHash.toSecond(clock.instant()),
                user.name(),
                user.roles().stream().map(Role::name).sorted().collect(Collectors.joining(",")),
                user.organisation(),
                action,
                object,
                reason,
                details,
                head.hash(),
                "")));
    }

    private void requireText(String key) {
        String text = messages.get(Locale.JAPANESE, key);
        if (text.equals("!" + key + "!")) {
            throw new IllegalArgumentException("there is no text for " + key);
        }
    }

    /** The latest first. */
    @RolesAllowed(Roles.AUDITOR)
    @Transactional(readOnly = true)
    public List<AuditEvent> page(AuditFilter filter, int offset, int limit) {
        return store.page(filter, offset, limit);
    }

    @RolesAllowed(Roles.AUDITOR)
    @Transactional(readOnly = true)
    public int count(AuditFilter filter) {
        return store.count(filter);
    }

    /** Reads the whole chain and compares each event with its hash, with the event before, and the last with the chain's end. */
    @RolesAllowed(Roles.AUDITOR)
    @Transactional(readOnly = true)
    public Verification verify() {
        // first, since events may be added while the chain is read
        AuditStore.Head head = store.head().orElse(AuditStore.Head.START);
        long number = 0;
        String hash = AuditHash.NONE;
        List<AuditEvent> events = store.following(0, AT_ONCE);
        while (!events.isEmpty()) {
            for (AuditEvent event : events) {
                Fault fault = fault(event, number, hash);
                if (fault != null) {
                    return new Verification.Broken(number + 1, fault);
                }
                number = event.number();
                hash = event.hash();
                if (number == head.number() && !hash.equals(head.hash())) {
                    return new Verification.Broken(number, Fault.END);
                }
            }
            events = store.following(number, AT_ONCE);
        }
        boolean added = number > head.number()
                && store.head().map(AuditStore.Head::number).orElse(0L) >= number;
        return number == head.number() || added
                ? new Verification.Intact(number, hash)
                : new Verification.Broken(Math.min(number, head.number()) + 1, Fault.END);
    }

    private static @Nullable Fault fault(AuditEvent event, long numberBefore, String hashBefore) {
        if (event.number() != numberBefore + 1) {
            return Fault.MISSING;
        }
        if (!event.previousHash().equals(hashBefore)) {
            return Fault.UNCHAINED;
        }
        return event.hash().equals(AuditHash.of(event)) ? null : Fault.CHANGED;
    }
}
