package jp.madoguchi.report.content;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.Milestone;
import jp.madoguchi.incident.Milestone.MilestoneKind;

/**
 * The days on which gifts were handed out, as the time axis marks them; each wave leaves its mark there.
 *
 * @param title of the mark
 */
record DeliveryWindow(LocalDate from, LocalDate to, String title) {
    /** The last that had begun on the day. */
    static Optional<DeliveryWindow> of(Incident incident, LocalDate day) {
        return incident.milestones().stream()
                .filter(mark -> mark.kind() == MilestoneKind.GIFT_DELIVERY
                        && !mark.startsOn().isAfter(day))
                .max(Comparator.comparing(Milestone::startsOn))
                .map(mark -> new DeliveryWindow(
                        mark.startsOn(), mark.endsOn(), mark.title().ja()));
    }
}
