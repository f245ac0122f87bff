package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.inquiry.InquiryCorrection;
import jp.madoguchi.inquiry.InquiryValues;
import org.jspecify.annotations.Nullable;

/** What was corrected of an inquiry: by whom, when, why, and each value before and after. */
class CorrectionHistory extends Section {
    private final InquiryWords words;

    CorrectionHistory(InquiryWords words) {
        this.words = words;
        addClassName("m-corrections");
    }

    void show(List<InquiryCorrection> corrections) {
        removeAll();
        setVisible(!corrections.isEmpty());
        add(new H3(getTranslation("inquiry.correct.history", corrections.size())));
        for (InquiryCorrection correction : corrections) {
            Span who = new Span(getTranslation(
                    "inquiry.correct.by", words.dateTime(correction.changedAt()), correction.changedBy()));
            who.addClassName("m-correction-who");
            add(who);
            String reason = correction.reason();
            if (reason != null) {
                add(new Span(getTranslation("inquiry.correct.because", reason)));
            }
            add(changes(correction.before(), correction.after()));
        }
    }

    private UnorderedList changes(InquiryValues before, InquiryValues after) {
        UnorderedList list = new UnorderedList();
        change(list, "category", category(before), category(after));
        change(list, "topic", topic(before), topic(after));
        change(
                list,
                "relation",
                getTranslation(before.relation().textKey()),
                getTranslation(after.relation().textKey()));
        change(list, "outcome", outcome(before), outcome(after));
        change(list, "channel", channel(before), channel(after));
        change(list, "caller", Optional.ofNullable(before.caller()).orElse("-"), after.caller());
        change(list, "summary", before.summary(), after.summary());
        return list;
    }

    private void change(UnorderedList list, String field, String before, @Nullable String after) {
        String now = after == null ? "-" : after;
        if (!before.equals(now)) {
            list.add(new ListItem(
                    getTranslation("inquiry.correct.change", getTranslation("inquiry.field." + field), before, now)));
        }
    }

    private String category(InquiryValues values) {
        Long category = values.categoryId();
        return category == null ? "-" : words.category(category);
    }

    private String topic(InquiryValues values) {
        Long category = values.categoryId();
        String topic = category == null ? "" : words.topic(category, values.topicId());
        return topic.isEmpty() ? "-" : topic;
    }

    private String outcome(InquiryValues values) {
        return getTranslation(Objects.requireNonNull(values.outcome()).textKey());
    }

    private String channel(InquiryValues values) {
        return getTranslation(Objects.requireNonNull(values.channel()).textKey());
    }
}
