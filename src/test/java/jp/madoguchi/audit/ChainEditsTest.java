package jp.madoguchi.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import jp.madoguchi.assurance.Assures;
import org.junit.jupiter.api.Test;

/** Ten thousand single edits of a chain, each found. */
class ChainEditsTest {
    private static final int EVENTS = 60;
    private static final int EDITS = 10_000;

    private final Random random = new Random(10_000);
    private final List<AuditRow> chain = chain();

    private static List<AuditRow> chain() {
        List<AuditRow> chain = new ArrayList<>();
        String hash = AuditHash.NONE;
        for (int i = 0; i < EVENTS; i++) {
            AuditRow row = event(i).chained(i, hash);
            chain.add(row);
            hash = row.hash();
        }
        return List.copyOf(chain);
    }

    private static AuditRow event(int i) {
        return new AuditRow(
                0,
                2,
                LocalDateTime.of(2022, 8, 4, 9, 0).plusSeconds(i),
                "operator" + i % 3,
                "OPERATOR",
                "call-center",
                "SCREEN",
                "10.0.0." + i,
                "0123456789ab",
                "audit.event",
                "U-" + i,
                "CASE",
                String.valueOf(i),
                i % 2 == 0 ? null : "理由",
                "{\"audit.reason\":\"" + i + "\"}",
                i % 3 == 0 ? null : "{}",
                null,
                "",
                "");
    }

    @Test
    @Assures("E2")
    void everySingleEditIsFoundAtOrBeforeTheEventBehindIt() {
        int found = 0;
        for (int i = 0; i < EDITS; i++) {
            List<AuditRow> edited = new ArrayList<>(chain);
            int place = random.nextInt(EVENTS);
            String what = edit(edited, place, i % 22);
            long broken = firstBroken(edited);
            assertThat(broken).as(what + " at " + (place + 1)).isBetween(1L, place + 2L);
            found++;
        }
        assertThat(found).isEqualTo(EDITS);
        assertThat(firstBroken(chain)).isZero();
    }

    /** The portal's own rule, event by event, and the end as the head and the last checkpoint have it. */
    private long firstBroken(List<AuditRow> events) {
        long number = 0;
        String hash = AuditHash.NONE;
        for (AuditRow event : events) {
            if (ChainVerifier.ofItself(event, number, hash) != null) {
                return number + 1;
            }
            number = event.number();
            hash = event.hash();
        }
        return number == EVENTS && hash.equals(chain.getLast().hash()) ? 0 : number + 1;
    }

    private String edit(List<AuditRow> events, int place, int kind) {
        AuditRow row = events.get(place);
        int other = (place + 1 + random.nextInt(EVENTS - 1)) % EVENTS;
        switch (kind) {
            case 0 -> events.remove(place);
            case 1 -> events.add(place, row);
            case 2 -> Collections.swap(events, Math.min(place, other), Math.max(place, other));
            // an event of the forger's own, hashed rightly, and the rest as it was
            case 3 -> events.add(place, event(99).chained(row.number() - 1, row.previousHash()));
            // rewritten and hashed anew, but not those behind it
            case 4 -> events.set(place, event(99).chained(row.number() - 1, row.previousHash()));
            default -> events.set(place, changed(row, kind - 5));
        }
        if (kind == 2) {
            return "swapped with " + (other + 1) + (other < place ? " before" : "");
        }
        return "edit " + kind;
    }

    private String any() {
        return "x" + random.nextInt();
    }

    private AuditRow changed(AuditRow r, int field) {
        return new AuditRow(
                field == 0 ? r.number() + 1 + random.nextInt(9) : r.number(),
                field == 1 ? 1 : r.version(),
                field == 2 ? r.at().plusNanos(1_000_000L * (1 + random.nextInt(999))) : r.at(),
                field == 3 ? any() : r.user(),
                field == 4 ? any() : r.roles(),
                field == 5 ? null : r.organisation(),
                field == 6 ? any() : r.origin(),
                field == 7 ? any() : r.address(),
                field == 8 ? any() : r.session(),
                field == 9 ? any() : r.action(),
                field == 10 ? any() : r.object(),
                field == 11 ? any() : r.objectKind(),
                field == 12 ? any() : r.objectId(),
                field == 13 ? any() : r.reason(),
                field == 14 ? "{\"audit.reason\":\"" + any() + "\"}" : r.details(),
                field == 15 ? "{\"audit.reason\":\"" + any() + "\"}" : r.before(),
                field == 16 ? "{}" : r.after(),
                r.previousHash(),
                r.hash());
    }
}
