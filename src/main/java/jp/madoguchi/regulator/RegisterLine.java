package jp.madoguchi.regulator;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An action in the list.
 *
 * @param changed the last change of the entry or of anything about a measure
 * @param withdrawn whether the entry no longer counts
 */
public record RegisterLine(RegulatorAction action, Signed changed, boolean withdrawn) {

    public int done() {
        return count(MeasureState.DONE);
    }

    public int count(MeasureState state) {
        return (int) action.measures().stream()
                .filter(measure -> measure.state() == state)
                .count();
    }

    public int total() {
        return action.measures().size();
    }

    /** Whether something is left to do. */
    public boolean isOpen() {
        return !withdrawn && done() < total();
    }

    public boolean isDone() {
        return !withdrawn && done() == total();
    }

    /** The earliest day by which something that isn't done has to be. */
    public Optional<LocalDate> nextDue() {
        return withdrawn
                ? Optional.empty()
                : action.measures().stream()
                        .filter(measure -> measure.state() != MeasureState.DONE)
                        .map(RequiredMeasure::dueOn)
                        .filter(RegisterLine::isSet)
                        .min(LocalDate::compareTo);
    }

    public boolean isOverdue(LocalDate today) {
        return nextDue().filter(due -> due.isBefore(today)).isPresent();
    }

    /** Whether something is due from today on until a day, that day included. */
    public boolean isDueUntil(LocalDate today, LocalDate last) {
        return !withdrawn
                && action.measures().stream()
                        .filter(measure -> measure.state() != MeasureState.DONE)
                        .map(RequiredMeasure::dueOn)
                        .anyMatch(due -> due != null && !due.isBefore(today) && !due.isAfter(last));
    }

    private static boolean isSet(@Nullable LocalDate day) {
        return day != null;
    }
}
