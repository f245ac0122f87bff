package jp.madoguchi.regulator;

import java.time.LocalDate;
import java.util.List;

/**
 * A required measure with what was done about it.
 *
 * @param version of what is done about it; whoever records something says which one they saw
 * @param evidence the files that were not taken away
 * @param thread notes and changes, the latest first
 */
public record FollowedMeasure(
        RequiredMeasure measure, int version, List<RegulatorFile> evidence, List<RegulatorChange> thread) {
    public FollowedMeasure {
        evidence = List.copyOf(evidence);
        thread = List.copyOf(thread);
    }

    public boolean isOverdue(LocalDate today) {
        return measure.state() != MeasureState.DONE
                && measure.dueOn() != null
                && measure.dueOn().isBefore(today);
    }
}
