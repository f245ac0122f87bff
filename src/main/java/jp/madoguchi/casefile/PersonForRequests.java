package jp.madoguchi.casefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.incident.Issuer;
import jp.madoguchi.platform.i18n.LocalizedText;
import jp.madoguchi.privacy.retention.CaseToHold;
import jp.madoguchi.privacy.subject.Person;
import jp.madoguchi.privacy.subject.StoredAbout;
import org.springframework.stereotype.Component;

/** Who a person is, for what they ask about their own data, and what is stored of them in their cases. */
@Component
class PersonForRequests implements Person.Source, StoredAbout {
    private final CaseFileQueries queries;
    private final CaseToHold.Source numbers;
    private final IncidentService incidents;

    PersonForRequests(CaseFileQueries queries, CaseToHold.Source numbers, IncidentService incidents) {
        this.queries = queries;
        this.numbers = numbers;
        this.incidents = incidents;
    }

    @Override
    public Optional<Person> byNumber(long incidentId, String caseNumber) {
        return numbers.byNumber(incidentId, caseNumber).flatMap(found -> byId(incidentId, found.id()));
    }

    @Override
    public Optional<Person> byId(long incidentId, long caseId) {
        return queries.byIds(List.of(caseId)).stream()
                .findFirst()
                .map(one -> new Person(
                        incidentId, one.id(), one.caseNumber(), one.ids(), queries.ownPhones(incidentId, one)));
    }

    @Override
    public String section() {
        return "privacy.subject.section.person";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public List<Entry> of(Person person) {
        List<Entry> entries = new ArrayList<>();
        Map<String, LocalizedText> issuers = incidents.byId(person.incidentId()).orElseThrow().issuers().stream()
                .collect(Collectors.toMap(Issuer::code, Issuer::name));
        for (CaseFile one : queries.byIds(person.ids())) {
            entries.add(Entry.of(
                    "privacy.subject.field.case", one.caseNumber(),
                    "privacy.subject.field.name", one.holderName(),
                    "privacy.subject.field.kana", one.holderKana(),
                    "privacy.subject.field.email", one.email(),
                    "privacy.subject.field.phone", one.phone()));
            one.merged()
                    .forEach(merged -> entries.add(Entry.of(
                            "privacy.subject.field.case", merged.caseNumber(),
                            "privacy.subject.field.name", merged.holderName(),
                            "privacy.subject.field.kana", merged.holderKana(),
                            "privacy.subject.field.email", merged.email(),
                            "privacy.subject.field.phone", merged.phone())));
            one.cards()
                    .forEach(card -> entries.add(Entry.of(
                            "privacy.subject.field.card", card.reference(),
                            "privacy.subject.field.issuer",
                                    new Named(
                                            card.issuerCode(), Objects.requireNonNull(issuers.get(card.issuerCode()))),
                            "privacy.subject.field.purchased", card.purchasedOn())));
        }
        return entries;
    }
}
