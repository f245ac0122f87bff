package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import jp.madoguchi.casefile.CaseFile;
import jp.madoguchi.inquiry.CorrectionRight;
import jp.madoguchi.inquiry.CorrectionService;
import jp.madoguchi.inquiry.InquiryCorrection;
import jp.madoguchi.inquiry.InquiryDetail;
import jp.madoguchi.inquiry.InquiryLine;
import jp.madoguchi.inquiry.Relation;
import jp.madoguchi.inquiry.escalation.ui.InquiryEscalations;
import jp.madoguchi.inquiry.script.AnswerScript;
import org.jspecify.annotations.Nullable;

/** All of one inquiry, to be read and, by who may, corrected. */
class InquiryDialog extends Dialog {
    private final Supplier<InquiryDetail> inquiry;
    private final @Nullable CaseFile person;
    private final InquiryWords words;
    private final CorrectionService corrections;
    private final LongFunction<Optional<AnswerScript>> answers;
    private final InquiryEscalations escalations;
    private final boolean mayAsk;
    private final Runnable onCorrected;
    private final DescriptionList facts = new DescriptionList();
    private final CorrectionHistory history;
    private IntConsumer onSeen = count -> {};
    private int seen;

    /**
     * @param inquiry reads it, anew after each correction
     * @param person absent where there is none or the reader may not see it
     * @param answers reads the version of an answer script
     * @param mayAsk whether the reader may ask the city about it
     * @param onCorrected is run after each correction
     */
    InquiryDialog(
            Supplier<InquiryDetail> inquiry,
            @Nullable CaseFile person,
            InquiryWords words,
            CorrectionService corrections,
            LongFunction<Optional<AnswerScript>> answers,
            InquiryEscalations escalations,
            boolean mayAsk,
            Runnable onCorrected) {
        this.inquiry = inquiry;
        this.person = person;
        this.words = words;
        this.corrections = corrections;
        this.answers = answers;
        this.escalations = escalations;
        this.mayAsk = mayAsk;
        this.onCorrected = onCorrected;
        this.history = new CorrectionHistory(words);
        addClassName("m-inquiry-dialog");
        facts.addClassName("m-facts");
        read();
    }

    private void read() {
        InquiryDetail detail = inquiry.get();
        InquiryLine line = detail.inquiry();
        onSeen = count -> {};
        setHeaderTitle(getTranslation("inquiry.detail.title", line.number()));
        Paragraph summary = new Paragraph(line.summary());
        summary.addClassName("m-inquiry-text");
        showFacts(detail);
        showHistory();
        removeAll();
        add(summary, facts, escalations, history);
        Button close = new Button(getTranslation("inquiry.detail.close"), click -> close());
        close.setAutofocus(true);
        getFooter().removeAll();
        CorrectionRight right = corrections.right(line.id());
        if (right != CorrectionRight.NONE) {
            getFooter()
                    .add(new Button(
                            getTranslation("inquiry.correct.open"),
                            click -> correct(line, detail.particulars().relation(), right)));
        }
        if (mayAsk) {
            getFooter().add(escalations.askButton());
        }
        getFooter().add(close);
    }

    private void correct(InquiryLine line, Relation relation, CorrectionRight right) {
        CorrectionForm form =
                new CorrectionForm(line, relation, seen, right, corrections, words, this::saved, this::showHistory);
        onSeen = form::seen;
        removeAll();
        add(form, history);
        getFooter().removeAll();
        getFooter().add(new Button(getTranslation("inquiry.correct.cancel"), click -> read()), form.saveButton());
    }

    private void saved() {
        read();
        onCorrected.run();
    }

    /** Where somebody else was quicker, both stand there then, and saving once more decides. */
    private void showHistory() {
        List<InquiryCorrection> all =
                corrections.corrections(inquiry.get().inquiry().id());
        seen = all.size();
        onSeen.accept(seen);
        history.show(all);
    }

    private void showFacts(InquiryDetail detail) {
        InquiryLine line = detail.inquiry();
        facts.removeAll();
        fact("inquiry.field.time", words.dateTime(line.startedAt()) + "～" + words.time(line.endedAt()));
        fact("inquiry.field.category", words.category(line.categoryId()));
        if (line.topicId() != null) {
            fact("inquiry.field.topic", words.topic(line.categoryId(), line.topicId()));
        }
        fact("inquiry.field.outcome", getTranslation(line.outcome().textKey()));
        fact("inquiry.field.channel", getTranslation(line.channel().textKey()));
        fact("inquiry.field.caller", Optional.ofNullable(line.caller()).orElse("-"));
        if (person != null) {
            fact("inquiry.caller.case", person.caseNumber() + " " + person.holderName());
        }
        new ParticularsWords(words, person).of(detail.particulars()).forEach(this::fact);
        Long answerId = detail.particulars().answerId();
        if (answerId != null) {
            answers.apply(answerId)
                    .ifPresent(answer -> fact(
                            "inquiry.field.answer",
                            getTranslation("inquiry.detail.answer", answer.question(), answer.version())));
        }
        fact("inquiry.field.operator", line.operator());
        if (line.callId() != null) {
            fact("inquiry.field.call", line.callId());
        }
        fact(
                "inquiry.detail.recorded",
                getTranslation(
                        detail.imported() ? "inquiry.detail.imported" : "inquiry.detail.logged",
                        words.dateTime(detail.createdAt()),
                        detail.createdBy()));
    }

    private void fact(String key, String value) {
        facts.add(new DescriptionList.Term(getTranslation(key)), new DescriptionList.Description(value));
    }
}
