package jp.madoguchi.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import jp.madoguchi.security.people.ContractorPerson;
import jp.madoguchi.security.people.PersonRegistered;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Records what is said of contractors' people; the room of security lies below this one and can't by itself. */
@Component
class RecordedPeople {
    private final AuditTrail trail;

    RecordedPeople(AuditTrail trail) {
        this.trail = trail;
    }

    @EventListener
    void registered(PersonRegistered event) {
        trail.record(AuditEntry.of(
                        "security.audit.personRegistered",
                        AuditObject.called(event.now().userName()))
                .changed(of(event.before()), of(event.now())));
    }

    private static Map<String, String> of(@Nullable ContractorPerson person) {
        Map<String, String> values = new LinkedHashMap<>();
        if (person != null) {
            values.put("security.people.employer", person.employer());
            values.put("security.people.organisation", person.organisation());
            values.put("security.people.tier", String.valueOf(person.tier()));
            values.put("security.people.approval", person.approval() == null ? "-" : person.approval());
            values.put("security.people.startsOn", person.startsOn().toString());
            values.put("security.people.endsOn", person.endsOn().toString());
        }
        return values;
    }
}
