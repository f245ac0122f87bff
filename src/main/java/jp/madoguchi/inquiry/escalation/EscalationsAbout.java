package jp.madoguchi.inquiry.escalation;

import java.util.List;
import java.util.Map;
import jp.madoguchi.inquiry.InquiriesOfPerson;
import jp.madoguchi.inquiry.InquiryNumber;
import jp.madoguchi.privacy.subject.Person;
import jp.madoguchi.privacy.subject.StoredAbout;
import org.springframework.stereotype.Component;

/** What the desk and the city wrote to each other about a person's inquiries. */
@Component
class EscalationsAbout implements StoredAbout {
    private final EscalationStore store;
    private final InquiriesOfPerson inquiries;

    EscalationsAbout(EscalationStore store, InquiriesOfPerson inquiries) {
        this.store = store;
        this.inquiries = inquiries;
    }

    @Override
    public String section() {
        return "privacy.subject.section.escalations";
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public List<Entry> of(Person person) {
        List<Long> ids = inquiries.of(person);
        InquiriesOfPerson.Elsewhere elsewhere = inquiries.elsewhere(person, ids);
        List<EscalationStore.Head> heads = ids.stream()
                .flatMap(inquiry -> store.byInquiry(inquiry).stream())
                .toList();
        Map<Long, List<EscalationEntry>> threads = store.threads(heads);
        return heads.stream()
                .flatMap(head -> threads.getOrDefault(head.id(), List.of()).stream()
                        .filter(entry -> !elsewhere.mayBeOthers(head.inquiryId(), entry.writtenAt()))
                        .map(entry -> Entry.of(
                                "privacy.subject.field.number", InquiryNumber.of(head.inquiryId()),
                                "privacy.subject.field.at", entry.writtenAt(),
                                "privacy.subject.field.what",
                                        Choice.of(entry.step(), entry.step().textKey()),
                                "privacy.subject.field.note", entry.text())))
                .toList();
    }
}
