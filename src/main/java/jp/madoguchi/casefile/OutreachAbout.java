package jp.madoguchi.casefile;

import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.privacy.subject.Person;
import jp.madoguchi.privacy.subject.StoredAbout;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What was written to a person, which gifts they had (without codes), and what they answered, as the other rooms tell this one. */
@Component
class OutreachAbout implements StoredAbout {
    private final ObjectProvider<MessagesOfCases> messages;
    private final ObjectProvider<GiftsOfCases> gifts;
    private final ObjectProvider<SurveyAnswersOfCards> answers;

    OutreachAbout(
            ObjectProvider<MessagesOfCases> messages,
            ObjectProvider<GiftsOfCases> gifts,
            ObjectProvider<SurveyAnswersOfCards> answers) {
        this.messages = messages;
        this.gifts = gifts;
        this.answers = answers;
    }

    @Override
    public String section() {
        return "privacy.subject.section.outreach";
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public List<Entry> of(Person person) {
        List<Entry> entries = new ArrayList<>();
        messages.stream()
                .flatMap(source -> source.of(person.ids()).stream())
                .forEach(message -> entries.add(Entry.of(
                        "privacy.subject.field.at", message.at(),
                        "privacy.subject.field.channel",
                                Choice.of(message.channel(), "outreach.sending.channel." + message.channel()),
                        "privacy.subject.field.note", message.subject(),
                        "privacy.subject.field.state",
                                Choice.of(message.state(), "outreach.sending.state." + message.state()))));
        gifts.stream()
                .flatMap(source -> source.of(person.ids()).stream())
                .forEach(gift -> entries.add(Entry.of(
                        "privacy.subject.field.card", gift.cardReference(),
                        "privacy.subject.field.gift", gift.valueYen(),
                        "privacy.subject.field.state", Choice.of(gift.state(), "outreach.gift.state." + gift.state()),
                        "privacy.subject.field.at", gift.since())));
        answers.stream()
                .flatMap(source -> source.of(person.ids()).stream())
                .forEach(answer -> entries.add(Entry.of(
                        "privacy.subject.field.at", answer.answeredAt(),
                        "privacy.subject.field.answer",
                                Choice.of(answer.statement(), "inquiry.statement." + answer.statement()))));
        return entries;
    }
}
