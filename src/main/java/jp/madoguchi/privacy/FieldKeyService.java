package jp.madoguchi.privacy;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.AuditObject;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Looks after the keys of the encrypted fields: makes new ones, has old values encrypted anew, destroys what no value needs. */
@Service
public class FieldKeyService {
    public static final int LONGEST_REASON = 500;

    /** Another node may have encrypted with the key before until it looked again, in a transaction that ends later still. */
    public static final Duration KEPT_AFTER_ITS_TIME = Duration.ofHours(1);

    private final FieldKeyStore store;
    private final FieldKeyRing ring;
    private final SealedValues values;
    private final KeyRuns runs;
    private final Reencryption reencryption;
    private final CardNumberGuard guard;
    private final CurrentUser currentUser;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FieldKeyService(
            FieldKeyStore store,
            FieldKeyRing ring,
            SealedValues values,
            KeyRuns runs,
            Reencryption reencryption,
            CardNumberGuard guard,
            CurrentUser currentUser,
            AuditTrail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.ring = ring;
        this.values = values;
        this.runs = runs;
        this.reencryption = reencryption;
        this.guard = guard;
        this.currentUser = currentUser;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /** The one that encrypts first, then the ones before it; at the end those of the settings that values still have. */
    @RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public List<FieldKeyState> keys() {
        Map<Integer, KeyRuns.Use> uses = runs.uses();
        int current = ring.sealing().number();
        boolean counted = !uses.isEmpty();
        Instant countedAt =
                uses.values().stream().findAny().map(KeyRuns.Use::at).orElse(null);
        List<FieldKeyState> keys = new ArrayList<>();
        for (FieldKeyStore.Row row : store.rows().reversed()) {
            keys.add(new FieldKeyState(
                    row.number(),
                    KeyName.of(row.number()),
                    row.madeAt(),
                    row.madeBy(),
                    row.number() == current,
                    row.wrapped() != null && ring.opening(row.number()) != null,
                    wrapper(row),
                    counted ? valuesOf(uses, row.number()) : null,
                    countedAt,
                    row.destroyedAt(),
                    row.destroyedBy()));
        }
        for (int number : ring.numbersOfSettings()) {
            keys.add(new FieldKeyState(
                    number,
                    KeyName.of(number),
                    null,
                    null,
                    false,
                    true,
                    null,
                    counted ? valuesOf(uses, number) : null,
                    countedAt,
                    null,
                    null));
        }
        return keys;
    }

    private @Nullable String wrapper(FieldKeyStore.Row row) {
        Integer number = row.wrapped() == null ? null : ring.wrapperOf(row.wrapped());
        return number == null ? null : KeyName.of(number);
    }

    private static long valuesOf(Map<Integer, KeyRuns.Use> uses, int number) {
        KeyRuns.Use use = uses.get(number);
        return use == null ? 0 : use.valueCount();
    }

    /** The last time that old values were encrypted anew, or the one under way. */
    @RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public Optional<KeyRun> lastRun() {
        return runs.last();
    }

    /** Makes a key, with which everything is encrypted from now on. Older values stay as they are, and readable. */
    @RolesAllowed(Roles.ADMIN)
    @Transactional
    public void make() {
        FieldKeyRing.Made made = ring.newKey();
        runs.add(made, store.madeAt(), currentUser.require().name());
        events.publishEvent(new FieldKeysChanged());
        trail.record(AuditEntry.of("privacy.keys.audit.made", AuditObject.called(KeyName.of(made.number()))));
        afterwards(ring::readAgain);
    }

    /**
     * Has all that older keys have encrypted anew, in the background; whoever comes to it sees how far it is.
     *
     * @throws RejectedException where that is being done
     */
    @RolesAllowed(Roles.ADMIN)
    @Transactional
    public void reencrypt() {
        if (runs.last().filter(KeyRun::isRunning).isPresent()) {
            throw new RejectedException(MessageText.of("privacy.keys.running"));
        }
        long run = runs.begin(currentUser.require().name());
        events.publishEvent(new FieldKeysChanged());
        trail.record(AuditEntry.of(
                "privacy.keys.audit.reencrypting",
                AuditObject.called(KeyName.of(ring.sealing().number()))));
        afterwards(() -> reencryption.start(run));
    }

    /**
     * Destroys a key for good. In backups from before it lies on; whoever has one needs a key of the settings to use it.
     *
     * @throws RejectedException for the key that encrypts, one that was in use until lately, one that any value still needs, one that
     *     isn't there, and where no reason is given; nothing has been changed then
     */
    @RolesAllowed(Roles.ADMIN)
    @Transactional
    public void destroy(int number, @Nullable String reason) {
        String why = checked(reason);
        List<FieldKeyStore.Row> rows = store.rows();
        int place = 0;
        while (place < rows.size() && rows.get(place).number() != number) {
            place++;
        }
        if (place == rows.size() || rows.get(place).destroyedAt() != null) {
            throw new RejectedException(MessageText.of("privacy.keys.unknown"));
        }
        if (place == rows.size() - 1 || ring.sealing().number() == number) {
            throw new RejectedException(MessageText.of("privacy.keys.inUse"));
        }
        if (rows.get(place + 1).madeAt().isAfter(clock.instant().minus(KEPT_AFTER_ITS_TIME))) {
            throw new RejectedException(MessageText.of("privacy.keys.tooEarly", KEPT_AFTER_ITS_TIME.toMinutes()));
        }
        if (values.need(number)) {
            throw new RejectedException(MessageText.of("privacy.keys.needed"));
        }
        runs.destroyed(number, currentUser.require().name());
        events.publishEvent(new FieldKeysChanged());
        trail.record(AuditEntry.of("privacy.keys.audit.destroyed", AuditObject.called(KeyName.of(number)))
                .because(why));
        afterwards(ring::readAgain);
    }

    private String checked(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw new RejectedException("reason", MessageText.of("privacy.keys.reasonMissing"));
        }
        if (reason.codePointCount(0, reason.length()) > LONGEST_REASON) {
            throw new RejectedException("reason", MessageText.of("privacy.reveal.reasonLong", LONGEST_REASON));
        }
        if (!guard.isClean(reason)) {
            throw new RejectedException("reason", MessageText.of("privacy.reveal.reasonCardNumber"));
        }
        return reason.strip();
    }

    private static void afterwards(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }
}
