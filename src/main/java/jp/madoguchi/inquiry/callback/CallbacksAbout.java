package jp.madoguchi.inquiry.callback;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.inquiry.InquiriesOfPerson;
import jp.madoguchi.privacy.subject.Person;
import jp.madoguchi.privacy.subject.StoredAbout;
import org.springframework.stereotype.Component;

/** The calls that were promised to a person, with each attempt to keep the promise. */
@Component
class CallbacksAbout implements StoredAbout {
    private final CallbackQueries queries;
    private final InquiriesOfPerson inquiries;

    CallbacksAbout(CallbackQueries queries, InquiriesOfPerson inquiries) {
        this.queries = queries;
        this.inquiries = inquiries;
    }

    @Override
    public String section() {
        return "privacy.subject.section.callbacks";
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public List<Entry> of(Person person) {
        List<Entry> entries = new ArrayList<>();
        List<Callback> callbacks = queries.ofPerson(person.incidentId(), person.ids(), inquiries.of(person));
        InquiriesOfPerson.Elsewhere elsewhere = inquiries.elsewhere(
                person, callbacks.stream().map(Callback::inquiryId).toList());
        for (Callback callback : callbacks) {
            boolean others = mayBeOthers(elsewhere, callback);
            entries.add(Entry.of(
                    "privacy.subject.field.number", callback.inquiryNumber(),
                    "privacy.subject.field.at", callback.promisedAt(),
                    "privacy.subject.field.phone", others ? null : callback.phone(),
                    "privacy.subject.field.state",
                            Choice.of(callback.state(), callback.state().textKey()),
                    "privacy.subject.field.note", others ? null : callback.note()));
            queries.attempts(callback.id()).stream()
                    .filter(attempt -> !elsewhere.mayBeOthers(callback.inquiryId(), attempt.at()))
                    .forEach(attempt -> entries.add(Entry.ofAttempt(
                            callback.inquiryNumber(), attempt.at(), attempt.reached(), attempt.note())));
        }
        return entries;
    }

    /** The number is as it was told when the call was promised; the note is of the last attempt, which is told with its own day, too. */
    private static boolean mayBeOthers(InquiriesOfPerson.Elsewhere elsewhere, Callback callback) {
        Instant closed = callback.closedAt();
        return elsewhere.mayBeOthers(callback.inquiryId(), callback.promisedAt())
                || closed != null && elsewhere.mayBeOthers(callback.inquiryId(), closed);
    }
}
