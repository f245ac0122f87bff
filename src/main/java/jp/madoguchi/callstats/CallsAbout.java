package jp.madoguchi.callstats;

import java.util.List;
import jp.madoguchi.privacy.subject.Person;
import jp.madoguchi.privacy.subject.StoredAbout;
import org.springframework.stereotype.Component;

/**
 * The calls from a person's numbers, as the telephone system reported them. Whom an inquiry names that was logged of one is known: where
 * that is somebody else, they called from this person's telephone.
 */
@Component
class CallsAbout implements StoredAbout {
    private final CallRecords records;

    CallsAbout(CallRecords records) {
        this.records = records;
    }

    @Override
    public String section() {
        return "privacy.subject.section.calls";
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public List<Entry> of(Person person) {
        return records.from(person.incidentId(), person.phoneDigits(), person.ids()).stream()
                .map(call -> Entry.of(
                        "privacy.subject.field.at", call.receivedAt(),
                        "privacy.subject.field.caller", call.caller(),
                        "privacy.subject.field.state", Choice.of(call.result(), "callstats.result." + call.result()),
                        "privacy.subject.field.endedAt", call.endedAt()))
                .toList();
    }
}
