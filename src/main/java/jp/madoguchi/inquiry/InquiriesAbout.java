package jp.madoguchi.inquiry;

import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.privacy.subject.Person;
import jp.madoguchi.privacy.subject.StoredAbout;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The inquiries of a person, with what was written down and what that replaced. */
@Component
class InquiriesAbout implements StoredAbout {
    private final InquiriesOfPerson inquiries;
    private final VersionStore versions;
    private final ParticularsStore particulars;

    InquiriesAbout(InquiriesOfPerson inquiries, VersionStore versions, ParticularsStore particulars) {
        this.inquiries = inquiries;
        this.versions = versions;
        this.particulars = particulars;
    }

    @Override
    public String section() {
        return "privacy.subject.section.inquiries";
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public List<Entry> of(Person person) {
        List<Entry> entries = new ArrayList<>();
        for (InquiryLine line : inquiries.lines(person)) {
            FraudDetails fraud = orNone(particulars.fraud(line.id()));
            entries.add(Entry.of(
                    "privacy.subject.field.number", line.number(),
                    "privacy.subject.field.at", line.startedAt(),
                    "privacy.subject.field.channel",
                            Choice.of(line.channel(), line.channel().textKey()),
                    "privacy.subject.field.caller", line.caller(),
                    "privacy.subject.field.note", line.summary(),
                    "privacy.subject.field.amount", fraud.amountYen(),
                    "privacy.subject.field.noticedOn", fraud.noticedOn(),
                    "privacy.subject.field.issuerTold", answer(fraud.issuerTold()),
                    "privacy.subject.field.policeTold", answer(fraud.policeTold()),
                    "privacy.subject.field.state",
                            Choice.of(line.outcome(), line.outcome().textKey())));
            List<VersionStore.Replaced> replaced = versions.replaced(line.id());
            for (int i = 0; i < replaced.size(); i++) {
                VersionStore.Replaced past = replaced.get(i);
                if (isOf(person, past)) {
                    // the last one comes first; why it was given to somebody or taken from them says who that was
                    boolean beside = i > 0 && !isOf(person, replaced.get(i - 1))
                            || i + 1 < replaced.size() && !isOf(person, replaced.get(i + 1));
                    entries.add(replaced(line.number(), past, beside ? null : past.reason()));
                }
            }
        }
        return entries;
    }

    /** What was written while the inquiry stood with somebody else's case by mistake may be about them: it isn't this person's to read. */
    private static boolean isOf(Person person, VersionStore.Replaced past) {
        Long caseId = past.values().caseId();
        return caseId == null || person.ids().contains(caseId);
    }

    private static Entry replaced(String number, VersionStore.Replaced past, @Nullable String reason) {
        FraudDetails fraud = orNone(past.values().fraud());
        return Entry.of(
                "privacy.subject.field.number", number,
                "privacy.subject.field.replacedAt", past.changedAt(),
                "privacy.subject.field.caller", past.values().caller(),
                "privacy.subject.field.note", past.values().summary(),
                "privacy.subject.field.amount", fraud.amountYen(),
                "privacy.subject.field.noticedOn", fraud.noticedOn(),
                "privacy.subject.field.issuerTold", answer(fraud.issuerTold()),
                "privacy.subject.field.policeTold", answer(fraud.policeTold()),
                "privacy.subject.field.reason", reason);
    }

    private static FraudDetails orNone(@Nullable FraudDetails fraud) {
        return fraud == null ? FraudDetails.NONE : fraud;
    }

    static @Nullable Choice answer(@Nullable Boolean said) {
        return said == null
                ? null
                : Choice.of(said ? "YES" : "NO", said ? "privacy.subject.yes" : "privacy.subject.no");
    }
}
