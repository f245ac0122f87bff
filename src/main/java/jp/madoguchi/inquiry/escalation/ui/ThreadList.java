package jp.madoguchi.inquiry.escalation.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import jp.madoguchi.inquiry.escalation.EscalationEntry;
import jp.madoguchi.inquiry.escalation.EscalationStep;

/** What desk and city have written to each other, the first first. */
class ThreadList extends OrderedList {
    ThreadList(List<EscalationEntry> thread) {
        addClassName("m-thread");
        getElement().setAttribute("role", "list");
        thread.forEach(entry -> add(item(entry)));
    }

    private ListItem item(EscalationEntry entry) {
        Span step = new Span(getTranslation(entry.step().textKey()));
        step.addClassName("m-thread__step");
        Span who = new Span(getTranslation("inquiry.escalation.by", entry.author(), time(entry.writtenAt())));
        who.addClassName("m-thread__who");
        Div head = new Div(step, who);
        head.addClassName("m-thread__head");
        ListItem item = new ListItem(head);
        boolean city = entry.step() == EscalationStep.ANSWER || entry.step() == EscalationStep.ASK_BACK;
        item.addClassName(city ? "m-thread__city" : "m-thread__desk");
        Instant happened = entry.happenedAt();
        if (happened != null) {
            item.add(text(getTranslation("inquiry.escalation.toldAt", time(happened))));
        }
        String text = entry.text();
        if (text != null) {
            item.add(text(text));
        }
        return item;
    }

    private static Paragraph text(String words) {
        Paragraph text = new Paragraph(words);
        text.addClassName("m-thread__text");
        return text;
    }

    private String time(Instant instant) {
        return EscalationWords.dateTime(instant, getLocale());
    }
}
