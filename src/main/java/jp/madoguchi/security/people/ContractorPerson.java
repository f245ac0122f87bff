package jp.madoguchi.security.people;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One who works for a contractor.
 *
 * @param userName of the sign-in
 * @param organisation code of the organisation whose data they see
 * @param tier 1 for the contractor's own people, 2 for its subcontractor's, up to {@value #DEEPEST}
 * @param approval the paper by which the city has approved of them; absent as long as there is none
 * @param endsOn the last day
 * @param version counts the changes
 */
public record ContractorPerson(
        String userName,
        String employer,
        String organisation,
        int tier,
        @Nullable String approval,
        LocalDate startsOn,
        LocalDate endsOn,
        int version) {
    public static final int DEEPEST = 5;

    /** Why somebody isn't let in. */
    public enum Obstacle {
        UNREGISTERED,
        ORGANISATION,
        APPROVAL,
        NOT_YET,
        OVER
    }

    /** What stands against letting them in on this day, for this organisation. */
    public Optional<Obstacle> obstacle(LocalDate day, @Nullable String signedInFor) {
        if (!organisation.equals(signedInFor)) {
            return Optional.of(Obstacle.ORGANISATION);
        }
        if (approval == null) {
            return Optional.of(Obstacle.APPROVAL);
        }
        if (day.isBefore(startsOn)) {
            return Optional.of(Obstacle.NOT_YET);
        }
        return day.isAfter(endsOn) ? Optional.of(Obstacle.OVER) : Optional.empty();
    }
}
