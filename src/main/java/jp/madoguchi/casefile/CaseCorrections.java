package jp.madoguchi.casefile;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.privacy.subject.Correction;
import jp.madoguchi.privacy.subject.NewCorrection;
import jp.madoguchi.privacy.subject.Person;
import jp.madoguchi.privacy.subject.PersonDetails;
import jp.madoguchi.privacy.subject.PersonRecord;
import jp.madoguchi.privacy.subject.PersonRecords;
import jp.madoguchi.privacy.subject.StoredAbout;
import jp.madoguchi.privacy.subject.SubjectRequest;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Corrects who a person is where they have asked for it, and keeps what stood there before. */
@Component
class CaseCorrections implements PersonRecords, StoredAbout {
    private final CaseFileQueries queries;
    private final CorrectionStore store;
    private final HolderRules rules;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CaseCorrections(
            CaseFileQueries queries,
            CorrectionStore store,
            HolderRules rules,
            CurrentUser currentUser,
            ApplicationEventPublisher events,
            Clock clock) {
        this.queries = queries;
        this.store = store;
        this.rules = rules;
        this.currentUser = currentUser;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public List<PersonRecord> stored(Person person) {
        Map<Long, Correction> last = new HashMap<>();
        store.ofCases(person.ids()).forEach(made -> last.put(made.caseId(), made));
        List<PersonRecord> records = new ArrayList<>();
        for (CaseFile one : queries.byIds(List.of(person.id()))) {
            records.add(new PersonRecord(
                    one.id(),
                    one.caseNumber(),
                    new PersonDetails(one.holderName(), one.holderKana(), one.email(), one.phone()),
                    last.get(one.id())));
            one.merged()
                    .forEach(merged -> records.add(new PersonRecord(
                            merged.id(),
                            merged.caseNumber(),
                            new PersonDetails(merged.holderName(), merged.holderKana(), merged.email(), merged.phone()),
                            last.get(merged.id()))));
        }
        return records;
    }

    @Override
    public List<Correction> madeFor(Collection<Long> requestIds) {
        return requestIds.isEmpty() ? List.of() : store.ofRequests(requestIds);
    }

    @Override
    public Correction correct(SubjectRequest request, NewCorrection asked, String reason) {
        CorrectionStore.Stored stored = store.lock(asked.caseId())
                .orElseThrow(() -> new RejectedException(MessageText.of("privacy.subject.correct.rule.erased")));
        int before = store.last(stored.id())
                .map(last -> {
                    if (last.number() != asked.seen()) {
                        throw new RejectedException(
                                "seen", MessageText.of("privacy.subject.correct.rule.meanwhile", last.madeByName()));
                    }
                    return last.number();
                })
                .orElse(0);
        HolderFields after = rules.corrected(stored.fields(), asked);
        PortalUser user = currentUser.require();
        Correction made = new Correction(
                Ids.next(),
                request.id(),
                stored.id(),
                stored.caseNumber(),
                before + 1,
                stored.fields().details(),
                after.details(),
                reason,
                user.displayName(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        store.write(stored, after);
        store.add(made, stored.incidentId(), user.name());
        events.publishEvent(new HolderCorrected(stored.incidentId(), stored.id(), stored.fields(), after));
        return made;
    }

    @Override
    public String section() {
        return "privacy.subject.section.corrections";
    }

    @Override
    public int order() {
        return 15;
    }

    @Override
    public List<Entry> of(Person person) {
        return store.ofCases(person.ids()).stream()
                .map(made -> {
                    List<@Nullable Object> fields = new ArrayList<>(List.of(
                            "privacy.subject.field.case", made.caseNumber(),
                            "privacy.subject.field.at", made.madeAt()));
                    made.changed().forEach(field -> {
                        fields.add(field.formerTextKey());
                        fields.add(made.before().of(field));
                        fields.add(field.textKey());
                        fields.add(made.after().of(field));
                    });
                    fields.add("privacy.subject.field.reason");
                    fields.add(made.reason());
                    return Entry.of(fields.toArray());
                })
                .toList();
    }
}
