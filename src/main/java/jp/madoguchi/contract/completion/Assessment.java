package jp.madoguchi.contract.completion;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.contract.Contract;
import jp.madoguchi.contract.ObligationKind;
import jp.madoguchi.contract.ObligationStanding;

/**
 * Whether a contract can end, as things stand at one moment.
 *
 * @param book what was laid down before
 * @param verdict what the rule makes of the indicators
 * @param notices the latest first
 */
public record Assessment(
        Contract contract,
        LocalDate today,
        Instant asOf,
        List<Indicator> indicators,
        RuleBook book,
        Verdict verdict,
        List<ObligationStanding> standing,
        List<Finding> pro,
        List<Finding> con,
        List<Finding> missing,
        List<HandoverItem> handover,
        OpenCounts counts,
        List<CompletionNotice> notices) {
    public Assessment {
        indicators = List.copyOf(indicators);
        standing = List.copyOf(standing);
        pro = List.copyOf(pro);
        con = List.copyOf(con);
        missing = List.copyOf(missing);
        handover = List.copyOf(handover);
        notices = List.copyOf(notices);
    }

    /** What the portal knows to be open, and what it doesn't know. */
    public record OpenCounts(int callbacks, int escalations) {
        /** How many of a kind are left; empty where the portal doesn't know. */
        public Optional<Integer> of(HandoverKind kind) {
            return switch (kind) {
                case CALLBACKS -> Optional.of(callbacks);
                case ESCALATIONS -> Optional.of(escalations);
                default -> Optional.empty();
            };
        }
    }

    public List<ObligationStanding> afterTerm() {
        return standing.stream()
                .filter(one -> one.obligation().kind() == ObligationKind.AFTER_TERM)
                .toList();
    }

    public Optional<CompletionNotice> notice() {
        return notices.stream().findFirst();
    }
}
