package jp.madoguchi.privacy.retention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.madoguchi.privacy.retention.DeletionRun.Extent;
import jp.madoguchi.privacy.retention.DeletionRun.Part;
import org.springframework.stereotype.Component;

/** Works out what is due: the rules, the ends of the incident and its contract, and the rooms' records. */
@Component
class DueData {
    private final RetentionStore store;
    private final Map<ErasedKind, List<Erasable>> erasables;
    private final Map<Term, TermEnd> ends = new EnumMap<>(Term.class);

    DueData(RetentionStore store, List<Erasable> erasables, List<TermEnd> ends) {
        this.store = store;
        this.erasables = erasables.stream()
                .sorted(Comparator.comparing(one -> one.getClass().getName()))
                .collect(Collectors.groupingBy(
                        Erasable::kind, () -> new EnumMap<>(ErasedKind.class), Collectors.toList()));
        ends.forEach(end -> this.ends.put(end.term(), end));
    }

    Erasable of(ErasedKind kind) {
        List<Erasable> found = erasables.getOrDefault(kind, List.of());
        if (found.size() != 1) {
            throw new IllegalStateException("there must be one Erasable of " + kind + ", not " + found.size());
        }
        return found.getFirst();
    }

    /** Whether an end is known and past, and nothing goes on: an incident that is over doesn't end its contracts, nor they it. */
    boolean isOver(long incidentId, LocalDate day) {
        return Arrays.stream(Term.values())
                        .flatMap(term -> end(term, incidentId).stream())
                        .anyMatch(end -> end.isBefore(day))
                && ends.values().stream().noneMatch(end -> end.runs(incidentId, day));
    }

    /** A kind that has to be kept, and the last day. */
    record Kept(ErasedKind kind, LocalDate until) {}

    /** Of the kinds that a signed decision keeps on this day, the one that is kept for the longest. */
    Optional<Kept> keptLongest(long incidentId, LocalDate day) {
        return Arrays.stream(ErasedKind.values())
                .flatMap(kind -> keptUntil(incidentId, kind).stream().map(until -> new Kept(kind, until)))
                .filter(kept -> !kept.until().isBefore(day))
                .max(Comparator.comparing(Kept::until));
    }

    private Optional<LocalDate> keptUntil(long incidentId, ErasedKind kind) {
        return ends.values().stream()
                .flatMap(end -> end.keptUntil(incidentId, kind).stream())
                .max(Comparator.naturalOrder());
    }

    Optional<LocalDate> end(Term term, long incidentId) {
        return Optional.ofNullable(ends.get(term)).flatMap(end -> end.of(incidentId));
    }

    /**
     * Kinds of which something is due, with how many records. A period that was signed with the contract's end is the shortest one
     * for its kind, whatever the rule says.
     *
     * @param everything of the incident, as far as the extent goes
     */
    List<Part> parts(long incidentId, Extent extent, LocalDate today, ErasureScope everything) {
        Map<ErasedKind, RetentionRule> rules = RetentionService.latest(store.rules(incidentId));
        List<Part> parts = new ArrayList<>();
        for (ErasedKind kind : ErasedKind.values()) {
            RetentionRule rule = rules.get(kind);
            if (extent == Extent.EVERYTHING) {
                parts.add(part(kind, everything, null));
            } else if (keptUntil(incidentId, kind)
                    .filter(until -> !until.isBefore(today))
                    .isPresent()) {
                continue;
            } else if (rule != null && rule.term() == Term.OWN_DAY) {
                // kept through its last day: what is of this day or later stays
                parts.add(part(
                        kind,
                        new ErasureScope(
                                incidentId,
                                today.minusDays(rule.days()),
                                everything.unfinished(),
                                everything.at(),
                                everything.callers()),
                        rule));
            } else if (rule != null
                    && end(rule.term(), incidentId)
                            .filter(end -> rule.keptUntil(end).isBefore(today))
                            .isPresent()) {
                parts.add(part(kind, everything, rule));
            }
        }
        return parts;
    }

    private Part part(ErasedKind kind, ErasureScope scope, @org.jspecify.annotations.Nullable RetentionRule rule) {
        Erasable.Found found = of(kind).find(scope);
        return new Part(
                kind,
                scope.before(),
                rule == null ? null : rule.term(),
                rule == null ? null : rule.days(),
                rule == null ? null : rule.version(),
                found.due(),
                found.held(),
                0,
                0,
                false);
    }
}
