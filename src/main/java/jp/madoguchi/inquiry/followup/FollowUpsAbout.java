package jp.madoguchi.inquiry.followup;

import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.inquiry.InquiriesOfPerson;
import jp.madoguchi.inquiry.InquiryNumber;
import jp.madoguchi.privacy.subject.Person;
import jp.madoguchi.privacy.subject.StoredAbout;
import org.springframework.stereotype.Component;

/** What was still to be done about a person's inquiries, with what was noted. */
@Component
class FollowUpsAbout implements StoredAbout {
    private final FollowUpStore store;
    private final InquiriesOfPerson inquiries;

    FollowUpsAbout(FollowUpStore store, InquiriesOfPerson inquiries) {
        this.store = store;
        this.inquiries = inquiries;
    }

    @Override
    public String section() {
        return "privacy.subject.section.followUps";
    }

    @Override
    public int order() {
        return 35;
    }

    @Override
    public List<Entry> of(Person person) {
        List<Entry> entries = new ArrayList<>();
        List<Long> ids = inquiries.of(person);
        InquiriesOfPerson.Elsewhere elsewhere = inquiries.elsewhere(person, ids);
        for (long inquiry : ids) {
            store.history(inquiry).reversed().stream()
                    .filter(step -> !elsewhere.mayBeOthers(inquiry, step.writtenAt()))
                    .forEach(step -> entries.add(Entry.of(
                            "privacy.subject.field.number", InquiryNumber.of(inquiry),
                            "privacy.subject.field.at", step.writtenAt(),
                            "privacy.subject.field.what",
                                    Choice.of(step.step(), step.step().textKey()),
                            "privacy.subject.field.due", step.dueAt(),
                            "privacy.subject.field.note", step.note())));
        }
        return entries;
    }
}
