package jp.madoguchi.privacy.subject;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Whose data it is.
 *
 * @param id of the case that stands for them
 * @param ids of all cases that are theirs
 * @param phoneDigits of their numbers that are nobody else's; calls from these, and inquiries that name no case, are theirs too
 */
public record Person(long incidentId, long id, String caseNumber, List<Long> ids, Collection<String> phoneDigits) {
    /** Finds them. The room of cases answers. */
    public interface Source {
        Optional<Person> byNumber(long incidentId, String caseNumber);

        Optional<Person> byId(long incidentId, long caseId);
    }
}
