package jp.madoguchi.audit;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What has been done: decided and changed, looked at, searched, taken away, refused. Services add to it, auditors read and verify it,
 * nobody changes it.
 */
@Service
public class AuditTrail implements Looks {
    /** Counting more takes longer than anybody wants to wait for a page. */
    public static final int MOST_COUNTED = 10_000;

    private final AuditQueries queries;
    private final AuditChain chain;
    private final LookAppender looks;
    private final RecentLooks recent;
    private final AuditWriting writing;
    private final AuditVerifier verifier;

    AuditTrail(
            AuditQueries queries,
            AuditChain chain,
            LookAppender looks,
            RecentLooks recent,
            AuditWriting writing,
            AuditVerifier verifier) {
        this.recent = recent;
        this.queries = queries;
        this.chain = chain;
        this.looks = looks;
        this.writing = writing;
        this.verifier = verifier;
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
        record(AuditEntry.of(action, AuditObject.called(object)).because(reason).with(details));
    }

    /**
     * The same for an object with an id, or with what stood there before and after.
     *
     * @throws jp.madoguchi.platform.error.RejectedException where a text holds a card number; the change is not made then
     */
    @PermitAll
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(AuditEntry entry) {
        record(List.of(entry));
    }

    /**
     * The same for what changes several things: all of them are changed first. Whoever adds one entry, changes the next thing and adds
     * another waits for that thing with the trail's end in hand, for which whoever has the thing may be waiting.
     *
     * @throws jp.madoguchi.platform.error.RejectedException likewise
     */
    @PermitAll
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(List<AuditEntry> entries) {
        if (!entries.isEmpty()) {
            chain.append(entries.stream().map(writing::row).toList());
        }
    }

    /**
     * Notes that the current user is about to see something: a look at personal data, a search for persons, an export. It comes back
     * when the event is stored for good; call it before anything is shown. It needs no transaction of its own, also within a
     * reading one.
     *
     * @throws AuditUnavailableException where the event can't be stored; nothing must be shown then
     */
    @Override
    @PermitAll
    @Transactional(propagation = Propagation.SUPPORTS)
    public void look(AuditEntry entry) {
        append(writing.row(entry));
    }

    @Override
    @PermitAll
    @Transactional(propagation = Propagation.SUPPORTS)
    public void look(AuditEntry entry, Collection<Long> shown) {
        AuditRow row = writing.row(entry);
        if (!recent.isKnown(row, shown) && append(row)) {
            recent.remember(row, shown);
        }
    }

    /** @return whether it is stored for good, whatever becomes of the running transaction */
    private boolean append(AuditRow row) {
        boolean changing = TransactionSynchronizationManager.isActualTransactionActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly();
        if (changing && chain.isLockedHere()) {
            chain.append(List.of(row));
            return false;
        }
        looks.append(row);
        return true;
    }

    /** The latest first. */
    @RolesAllowed(Roles.AUDITOR)
    @Transactional(readOnly = true)
    public List<AuditEvent> page(AuditFilter filter, int offset, int limit) {
        return queries.page(filter, null, offset, limit).stream()
                .map(AuditEvent::of)
                .toList();
    }

    /** The latest first, behind the place, or from the latest on; the millionth costs as much as the first. */
    @RolesAllowed(Roles.AUDITOR)
    @Transactional(readOnly = true)
    public List<AuditEvent> following(AuditFilter filter, @Nullable AuditPlace behind, int limit) {
        return queries.page(filter, behind, 0, limit).stream()
                .map(AuditEvent::of)
                .toList();
    }

    /** Of those that the filter leaves; no further than one more than {@link #MOST_COUNTED}. */
    @RolesAllowed(Roles.AUDITOR)
    @Transactional(readOnly = true)
    public int count(AuditFilter filter) {
        return queries.count(filter, MOST_COUNTED + 1);
    }

    /** What has been done at all, as keys of texts. */
    @RolesAllowed(Roles.AUDITOR)
    @Transactional(readOnly = true)
    public List<String> actions() {
        return queries.actions();
    }

    /**
     * Reads the whole chain and compares each event with its hash, with the event before and with the signed checkpoints, and the last
     * with the chain's end.
     */
    @RolesAllowed(Roles.AUDITOR)
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Verification verify() {
        return verifier.verify(events -> {});
    }
}
