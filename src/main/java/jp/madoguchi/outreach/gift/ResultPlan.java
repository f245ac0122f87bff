package jp.madoguchi.outreach.gift;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jp.madoguchi.outreach.gift.GiftStore.Held;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.imports.Numbered;
import jp.madoguchi.platform.table.Problems;
import jp.madoguchi.platform.table.RowProblem;
import org.jspecify.annotations.Nullable;

/** What the provider's results change, and where they say something else than we know. */
final class ResultPlan {
    /** Gifts that come to a state; on the day that the provider names, or now where it names none. */
    record Move(GiftState to, @Nullable LocalDate on) implements Comparable<Move> {
        @Override
        public int compareTo(Move other) {
            int byState = to.compareTo(other.to);
            LocalDate mine = on == null ? LocalDate.MAX : on;
            LocalDate theirs = other.on == null ? LocalDate.MAX : other.on;
            return byState == 0 ? mine.compareTo(theirs) : byState;
        }
    }

    /** A difference that isn't on the list yet. */
    record Found(
            long line,
            GiftDifferenceKind kind,
            ResultRow row,
            @Nullable Held gift) {
        String key() {
            return key(kind, row.serialIndex());
        }

        static String key(GiftDifferenceKind kind, String serialIndex) {
            return kind + " " + serialIndex;
        }
    }

    final Map<Move, List<Held>> moves = new TreeMap<>();
    final List<Found> differences = new ArrayList<>();
    final Problems problems = new Problems();
    int changed;
    int unchanged;

    private final Map<String, Held> gifts;
    private final Set<String> listed;
    private final Map<String, Long> lines = new HashMap<>();

    private ResultPlan(Map<String, Held> gifts, Set<String> listed) {
        this.gifts = gifts;
        this.listed = new HashSet<>(listed);
    }

    /**
     * @param gifts the incident's, by the hash of their serials
     * @param listed the keys of the differences that are on the list, settled or not
     */
    static ResultPlan of(List<Numbered<ResultRow>> rows, Map<String, Held> gifts, Set<String> listed) {
        ResultPlan plan = new ResultPlan(gifts, listed);
        rows.forEach(plan::add);
        return plan;
    }

    private void add(Numbered<ResultRow> numbered) {
        ResultRow row = numbered.value();
        Long other = lines.putIfAbsent(row.serialIndex(), numbered.line());
        if (other != null) {
            problems.add(RowProblem.ofRow(
                    numbered.line(), MessageText.of("platform.import.problem.duplicateRow", "serial", other)));
            return;
        }
        int before = differences.size();
        Held gift = gifts.get(row.serialIndex());
        GiftState to = null;
        if (gift == null) {
            differs(numbered, GiftDifferenceKind.UNKNOWN_SERIAL, null);
        } else {
            Integer told = row.valueYen();
            if (told != null && told != gift.valueYen()) {
                differs(numbered, GiftDifferenceKind.OTHER_VALUE, gift);
            }
            to = settle(numbered, gift);
        }
        if (to != null && gift != null) {
            moves.computeIfAbsent(new Move(to, row.on()), move -> new ArrayList<>())
                    .add(gift);
            changed++;
        } else if (differences.size() == before) {
            unchanged++;
        }
    }

    /** The state that the gift comes to; null where it stays as it is. */
    private @Nullable GiftState settle(Numbered<ResultRow> row, Held gift) {
        return switch (row.value().told()) {
            case RECEIVED -> received(row, gift);
            case UNUSED -> {
                if (gift.state() == GiftState.RECEIVED) {
                    differs(row, GiftDifferenceKind.WENT_BACK, gift);
                }
                yield null;
            }
            case EXPIRED -> {
                if (gift.state() == GiftState.RECEIVED) {
                    differs(row, GiftDifferenceKind.WENT_BACK, gift);
                }
                yield gift.state().next().contains(GiftState.EXPIRED) ? GiftState.EXPIRED : null;
            }
        };
    }

    private @Nullable GiftState received(Numbered<ResultRow> row, Held gift) {
        return switch (gift.state()) {
            case SENT -> GiftState.RECEIVED;
            case EXPIRED -> {
                if (gift.cardId() == null) {
                    differs(row, GiftDifferenceKind.NEVER_SENT, gift);
                    yield GiftState.VOIDED;
                }
                yield GiftState.RECEIVED;
            }
            case ALLOCATED -> {
                differs(row, GiftDifferenceKind.NEVER_SENT, gift);
                yield GiftState.RECEIVED;
            }
            // somebody has used it: no card may get it any more
            case AVAILABLE -> {
                differs(row, GiftDifferenceKind.NEVER_SENT, gift);
                yield GiftState.VOIDED;
            }
            case VOIDED -> {
                boolean ours = gift.cardId() != null;
                differs(row, ours ? GiftDifferenceKind.VOIDED_BUT_RECEIVED : GiftDifferenceKind.NEVER_SENT, gift);
                yield null;
            }
            case RECEIVED -> null;
        };
    }

    private void differs(Numbered<ResultRow> row, GiftDifferenceKind kind, @Nullable Held gift) {
        Found found = new Found(row.line(), kind, row.value(), gift);
        if (listed.add(found.key())) {
            differences.add(found);
        }
    }
}
