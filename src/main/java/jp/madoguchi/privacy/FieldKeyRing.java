package jp.madoguchi.privacy;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The keys as this node knows them. The last data key of the table encrypts; each of them, and each of the settings, decrypts. A key
 * that another node has made is learnt of at the latest when a value comes along that was encrypted with it.
 */
@Component
class FieldKeyRing implements SmartInitializingSingleton {
    private static final Logger log = LoggerFactory.getLogger(FieldKeyRing.class);

    /** A node that hasn't looked for so long looks before it encrypts: by then a key that it still uses may be about to be destroyed. */
    static final Duration LONGEST_UNSEEN = Duration.ofMinutes(2);

    /** Bytes that name no key at all must not make the table be read each time. */
    private static final Duration SHORTEST_UNSEEN = Duration.ofMillis(500);

    /**
     * @param first what encrypts; absent: the settings' keys open none of the data keys
     * @param beforeTheTable migrations are running, and have not come to the table of the data keys: a key of the settings encrypts
     */
    private record Ring(
            Map<Integer, FieldKey> keys, @Nullable FieldKey first, boolean beforeTheTable, long readAt) {
        boolean isOlderThan(Duration age) {
            return System.nanoTime() - readAt >= age.toNanos();
        }
    }

    private final List<FieldKeys.Key> settings;
    private final KeyWrap wrap;
    private final @Nullable FieldKeyStore store;
    private final SecureRandom random = new SecureRandom();
    private volatile @Nullable Ring ring;

    @Autowired
    FieldKeyRing(FieldKeys settings, FieldKeyStore store) {
        this(settings.fields(), store);
    }

    private FieldKeyRing(List<FieldKeys.Key> settings, @Nullable FieldKeyStore store) {
        this.settings = settings;
        this.wrap = new KeyWrap(settings);
        this.store = store;
    }

    /** Without a database: the first key of the settings encrypts. */
    static FieldKeyRing ofSettings(FieldKeys settings) {
        return new FieldKeyRing(settings.fields(), null);
    }

    /** The key to encrypt with. */
    FieldKey sealing() {
        Ring now = ring;
        if (now == null
                || (store != null && now.isOlderThan(now.beforeTheTable() ? SHORTEST_UNSEEN : LONGEST_UNSEEN))) {
            now = read(SHORTEST_UNSEEN);
        }
        if (now.first() == null) {
            throw new IllegalStateException("None of the data keys can be opened by " + FieldKeys.FIELDS
                    + "; docs/security/keys.md says what to do");
        }
        return now.first();
    }

    /** The key with this number; none where there is none any more. */
    @Nullable
    FieldKey opening(int number) {
        Ring now = ring;
        if (now == null) {
            now = read(LONGEST_UNSEEN);
        }
        FieldKey key = now.keys().get(number);
        if (key == null && store != null) {
            key = read(SHORTEST_UNSEEN).keys().get(number);
        }
        return key;
    }

    /** A key that was made, in the wrapping in which it may lie in the database. */
    record Made(int number, byte[] wrapped) {}

    /** Makes a data key. It encrypts as soon as it is in the table, and the ring has looked again. */
    Made newKey() {
        byte[] bytes = new byte[FieldKey.BYTES];
        random.nextBytes(bytes);
        // a number tells the keys apart, and says nothing of the key
        int number = random.nextInt(1, Integer.MAX_VALUE);
        return new Made(number, wrap.wrap(number, bytes));
    }

    /** The numbers of the keys in the settings, which encrypted values in former versions. */
    List<Integer> numbersOfSettings() {
        return settings.stream().map(FieldKeys.Key::number).toList();
    }

    /** Which key of the settings has wrapped a data key; none where it isn't in the settings of this node. */
    @Nullable
    Integer wrapperOf(byte[] wrapped) {
        OptionalInt place = wrap.placeOfWrapper(wrapped);
        return place.isEmpty() ? null : settings.get(place.getAsInt()).number();
    }

    /** Looks at the table again, also where somebody has just looked: they may have seen it before the last change. */
    void readAgain() {
        read(Duration.ZERO);
    }

    @Scheduled(initialDelay = 20_000, fixedDelay = 20_000)
    void look() {
        try {
            readAgain();
            // another node may have made one while it still had the keys of before
            if (store != null && store.hasTable()) {
                rewrap(store);
            }
        } catch (RuntimeException e) {
            log.warn("The data keys could not be read; those known so far are used on", e);
        }
    }

    /** A portal whose settings open none of the data keys doesn't start, instead of failing with the first caller. */
    @Override
    public void afterSingletonsInstantiated() {
        if (store != null && store.hasTable()) {
            sealing();
            rewrap(store);
        }
    }

    /** Once a new key stands in front of the others in the settings, the old one is needed for no data key any more. */
    private void rewrap(FieldKeyStore table) {
        for (FieldKeyStore.Row row : table.rows()) {
            byte[] wrapped = row.wrapped();
            Integer wrapper = wrapped == null ? null : wrapperOf(wrapped);
            if (wrapper != null) {
                table.wrapped(row.number(), wrapper);
            }
            if (wrapped != null && !wrap.isCurrent(wrapped)) {
                byte[] bytes = wrap.unwrap(row.number(), wrapped);
                if (bytes != null) {
                    table.wrapped(row.number(), settings.getFirst().number());
                    table.rewrap(row.number(), wrapped, wrap.wrap(row.number(), bytes));
                    log.info("Data key {} is wrapped by the first key of the settings now", KeyName.of(row.number()));
                }
            }
        }
    }

    /** @param fresh what was read no longer ago is taken */
    private synchronized Ring read(Duration fresh) {
        Ring known = ring;
        if (known != null && !known.isOlderThan(fresh)) {
            return known;
        }
        Map<Integer, FieldKey> keys = new HashMap<>();
        settings.forEach(key -> keys.put(key.number(), FieldKey.of(key.number(), key.bytes())));
        boolean hasTable = store != null && store.hasTable();
        FieldKey first = store != null && hasTable
                ? data(store, keys, known)
                : keys.get(settings.getFirst().number());
        Ring now = new Ring(Map.copyOf(keys), first, store != null && !hasTable, System.nanoTime());
        ring = now;
        return now;
    }

    private @Nullable FieldKey data(FieldKeyStore table, Map<Integer, FieldKey> keys, @Nullable Ring known) {
        List<FieldKeyStore.Row> rows = table.rows();
        if (rows.isEmpty()) {
            Made made = newKey();
            table.add(made.number(), made.wrapped());
            rows = table.rows();
        }
        FieldKey last = null;
        for (FieldKeyStore.Row row : rows) {
            byte[] wrapped = row.wrapped();
            if (wrapped == null) {
                continue;
            }
            byte[] bytes = wrap.unwrap(row.number(), wrapped);
            FieldKey before = known == null ? null : known.keys().get(row.number());
            // another node may have wrapped it anew by a key that these settings don't have yet
            last = bytes == null ? before : FieldKey.of(row.number(), bytes);
            if (last != null) {
                keys.put(row.number(), last);
            }
        }
        return last;
    }
}
