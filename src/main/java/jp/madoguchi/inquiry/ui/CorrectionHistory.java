package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import jp.madoguchi.casefile.CaseFile;
import jp.madoguchi.inquiry.InquiryCorrection;
import jp.madoguchi.inquiry.InquiryValues;
import jp.madoguchi.inquiry.Particulars;
import jp.madoguchi.inquiry.Relation;
import org.jspecify.annotations.Nullable;

/** What was corrected of an inquiry: by whom, when, why, and each value before and after. */
class CorrectionHistory extends Section {
    private final InquiryWords words;
    private final LongFunction<String> caseNumber;
    private ParticularsWords details;

    /** @param caseNumber of a case as one says it */
    CorrectionHistory(InquiryWords words, LongFunction<String> caseNumber) {
        this.words = words;
        this.caseNumber = caseNumber;
        this.details = new ParticularsWords(words, null);
        addClassName("m-corrections");
    }

    /** @param person whose cards are spoken of */
    void show(List<InquiryCorrection> corrections, @Nullable CaseFile person) {
        details = new ParticularsWords(words, person);
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
        changeOf(list, getTranslation("inquiry.caller.case"), caseNumber(before), caseNumber(after));
        change(list, "summary", before.summary(), after.summary());
        Map<String, String> detailsBefore = details(before);
        Map<String, String> detailsAfter = details(after);
        Stream.concat(detailsBefore.keySet().stream(), detailsAfter.keySet().stream())
                .distinct()
                .forEach(key -> changeOf(
                        list,
                        getTranslation(key),
                        detailsBefore.getOrDefault(key, "-"),
                        detailsAfter.getOrDefault(key, "-")));
        return list;
    }

    /** By the keys of their labels, those that were said. */
    private Map<String, String> details(InquiryValues values) {
        return details.of(new Particulars(
                null, Relation.HOLDER, false, null, values.fraud(), values.sendAgain(), values.cards(), null, null));
    }

    private void change(UnorderedList list, String field, String before, @Nullable String after) {
        changeOf(list, getTranslation("inquiry.field." + field), before, after == null ? "-" : after);
    }

    private void changeOf(UnorderedList list, String label, String before, String after) {
        if (!before.equals(after)) {
            list.add(new ListItem(getTranslation("inquiry.correct.change", label, before, after)));
        }
    }

    private String caseNumber(InquiryValues values) {
        Long caseId = values.caseId();
        return caseId == null ? "-" : caseNumber.apply(caseId);
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
