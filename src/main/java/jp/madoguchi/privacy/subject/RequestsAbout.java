package jp.madoguchi.privacy.subject;

import java.util.List;
import org.springframework.stereotype.Component;

/** A person's earlier requests are stored about them, too. */
@Component
class RequestsAbout implements StoredAbout {
    private final SubjectStore store;

    RequestsAbout(SubjectStore store) {
        this.store = store;
    }

    @Override
    public String section() {
        return "privacy.subject.section.requests";
    }

    @Override
    public int order() {
        return 80;
    }

    @Override
    public List<Entry> of(Person person) {
        return store.of(person.ids()).stream()
                .map(request -> Entry.of(
                        "privacy.subject.field.number", request.name(),
                        "privacy.subject.field.what",
                                Choice.of(request.kind(), request.kind().textKey()),
                        "privacy.subject.askedOn", request.askedOn(),
                        "privacy.subject.field.state",
                                Choice.of(request.state(), request.state().textKey()),
                        "privacy.subject.field.identity", request.identityCheck(),
                        "privacy.subject.field.note", request.words(),
                        "privacy.subject.field.answer", request.answer()))
                .toList();
    }
}
