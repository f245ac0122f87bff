package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;
import jp.madoguchi.casefile.CaseFile;
import jp.madoguchi.casefile.CaseFileService;
import jp.madoguchi.inquiry.CallLinks;
import jp.madoguchi.inquiry.CallReason;
import jp.madoguchi.inquiry.CorrectionRight;
import jp.madoguchi.inquiry.CorrectionService;
import jp.madoguchi.inquiry.InquiryCorrection;
import jp.madoguchi.inquiry.InquiryDetail;
import jp.madoguchi.inquiry.InquiryLine;
import jp.madoguchi.inquiry.InquiryNumber;
import jp.madoguchi.inquiry.InquiryValues;
import jp.madoguchi.inquiry.callback.Callback;
import jp.madoguchi.inquiry.escalation.ui.InquiryEscalations;
import jp.madoguchi.inquiry.followup.ui.FollowUpSection;
import jp.madoguchi.inquiry.script.AnswerScript;
import org.jspecify.annotations.Nullable;

/** All of one inquiry, to be read and, by who may, corrected. */
class InquiryDialog extends Dialog {
    private final Supplier<InquiryDetail> inquiry;
    private final CaseFileService cases;
    private final InquiryWords words;
    private final CorrectionService corrections;
    private final Supplier<CallLinks> links;
    private final LongFunction<Optional<AnswerScript>> answers;
    private final InquiryEscalations escalations;
    private final FollowUpSection followUp;
    private final boolean mayAsk;
    private final Runnable onCorrected;
    private final DescriptionList facts = new DescriptionList();
    private final CorrectionHistory history;
    private ObjIntConsumer<InquiryValues> onSeen = (now, count) -> {};
    private int seen;

    /**
     * @param inquiry reads it, anew after each correction
     * @param cases tells whom it is about, to those who may see it
     * @param links reads which calls of the desk it has to do with
     * @param answers reads the version of an answer script
     * @param followUp what is to be done after it
     * @param mayAsk whether the reader may ask the city about it
     * @param onCorrected is run after each correction
     */
    InquiryDialog(
            Supplier<InquiryDetail> inquiry,
            CaseFileService cases,
            InquiryWords words,
            CorrectionService corrections,
            Supplier<CallLinks> links,
            LongFunction<Optional<AnswerScript>> answers,
            InquiryEscalations escalations,
            FollowUpSection followUp,
            boolean mayAsk,
            Runnable onCorrected) {
        this.inquiry = inquiry;
        this.cases = cases;
        this.words = words;
        this.corrections = corrections;
        this.links = links;
        this.answers = answers;
        this.escalations = escalations;
        this.followUp = followUp;
        this.mayAsk = mayAsk;
        this.onCorrected = onCorrected;
        this.history = new CorrectionHistory(
                words, id -> cases.byId(id).map(CaseFile::caseNumber).orElse("-"));
        addClassName("m-inquiry-dialog");
        facts.addClassName("m-facts");
        read();
    }

    private void read() {
        InquiryDetail detail = inquiry.get();
        InquiryLine line = detail.inquiry();
        onSeen = (now, count) -> {};
        setHeaderTitle(getTranslation("inquiry.detail.title", line.number()));
        Paragraph summary = new Paragraph(line.summary());
        summary.addClassName("m-inquiry-text");
        showFacts(detail);
        showHistory();
        removeAll();
        add(summary, facts, followUp, escalations, history);
        Button close = new Button(getTranslation("inquiry.detail.close"), click -> close());
        close.setAutofocus(true);
        getFooter().removeAll();
        CorrectionRight right = corrections.right(line.id());
        if (right != CorrectionRight.NONE) {
            getFooter().add(new Button(getTranslation("inquiry.correct.open"), click -> correct(line.id(), right)));
        }
        if (mayAsk) {
            getFooter().add(escalations.askButton());
        }
        getFooter().add(close);
    }

    private void correct(long id, CorrectionRight right) {
        // what it says by now, which may be more than was on screen
        showHistory();
        CorrectionForm form = new CorrectionForm(
                id,
                inquiry.get().values(),
                new PersonField(cases, words.incident().id()),
                seen,
                right,
                corrections,
                words,
                this::saved,
                this::showHistory);
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
        InquiryDetail now = inquiry.get();
        List<InquiryCorrection> all = corrections.corrections(now.inquiry().id());
        seen = all.size();
        onSeen.accept(now.values(), seen);
        history.show(all, person(now));
    }

    private @Nullable CaseFile person(InquiryDetail detail) {
        Long caseId = detail.caseId();
        return caseId == null ? null : cases.byId(caseId).orElse(null);
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
        CaseFile person = person(detail);
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
        showCalls(links.get());
        fact(
                "inquiry.detail.recorded",
                getTranslation(
                        detail.imported() ? "inquiry.detail.imported" : "inquiry.detail.logged",
                        words.dateTime(detail.createdAt()),
                        detail.createdBy()));
    }

    /** The promise that was made in it, and the call of which it was logged. */
    private void showCalls(CallLinks calls) {
        Callback promised = calls.promised();
        if (promised != null) {
            Long keptIn = promised.keptIn();
            fact(
                    "inquiry.detail.promised",
                    new Span(getTranslation(
                            "inquiry.story.callback." + promised.state().name(),
                            words.dateTime(promised.closedAt() == null ? promised.dueAt() : promised.closedAt()),
                            Optional.ofNullable(promised.person()).orElse(getTranslation("inquiry.promise.anybody")))),
                    keptIn == null ? new Span() : inquiryLink(keptIn));
        }
        Callback kept = calls.kept();
        CallReason made = calls.made();
        if (kept != null) {
            fact(
                    "inquiry.detail.made",
                    new Span(getTranslation(CallReason.Kind.CALLBACK.textKey())),
                    inquiryLink(kept.inquiryId()));
        } else if (made != null) {
            Anchor list =
                    new Anchor(made.kind().path(), getTranslation(made.kind().textKey()));
            fact("inquiry.detail.made", list);
        }
    }

    private static Anchor inquiryLink(long id) {
        String number = InquiryNumber.of(id);
        return new Anchor(InquiryListView.PATH + "?inquiry=" + number, number);
    }

    private void fact(String key, Component... value) {
        DescriptionList.Description description = new DescriptionList.Description();
        for (Component part : value) {
            description.add(part, new Span(" "));
        }
        facts.add(new DescriptionList.Term(getTranslation(key)), description);
    }

    private void fact(String key, String value) {
        facts.add(new DescriptionList.Term(getTranslation(key)), new DescriptionList.Description(value));
    }
}
