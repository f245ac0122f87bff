package jp.madoguchi.inquiry.request;

import java.util.List;
import jp.madoguchi.privacy.subject.Person;
import jp.madoguchi.privacy.subject.StoredAbout;
import org.springframework.stereotype.Component;

/** A person's wishes to get the gift once more, and what became of them. */
@Component
class GiftRequestsAbout implements StoredAbout {
    private final GiftRequestQueries queries;

    GiftRequestsAbout(GiftRequestQueries queries) {
        this.queries = queries;
    }

    @Override
    public String section() {
        return "privacy.subject.section.giftRequests";
    }

    @Override
    public int order() {
        return 55;
    }

    @Override
    public List<Entry> of(Person person) {
        return queries.of(person.ids()).stream()
                .map(wish -> Entry.of(
                        "privacy.subject.field.number", wish.inquiryNumber(),
                        "privacy.subject.field.at", wish.requestedAt(),
                        "privacy.subject.field.state",
                                Choice.of(
                                        wish.stateKey()
                                                .substring(wish.stateKey().lastIndexOf('.') + 1),
                                        wish.stateKey()),
                        "privacy.subject.field.settledAt", wish.settledAt(),
                        "privacy.subject.field.note", wish.note()))
                .toList();
    }
}
