package jp.madoguchi.privacy;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.AuditObject;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.security.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Destroys all data keys but a new one, with which everything that is left is encrypted first. Whoever calls it has seen to it that two
 * people want it.
 */
@Component
public class EndOfKeys {
    private final FieldKeyStore store;
    private final FieldKeyRing ring;
    private final SealedValues values;
    private final KeyRuns runs;
    private final Reencryption reencryption;
    private final CurrentUser currentUser;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    EndOfKeys(
            FieldKeyStore store,
            FieldKeyRing ring,
            SealedValues values,
            KeyRuns runs,
            Reencryption reencryption,
            CurrentUser currentUser,
            AuditTrail trail,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            Clock clock) {
        this.store = store;
        this.ring = ring;
        this.values = values;
        this.runs = runs;
        this.reencryption = reencryption;
        this.currentUser = currentUser;
        this.trail = trail;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A key of the settings by its number, and whether this node's settings have it. */
    public record OfSettings(String name, boolean present) {}

    /** A data key from before, never the key itself. @param wrappers the keys of the settings that are known to have wrapped it */
    public record Before(
            String name, Instant madeAt, @Nullable Instant destroyedAt, List<OfSettings> wrappers) {
        public Before {
            wrappers = List.copyOf(wrappers);
        }
    }

    /**
     * Makes the new key, in the running transaction, and begins to encrypt everything with it when that has ended. Whoever calls it records
     * it ({@link #made}), last of all.
     *
     * @return its number
     * @throws RejectedException where values are being encrypted anew
     */
    public int begin() {
        if (runs.last().filter(KeyRun::isRunning).isPresent()) {
            throw new RejectedException(MessageText.of("privacy.keys.running"));
        }
        String user = currentUser.require().name();
        store.rows().forEach(this::wrapperOf);
        FieldKeyRing.Made made = ring.newKey();
        runs.add(made, store.madeAt(), user);
        long run = runs.begin(user);
        events.publishEvent(new FieldKeysChanged());
        afterwards(() -> {
            ring.readAgain();
            reencryption.start(run);
        });
        return made.number();
    }

    /** The entry of a new key. */
    public static AuditEntry made(int number) {
        return AuditEntry.of("privacy.keys.audit.made", AuditObject.called(KeyName.of(number)));
    }

    /**
     * Destroys the keys from before the new one, as far as no value needs them and no node can use them any more; what came with one of them
     * meanwhile is encrypted anew once more.
     *
     * @param by who has asked for it
     * @return whether all of them are gone, and no value needs a key of the settings itself
     */
    public boolean goOn(int newKey, String by) {
        List<FieldKeyStore.Row> before = rowsBefore(newKey).stream()
                .filter(row -> row.destroyedAt() == null)
                .toList();
        // asked first: whether values need a key is a look at all of them
        boolean early = isEarly(newKey);
        if (early && !before.isEmpty() || runs.last().filter(KeyRun::isRunning).isPresent()) {
            return false;
        }
        // former versions encrypted values with a key of the settings itself, and it has to leave them, too
        boolean settingsNeeded = ring.numbersOfSettings().stream().anyMatch(values::need);
        if (before.isEmpty() && !settingsNeeded) {
            return true;
        }
        if (early) {
            return false;
        }
        List<FieldKeyStore.Row> needed =
                before.stream().filter(row -> values.need(row.number())).toList();
        List<FieldKeyStore.Row> over =
                before.stream().filter(row -> !needed.contains(row)).toList();
        // on connections of its own, so before anything is locked
        over.forEach(this::wrapperOf);
        over.forEach(row -> runs.destroyed(row.number(), by));
        boolean allMoved = needed.isEmpty() && !settingsNeeded;
        if (!allMoved && !isInVain()) {
            long run = runs.begin(by);
            afterwards(() -> reencryption.start(run));
        }
        events.publishEvent(new FieldKeysChanged());
        afterwards(ring::readAgain);
        // one entry for each: numbers in a row may look like somebody's telephone number
        trail.record(over.stream()
                .map(row -> AuditEntry.of("privacy.keys.audit.destroyed", AuditObject.called(KeyName.of(row.number()))))
                .toList());
        return allMoved;
    }

    /** Values that no key opens stay as they are, and their keys with them, until people have seen to it; /admin/keys tells how many. */
    private boolean isInVain() {
        return runs.last()
                .filter(run -> run.done() == 0 && run.unreadable() > 0)
                .isPresent();
    }

    /** A node that hasn't heard of the new key may still use one from before. */
    private boolean isEarly(int newKey) {
        return row(newKey).madeAt().isAfter(clock.instant().minus(FieldKeyService.KEPT_AFTER_ITS_TIME));
    }

    /**
     * How many values the last encryption anew could not read, where it got no further for them: the keys they need stay. 0 otherwise, and
     * as long as no key may be destroyed anyway.
     */
    public long heldUpBy(int newKey) {
        return isInVain() && !isEarly(newKey) ? runs.last().orElseThrow().unreadable() : 0;
    }

    /** By whom it is wrapped is known as long as it is there. */
    private void wrapperOf(FieldKeyStore.Row row) {
        byte[] wrapped = row.wrapped();
        Integer wrapper = wrapped == null ? null : ring.wrapperOf(wrapped);
        if (wrapper != null) {
            store.wrapped(row.number(), wrapper);
        }
    }

    /** The data keys from before the new one, in the order in which they were made. */
    public List<Before> before(int newKey) {
        List<Integer> present = ring.numbersOfSettings();
        return rowsBefore(newKey).stream()
                .map(row -> new Before(
                        KeyName.of(row.number()),
                        row.madeAt(),
                        row.destroyedAt(),
                        jdbc
                                .sql("select settings_number from field_key_wrapper where number = ? order by seen_at")
                                .param(row.number())
                                .query(Integer.class)
                                .list()
                                .stream()
                                .map(number -> new OfSettings(KeyName.of(number), present.contains(number)))
                                .toList()))
                .toList();
    }

    /**
     * The keys that stand behind the first of this node's settings. Each may open copies of what was: it is known of no former key with
     * which it was wrapped before that was noted, nor which values a key of the settings has encrypted itself.
     */
    public List<String> furtherOfSettings() {
        return ring.numbersOfSettings().stream().skip(1).map(KeyName::of).toList();
    }

    public static String name(int key) {
        return KeyName.of(key);
    }

    private List<FieldKeyStore.Row> rowsBefore(int newKey) {
        List<FieldKeyStore.Row> rows = store.rows();
        return rows.subList(0, rows.indexOf(row(rows, newKey)));
    }

    private FieldKeyStore.Row row(int newKey) {
        return row(store.rows(), newKey);
    }

    private static FieldKeyStore.Row row(List<FieldKeyStore.Row> rows, int number) {
        return rows.stream().filter(row -> row.number() == number).findFirst().orElseThrow();
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
