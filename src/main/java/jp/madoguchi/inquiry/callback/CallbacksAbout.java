package jp.madoguchi.inquiry.callback;

import java.util.List;
import jp.madoguchi.privacy.subject.Person;
import jp.madoguchi.privacy.subject.StoredAbout;
import org.springframework.stereotype.Component;

/** The calls that were promised to a person. */
@Component
class CallbacksAbout implements StoredAbout {
    private final CallbackQueries queries;

    CallbacksAbout(CallbackQueries queries) {
        this.queries = queries;
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
        return queries.ofCases(person.incidentId(), person.ids()).stream()
                .map(callback -> Entry.of(
                        "privacy.subject.field.number", callback.inquiryNumber(),
                        "privacy.subject.field.at", callback.promisedAt(),
                        "privacy.subject.field.phone", callback.phone(),
                        "privacy.subject.field.state",
                                Choice.of(callback.state(), callback.state().textKey()),
                        "privacy.subject.field.note", callback.note()))
                .toList();
    }
}
