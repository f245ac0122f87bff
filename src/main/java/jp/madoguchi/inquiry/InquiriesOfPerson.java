package jp.madoguchi.inquiry;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import jp.madoguchi.privacy.subject.Person;
import org.springframework.stereotype.Component;

/** Which inquiries are a person's: those about them, and those from a number of theirs alone that name nobody. */
@Component
public class InquiriesOfPerson {
    private final InquiryQueries queries;
    private final VersionStore versions;

    InquiriesOfPerson(InquiryQueries queries, VersionStore versions) {
        this.queries = queries;
        this.versions = versions;
    }

    /** Their ids, the latest first. */
    public List<Long> of(Person person) {
        return lines(person).stream().map(InquiryLine::id).toList();
    }

    /**
     * Until when inquiries stood with somebody else's case.
     *
     * @param until by the inquiry's id; none: it never did
     */
    public record Elsewhere(Map<Long, Instant> until) {
        /** Whether what was written then may be about somebody else: it isn't this person's to read. */
        public boolean mayBeOthers(long inquiryId, Instant written) {
            Instant last = until.get(inquiryId);
            return last != null && !written.isAfter(last);
        }
    }

    public Elsewhere elsewhere(Person person, Collection<Long> inquiryIds) {
        return new Elsewhere(versions.lastElsewhere(inquiryIds, person.ids()));
    }

    List<InquiryLine> lines(Person person) {
        return queries.ofCases(person.incidentId(), person.ids(), List.copyOf(person.phoneDigits()), Integer.MAX_VALUE);
    }
}
