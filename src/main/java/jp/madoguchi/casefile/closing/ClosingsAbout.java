package jp.madoguchi.casefile.closing;

import java.util.List;
import jp.madoguchi.privacy.subject.Person;
import jp.madoguchi.privacy.subject.StoredAbout;
import org.springframework.stereotype.Component;

/** When and why a person's case was closed and taken up again. */
@Component
class ClosingsAbout implements StoredAbout {
    private final CaseClosingStore store;

    ClosingsAbout(CaseClosingStore store) {
        this.store = store;
    }

    @Override
    public String section() {
        return "privacy.subject.section.closings";
    }

    @Override
    public int order() {
        return 70;
    }

    @Override
    public List<Entry> of(Person person) {
        return store.steps(person.ids()).stream()
                .map(step -> Entry.of(
                        "privacy.subject.field.at",
                        step.at(),
                        "privacy.subject.field.what",
                        Choice.of(
                                step.step(),
                                step.step().equals("CLOSED") ? "privacy.subject.closing" : "privacy.subject.reopening"),
                        "privacy.subject.field.reason",
                        step.reason()))
                .toList();
    }
}
