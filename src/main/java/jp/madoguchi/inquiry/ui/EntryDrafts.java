package jp.madoguchi.inquiry.ui;

import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;
import jp.madoguchi.inquiry.DeskService;
import jp.madoguchi.inquiry.InquiryDraft;
import jp.madoguchi.inquiry.RunningCall;
import jp.madoguchi.inquiry.UnsentText;
import org.jspecify.annotations.Nullable;

/** Form, caller and call, as one thing that can be put aside and taken up again. */
class EntryDrafts implements DraftBox.Form {
    private final long incidentId;
    private final InquiryForm form;
    private final CallerPanel caller;
    private final RunningCallStrip calls;
    private final DeskService persons;
    private final Supplier<@Nullable Long> chosenCase;
    private final Consumer<String> lookUp;
    private final Runnable showCalls;
    private final Runnable showOutgoing;

    /**
     * @param lookUp looks for who has this number
     * @param showCalls shows the running calls anew
     * @param showOutgoing shows which call of the desk's own it is about
     */
    EntryDrafts(
            long incidentId,
            InquiryForm form,
            CallerPanel caller,
            RunningCallStrip calls,
            DeskService persons,
            Supplier<@Nullable Long> chosenCase,
            Consumer<String> lookUp,
            Runnable showCalls,
            Runnable showOutgoing) {
        this.incidentId = incidentId;
        this.form = form;
        this.caller = caller;
        this.calls = calls;
        this.persons = persons;
        this.chosenCase = chosenCase;
        this.lookUp = lookUp;
        this.showCalls = showCalls;
        this.showOutgoing = showOutgoing;
    }

    @Override
    public boolean isFilled() {
        return form.isFilled();
    }

    @Override
    public String callerText() {
        return form.callerText();
    }

    @Override
    public String summaryText() {
        return form.summaryText();
    }

    @Override
    public InquiryDraft draft(UnsentText texts) {
        return form.draft(incidentId, calls.picked(), chosenCase.get(), texts);
    }

    @Override
    public void load(InquiryDraft draft) {
        String callId = draft.callId();
        Instant answered = draft.startedAt();
        calls.restore(
                callId == null || answered == null
                        ? null
                        : new RunningCall(callId, answered, answered, draft.caller(), null));
        form.restore(draft);
        showOutgoing.run();
        lookUp.accept(draft.caller());
        Long caseId = draft.caseId();
        if (caseId != null) {
            persons.person(caseId).ifPresent(caller::choose);
        }
    }

    @Override
    public void blank(String key) {
        calls.release();
        form.clear(key);
        caller.clear();
        showOutgoing.run();
        showCalls.run();
    }
}
