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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.casefile.CaseFile;
import jp.madoguchi.casefile.closing.CaseClosing;
import jp.madoguchi.incident.Milestone;
import jp.madoguchi.inquiry.CaseStory;
import jp.madoguchi.inquiry.DeskService;
import jp.madoguchi.inquiry.InquiryLine;
import jp.madoguchi.inquiry.InquiryNumber;
import jp.madoguchi.inquiry.callback.Callback;
import jp.madoguchi.inquiry.callback.CallbackState;
import jp.madoguchi.inquiry.request.GiftRequest;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.Hint;
import org.jspecify.annotations.Nullable;

/** What has happened with the person on the line: their cards, what was written to them, their wishes, all contacts. */
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
        body.add(who(person), new StoryCards(words, person, story), new StoryMessages(words, story.messages()));
        CaseClosing closing = story.closing();
        if (closing != null) {
            Paragraph closed = new Paragraph(getTranslation(
                    "casefile.closing.story",
                    words.dateTime(closing.closedAt()),
                    closing.closedBy(),
                    closing.reason()));
            closed.addClassName("m-story-promise");
            body.add(closed);
        }
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

    private Paragraph gift(GiftRequest request) {
        Paragraph gift = new Paragraph(getTranslation(
                request.storyKey(),
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
        promise.add(new Span(" "), link(callback.inquiryNumber(), callback.inquiryId()));
        Long keptIn = callback.keptIn();
        if (keptIn != null) {
            promise.add(new Span(" → "), link(InquiryNumber.of(keptIn), keptIn));
        }
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
        story.latest().forEach(line -> list.add(contact(line, story.callbacks())));
        return new Div(new H3(getTranslation("inquiry.story.contacts", story.contacts())), list);
    }

    private static RouterLink link(String text, long inquiryId) {
        RouterLink link = new RouterLink(text, InquiryListView.class);
        link.setQueryParameters(QueryParameters.of("inquiry", InquiryNumber.of(inquiryId)));
        return link;
    }

    private ListItem contact(InquiryLine line, List<Callback> callbacks) {
        Span summary = new Span(line.summary());
        summary.addClassName("m-repeat-summary");
        ListItem contact = new ListItem(
                link(words.dateTime(line.startedAt()), line.id()),
                new Hint(words.question(line.categoryId(), line.topicId()) + "・"
                        + getTranslation(line.outcome().textKey()) + "　" + line.operator()),
                summary);
        callbacks.stream()
                .filter(callback -> Long.valueOf(line.id()).equals(callback.keptIn()))
                .forEach(callback -> contact.add(
                        new Hint(getTranslation("inquiry.story.callback.keptHere", callback.inquiryNumber()))));
        return contact;
    }
}
