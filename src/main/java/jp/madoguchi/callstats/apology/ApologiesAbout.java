package jp.madoguchi.callstats.apology;

import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.privacy.subject.Person;
import jp.madoguchi.privacy.subject.StoredAbout;
import org.springframework.stereotype.Component;

/** That a person met busy lines and was to be called, and each attempt. */
@Component
class ApologiesAbout implements StoredAbout {
    private final ApologyStore store;

    ApologiesAbout(ApologyStore store) {
        this.store = store;
    }

    @Override
    public String section() {
        return "privacy.subject.section.apologies";
    }

    @Override
    public int order() {
        return 65;
    }

    @Override
    public List<Entry> of(Person person) {
        List<Entry> entries = new ArrayList<>();
        for (Apology apology : store.of(person.incidentId(), person.phoneDigits(), person.ids())) {
            entries.add(Entry.of(
                    "privacy.subject.field.at", apology.lastAt(),
                    "privacy.subject.field.phone", apology.phone(),
                    "privacy.subject.field.busyCalls", apology.busyCalls(),
                    "privacy.subject.field.state",
                            Choice.of(apology.state(), apology.state().textKey()),
                    "privacy.subject.field.note", apology.note()));
            apology.tries()
                    .forEach(attempt ->
                            entries.add(Entry.ofAttempt(null, attempt.triedAt(), attempt.reached(), attempt.note())));
        }
        return entries;
    }
}
