package jp.madoguchi.inquiry;

import java.util.List;
import java.util.Objects;
import jp.madoguchi.privacy.subject.Person;
import jp.madoguchi.privacy.subject.StoredAbout;
import org.springframework.stereotype.Component;

/**
 * What operators have begun to write about a person and not saved. Only where they have chosen the person's case: whom another draft
 * is about nobody has said.
 */
@Component
class DraftsAbout implements StoredAbout {
    private final DraftQueries drafts;

    DraftsAbout(DraftQueries drafts) {
        this.drafts = drafts;
    }

    @Override
    public String section() {
        return "privacy.subject.section.drafts";
    }

    @Override
    public int order() {
        return 22;
    }

    @Override
    public List<Entry> of(Person person) {
        return drafts.ofCases(person.incidentId(), person.ids()).stream()
                .map(DraftsAbout::entry)
                .toList();
    }

    private static Entry entry(InquiryDraft draft) {
        FraudDetails fraud = Objects.requireNonNullElse(draft.particulars().fraud(), FraudDetails.NONE);
        return Entry.of(
                "privacy.subject.field.at",
                draft.startedAt() == null ? draft.keptAt() : draft.startedAt(),
                "privacy.subject.field.channel",
                draft.channel() == null
                        ? null
                        : Choice.of(draft.channel(), draft.channel().textKey()),
                "privacy.subject.field.caller",
                draft.caller(),
                "privacy.subject.field.note",
                draft.summary(),
                "privacy.subject.field.amount",
                fraud.amountYen(),
                "privacy.subject.field.noticedOn",
                fraud.noticedOn(),
                "privacy.subject.field.issuerTold",
                InquiriesAbout.answer(fraud.issuerTold()),
                "privacy.subject.field.policeTold",
                InquiriesAbout.answer(fraud.policeTold()),
                "privacy.subject.field.state",
                draft.outcome() == null
                        ? null
                        : Choice.of(draft.outcome(), draft.outcome().textKey()));
    }
}
