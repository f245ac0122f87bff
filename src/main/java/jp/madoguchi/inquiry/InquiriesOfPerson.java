package jp.madoguchi.inquiry;

import java.util.List;
import jp.madoguchi.privacy.subject.Person;
import org.springframework.stereotype.Component;

/** Which inquiries are a person's: those about them, and those from a number of theirs alone that name nobody. */
@Component
public class InquiriesOfPerson {
    private final InquiryQueries queries;

    InquiriesOfPerson(InquiryQueries queries) {
        this.queries = queries;
    }

    /** Their ids, the latest first. */
    public List<Long> of(Person person) {
        return lines(person).stream().map(InquiryLine::id).toList();
    }

    List<InquiryLine> lines(Person person) {
        return queries.ofCases(person.incidentId(), person.ids(), List.copyOf(person.phoneDigits()), Integer.MAX_VALUE);
    }
}
