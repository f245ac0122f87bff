package jp.madoguchi.regulator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An action with all that is known of it.
 *
 * @param version of the entry; whoever changes it says which one they saw
 * @param documents of the action itself
 * @param followed what was done about the measures, in their order
 * @param changes the latest first
 */
public record RegisteredAction(
        long incidentId,
        RegulatorAction action,
        int version,
        Signed changed,
        @Nullable Withdrawal withdrawn,
        List<RegulatorFile> documents,
        List<FollowedMeasure> followed,
        List<RegulatorChange> changes) {
    public RegisteredAction {
        documents = List.copyOf(documents);
        followed = List.copyOf(followed);
        changes = List.copyOf(changes);
    }

    /** Why an entry no longer counts. */
    public record Withdrawal(String reason, Signed signed) {}

    /** What was changed after the version that somebody saw, the latest first. */
    public List<RegulatorChange> changesAfter(int seen) {
        return changes.stream()
                .filter(change -> change.measureId() == null && change.version() > seen)
                .toList();
    }
}
