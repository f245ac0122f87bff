package jp.madoguchi.inquiry;

import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.privacy.subject.Person;
import jp.madoguchi.privacy.subject.StoredAbout;
import org.springframework.stereotype.Component;

/** The inquiries of a person, with what was written down and what that replaced. */
@Component
class InquiriesAbout implements StoredAbout {
    private static final int MOST = 10_000;

    private final InquiryQueries queries;
    private final VersionStore versions;

    InquiriesAbout(InquiryQueries queries, VersionStore versions) {
        this.queries = queries;
        this.versions = versions;
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
        queries.ofCases(person.incidentId(), person.ids(), List.copyOf(person.phoneDigits()), MOST)
                .forEach(line -> {
                    entries.add(Entry.of(
                            "privacy.subject.field.number", line.number(),
                            "privacy.subject.field.at", line.startedAt(),
                            "privacy.subject.field.channel",
                                    Choice.of(line.channel(), line.channel().textKey()),
                            "privacy.subject.field.caller", line.caller(),
                            "privacy.subject.field.note", line.summary(),
                            "privacy.subject.field.state",
                                    Choice.of(line.outcome(), line.outcome().textKey())));
                    versions.replaced(line.id())
                            .forEach(past -> entries.add(Entry.of(
                                    "privacy.subject.field.number", line.number(),
                                    "privacy.subject.field.replacedAt", past.changedAt(),
                                    "privacy.subject.field.caller",
                                            past.values().caller(),
                                    "privacy.subject.field.note", past.values().summary())));
                });
        return entries;
    }
}
