package jp.madoguchi.privacy.subject;

import java.util.List;
import jp.madoguchi.privacy.retention.HoldsOfCases;
import jp.madoguchi.privacy.retention.LegalHold;
import org.springframework.stereotype.Component;

/** Why a person's data is kept from being erased, and why no longer. A hold on a whole incident says nothing of a single person. */
@Component
class HoldsAbout implements StoredAbout {
    private final HoldsOfCases holds;

    HoldsAbout(HoldsOfCases holds) {
        this.holds = holds;
    }

    @Override
    public String section() {
        return "privacy.subject.section.holds";
    }

    @Override
    public int order() {
        return 75;
    }

    @Override
    public List<Entry> of(Person person) {
        return holds.ofCases(person.ids()).stream().map(HoldsAbout::entry).toList();
    }

    private static Entry entry(LegalHold hold) {
        LegalHold.Lifted lifted = hold.lifted();
        return Entry.of(
                "privacy.subject.field.case",
                hold.caseNumber(),
                "privacy.subject.field.at",
                hold.setAt(),
                "privacy.subject.field.reason",
                hold.reason(),
                "privacy.subject.field.liftedAt",
                lifted == null ? null : lifted.at(),
                "privacy.subject.field.liftedReason",
                lifted == null ? null : lifted.reason());
    }
}
