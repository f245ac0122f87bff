package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLink;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.casefile.AffectedCard;
import jp.madoguchi.casefile.CaseFile;
import jp.madoguchi.incident.Milestone;
import jp.madoguchi.inquiry.CaseStory;
import jp.madoguchi.inquiry.DeskService;
import jp.madoguchi.inquiry.InquiryLine;
import jp.madoguchi.inquiry.StatedCard;
import jp.madoguchi.inquiry.callback.Callback;
import jp.madoguchi.inquiry.callback.CallbackState;
import jp.madoguchi.inquiry.request.GiftRequest;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.Hint;
import org.jspecify.annotations.Nullable;

/** What has happened with the person on the line: their cards, what they said of them, their wishes, all contacts. */
class StoryPanel extends Section {
    private final InquiryWords words;
    private final DeskService desk;
    private final Clock clock;
    private final Paragraph others = new Paragraph();
    private final Div body = new Div();

    StoryPanel(InquiryWords words, DeskService desk, Clock clock) {
        this.clock = clock;
        this.words = words;
        this.desk = desk;
        addClassName("m-story");
        add(new H2(getTranslation("inquiry.story.title")), others, body, sent());
        others.addClassName("m-story-promise");
        others.getElement().setAttribute("role", "status");
        others.setVisible(false);
        show(null);
    }

    void show(@Nullable CaseFile person) {
        body.removeAll();
        if (person == null) {
            Paragraph nobody = new Paragraph(getTranslation("inquiry.story.nobody"));
            nobody.addClassName("m-hint");
            body.add(nobody);
            return;
        }
        CaseStory story = desk.story(words.incident().id(), person);
        body.add(who(person), cards(person, story));
        story.gifts().stream().findFirst().ifPresent(request -> body.add(gift(request)));
        story.callbacks().forEach(callback -> body.add(promise(callback)));
        body.add(contacts(story));
    }

    /** Who else has this person on the desk at the moment. */
    void showOthers(Set<String> users) {
        others.setVisible(!users.isEmpty());
        others.setText(
                users.isEmpty()
                        ? ""
                        : getTranslation(
                                "inquiry.story.others", String.join(getTranslation("platform.listSeparator"), users)));
    }

    private Paragraph who(CaseFile person) {
        Paragraph who = new Paragraph(new Span(person.holderName()), new Span(person.caseNumber()));
        who.addClassName("m-story-who");
        Optional.ofNullable(person.email()).ifPresent(email -> who.add(new Span(email)));
        Optional.ofNullable(person.phone()).ifPresent(phone -> who.add(new Span(phone)));
        return who;
    }

    private UnorderedList cards(CaseFile person, CaseStory story) {
        UnorderedList list = new UnorderedList();
        list.addClassName("m-story-cards");
        for (AffectedCard card : person.cards()) {
            ListItem item = new ListItem(new Span(card.reference() + "　" + words.issuer(card.issuerCode())));
            story.stated().stream()
                    .filter(stated -> stated.cardId() == card.id())
                    .findFirst()
                    .ifPresent(stated -> item.add(new Hint(stated(stated, person))));
            list.add(item);
        }
        return list;
    }

    private String stated(StatedCard stated, CaseFile person) {
        return getTranslation(
                "inquiry.story.stated",
                new ParticularsWords(words, person).stated(stated.statement().textKey(), stated.happenedOn()),
                words.dateTime(stated.statedAt()));
    }

    private Paragraph gift(GiftRequest request) {
        Boolean sent = request.sent();
        String key = "inquiry.story.giftWaits";
        if (sent != null) {
            key = sent ? "inquiry.story.giftSent" : "inquiry.story.giftRefused";
        }
        Paragraph gift = new Paragraph(getTranslation(
                key,
                words.dateTime(request.settledAt() == null ? request.requestedAt() : request.settledAt()),
                Optional.ofNullable(request.note()).orElse("")));
        gift.addClassName("m-story-gift");
        return gift;
    }

    private Paragraph promise(Callback callback) {
        Paragraph promise = new Paragraph(getTranslation(
                "inquiry.story.callback." + callback.state().name(),
                words.dateTime(callback.closedAt() == null ? callback.dueAt() : callback.closedAt()),
                Optional.ofNullable(callback.person()).orElse(getTranslation("inquiry.promise.anybody"))));
        promise.addClassName(callback.state() == CallbackState.WAITING ? "m-story-promise" : "m-story-gift");
        return promise;
    }

    /** What the city has sent to all: "is this mail from you?" */
    private Details sent() {
        LocalDate today = Tokyo.today(clock);
        UnorderedList list = new UnorderedList();
        words.incident().milestones().stream()
                .filter(wave -> wave.channel() != Milestone.Channel.NONE
                        && !wave.startsOn().isAfter(today))
                .forEach(wave -> list.add(new ListItem(
                        new Span(wave.title().in(words.locale())),
                        new Hint(words.days(wave) + "　"
                                + getTranslation("incident.milestone.channel."
                                        + wave.channel().name())))));
        Details sent = new Details(getTranslation("inquiry.story.sent"), list);
        sent.setVisible(list.getComponentCount() > 0);
        return sent;
    }

    private Div contacts(CaseStory story) {
        UnorderedList list = new UnorderedList();
        list.addClassName("m-story-contacts");
        story.latest().forEach(line -> list.add(contact(line)));
        return new Div(new H3(getTranslation("inquiry.story.contacts", story.contacts())), list);
    }

    private ListItem contact(InquiryLine line) {
        RouterLink link = new RouterLink(words.dateTime(line.startedAt()), InquiryListView.class);
        link.setQueryParameters(QueryParameters.of("inquiry", line.number()));
        Span summary = new Span(line.summary());
        summary.addClassName("m-repeat-summary");
        return new ListItem(
                link,
                new Hint(words.question(line.categoryId(), line.topicId()) + "・"
                        + getTranslation(line.outcome().textKey()) + "　" + line.operator()),
                summary);
    }
}
