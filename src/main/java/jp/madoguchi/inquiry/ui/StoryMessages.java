package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import jp.madoguchi.casefile.MessagesOfCases.SentMessage;
import jp.madoguchi.platform.ui.Hint;

/** What was really written to the person on the line, the answer to "is this mail from you?". */
class StoryMessages extends Details {
    StoryMessages(InquiryWords words, List<SentMessage> messages) {
        setSummaryText(getTranslation("inquiry.story.messages", messages.size()));
        if (messages.isEmpty()) {
            Paragraph none = new Paragraph(getTranslation("inquiry.story.messages.none"));
            none.addClassName("m-hint");
            add(none);
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("m-story-messages");
        messages.forEach(message -> list.add(new ListItem(
                new Span(message.subject()),
                new Hint(getTranslation(
                        "inquiry.story.message",
                        words.dateTime(message.at()),
                        getTranslation("inquiry.story.channel." + message.channel()),
                        getTranslation("inquiry.story.delivery." + message.state()))),
                new Hint(getTranslation("inquiry.story.sender", message.sender())))));
        add(list);
        setOpened(true);
    }
}
