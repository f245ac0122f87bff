package jp.madoguchi.privacy.retention;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.stream.Stream;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.files.Sha256;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.privacy.EndOfKeys;
import jp.madoguchi.privacy.retention.DeletionRun.Extent;
import jp.madoguchi.privacy.retention.DeletionRun.Signed;
import jp.madoguchi.privacy.retention.KeyEnd.State;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The end of the keys at the contract's end: after everything was erased, the administrator asks for it, an approver or another
 * administrator agrees, and a certificate says which keys are gone.
 */
@Service
@Transactional(isolation = Isolation.READ_COMMITTED)
public class KeyEndService {
    private final KeyEndStore store;
    private final DeletionStore deletions;
    private final RetentionStore turn;
    private final RetentionBasis basis;
    private final RetainedIncident.Source incidents;
    private final EndOfKeys keys;
    private final KeyEndCertificate certificate;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;

    KeyEndService(
            KeyEndStore store,
            DeletionStore deletions,
            RetentionStore turn,
            RetentionBasis basis,
            RetainedIncident.Source incidents,
            EndOfKeys keys,
            KeyEndCertificate certificate,
            AuditTrail trail,
            ApplicationEventPublisher events) {
        this.store = store;
        this.deletions = deletions;
        this.turn = turn;
        this.basis = basis;
        this.incidents = incidents;
        this.keys = keys;
        this.certificate = certificate;
        this.trail = trail;
        this.events = events;
    }

    /** The latest first. */
    @RolesAllowed({Roles.ADMIN, Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public List<KeyEnd> all(long incidentId) {
        return store.all(incidentId);
    }

    /** The data keys from before, and whether the keys of the settings that wrapped them are still in the settings of this node. */
    @RolesAllowed({Roles.ADMIN, Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public List<EndOfKeys.Before> keys(long id) {
        Integer newKey = end(id).newKey();
        return newKey == null ? List.of() : keys.before(newKey);
    }

    /** How many values no key opens, for which keys from before can't be destroyed; 0 where none hold it up, or as long as time does. */
    @RolesAllowed({Roles.ADMIN, Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public long heldUpBy(long id) {
        Integer newKey = end(id).newKey();
        return newKey == null ? 0 : keys.heldUpBy(newKey);
    }

    /**
     * Asks for the end of all keys from before now.
     *
     * @throws RejectedException where not everything was erased, another one isn't over, or without a reason; nothing is kept then
     */
    @RolesAllowed(Roles.ADMIN)
    public long ask(long incidentId, @Nullable String reason) {
        String why = basis.reason(reason);
        turn.lock(incidentId);
        DeletionRun run = deletions.runs(incidentId).stream()
                .filter(one -> one.extent() == Extent.EVERYTHING && one.state() == DeletionRun.State.DONE)
                .findFirst()
                .orElseThrow(() -> new RejectedException(MessageText.of("privacy.keyEnd.rule.notErased")));
        if (store.all(incidentId).stream().anyMatch(end -> end.state().isOpen())) {
            throw new RejectedException(MessageText.of("privacy.keyEnd.rule.open"));
        }
        long id = Ids.next();
        store.add(id, incidentId, run.id(), why, basis.signed());
        note("privacy.keyEnd.audit.asked", end(id), why);
        return id;
    }

    /**
     * Agrees: a new data key is made at once, and all from before are destroyed in the background as soon as nothing needs them.
     *
     * @throws RejectedException for whoever asked for it, where it was decided already, and while values are encrypted anew
     */
    @RolesAllowed({Roles.APPROVER, Roles.ADMIN})
    public void approve(long id) {
        KeyEnd end = undecided(id);
        int newKey = keys.begin();
        store.decide(id, State.APPROVED, basis.signed(), null, newKey);
        note("privacy.keyEnd.audit.approved", end, null, EndOfKeys.made(newKey));
    }

    /** @throws RejectedException for whoever asked for it, without a reason, and where it was decided already */
    @RolesAllowed({Roles.APPROVER, Roles.ADMIN})
    public void refuse(long id, @Nullable String reason) {
        String why = basis.reason(reason);
        KeyEnd end = undecided(id);
        store.decide(id, State.REFUSED, basis.signed(), why, null);
        note("privacy.keyEnd.audit.refused", end, why);
    }

    private KeyEnd undecided(long id) {
        turn.lock(end(id).incidentId());
        KeyEnd end = end(id);
        if (end.asked().by().equals(basis.signed().by())) {
            throw new RejectedException(MessageText.of("privacy.keyEnd.rule.own"));
        }
        if (end.state() != State.ASKED) {
            throw new RejectedException(MessageText.of("privacy.keyEnd.rule.decided"));
        }
        return end;
    }

    /**
     * Issues the certificate.
     *
     * @throws RejectedException where a data key from before is left, a key that wrapped one or may have, and so any but one, still stands in
     *     the settings, or it was issued already
     */
    @RolesAllowed(Roles.ADMIN)
    public void certify(long id) {
        turn.lock(end(id).incidentId());
        KeyEnd end = end(id);
        if (end.state() != State.GONE) {
            throw new RejectedException(MessageText.of("privacy.keyEnd.rule.notGone"));
        }
        List<EndOfKeys.Before> before = keys(id);
        Stream<String> wrappers = before.stream()
                .flatMap(key -> key.wrappers().stream())
                .filter(EndOfKeys.OfSettings::present)
                .map(EndOfKeys.OfSettings::name);
        Stream.concat(wrappers, keys.furtherOfSettings().stream()).findFirst().ifPresent(key -> {
            throw new RejectedException(MessageText.of("privacy.keyEnd.rule.inSettings", key));
        });
        Signed by = basis.signed();
        byte[] content = certificate.print(end, incident(end), before, by);
        store.certify(id, Sha256.of(content), by.at(), content);
        note("privacy.keyEnd.audit.certified", end, null);
    }

    /** The certificate, byte by byte as it was issued. @throws RejectedException where there is none */
    @RolesAllowed({Roles.ADMIN, Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public byte[] certificate(long id) {
        return store.certificate(id).orElseThrow(RetentionBasis::unknown);
    }

    private KeyEnd end(long id) {
        return store.byId(id).orElseThrow(RetentionBasis::unknown);
    }

    private RetainedIncident incident(KeyEnd end) {
        return incidents.byId(end.incidentId()).orElseThrow(RetentionBasis::unknown);
    }

    /** @param before entries of what was done with it */
    private void note(String action, KeyEnd end, @Nullable String why, AuditEntry... before) {
        events.publishEvent(new DeletionProgressed(end.incidentId()));
        AuditEntry entry = AuditEntry.of(
                        action, "KEY_END", end.id(), incident(end).code() + " D-" + end.runNumber())
                .because(why);
        trail.record(Stream.concat(Stream.of(before), Stream.of(entry)).toList());
    }
}
