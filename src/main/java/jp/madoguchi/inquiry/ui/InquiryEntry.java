package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jp.madoguchi.casefile.CaseFile;
import jp.madoguchi.inquiry.CallLinkService;
import jp.madoguchi.inquiry.CallReason;
import jp.madoguchi.inquiry.Caller;
import jp.madoguchi.inquiry.DeskPresence;
import jp.madoguchi.inquiry.DeskService;
import jp.madoguchi.inquiry.DraftService;
import jp.madoguchi.inquiry.FieldProblem;
import jp.madoguchi.inquiry.InquiryDraft;
import jp.madoguchi.inquiry.InquiryLine;
import jp.madoguchi.inquiry.InquiryService;
import jp.madoguchi.inquiry.NewInquiry;
import jp.madoguchi.inquiry.OutgoingCall;
import jp.madoguchi.inquiry.RunningCall;
import jp.madoguchi.inquiry.UnsentText;
import jp.madoguchi.inquiry.escalation.DeskEscalationService;
import jp.madoguchi.inquiry.script.ScriptService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.text.PhoneDigits;
import jp.madoguchi.platform.ui.SureDialog;
import jp.madoguchi.platform.ui.palette.Command;
import jp.madoguchi.privacy.CardNumberGuard;
import org.jspecify.annotations.Nullable;

/** The running calls, the form and the caller beside it; save, and the next one is blank. */
class InquiryEntry extends Div {
    private final InquiryWords words;
    private final DeskService desk;
    private final InquiryService inquiries;
    private final DeskPresence presence;
    private final String user;
    private final RunningCallStrip calls;
    private final InquiryForm form;
    private final CallerPanel caller;
    private final StoryPanel story;
    private final SavedBanner banner;
    private final DraftBox drafts;
    private final CallLinkService links;
    private final OutgoingStrip outgoing;
    private final EntryKeys keys;
    private final EntryActions actions =
            new EntryActions(this::save, () -> saveThen(true), this::askToClear, this::showKeys);

    InquiryEntry(
            InquiryWords words,
            DeskService desk,
            InquiryService inquiries,
            ScriptService scripts,
            DeskEscalationService escalations,
            DeskPresence presence,
            DraftService draftService,
            CallLinkService links,
            String user,
            CardNumberGuard guard,
            Clock clock) {
        this.words = words;
        this.desk = desk;
        this.inquiries = inquiries;
        this.presence = presence;
        this.user = user;
        this.links = links;
        outgoing = new OutgoingStrip(reason -> links.call(words.incident().id(), reason), this::leaveCall);
        addClassName("m-entry");
        // so that a click beside the fields leaves the keys working
        getElement().setAttribute("tabindex", "-1");
        calls = new RunningCallStrip(clock, this::take);
        caller = new CallerPanel(desk, words, person -> personChosen());
        story = new StoryPanel(words, desk, clock);
        form = new InquiryForm(words, scripts, people(user), guard, clock, this::lookUp, this::changed);
        drafts = new DraftBox(
                words,
                draftService,
                new EntryDrafts(
                        words.incident().id(),
                        form,
                        caller,
                        calls,
                        desk,
                        this::chosenCase,
                        this::lookUp,
                        this::showCalls,
                        () -> outgoing.show(form.reason())));
        banner = new SavedBanner(words, escalations, form::focus);
        Div work = new Div(outgoing, form, actions);
        work.addClassName("m-entry-work");
        Div beside = new Div(form.answers(), story);
        beside.addClassName("m-entry-beside");
        caller.addContact(form.contact());
        Div columns = new Div(caller, work, beside);
        columns.addClassName("m-entry-columns");
        Div lines = new Div(callRow(), drafts);
        lines.addClassName("m-entry-lines");
        add(banner, lines, columns);
        keys = new EntryKeys(keys(), form::focus);
        keys.listen(this, this::askToClear, form::press);
        showCalls();
    }

    /** Who can be promised: the user first, then everybody else at the desk. */
    private List<String> people(String user) {
        List<String> people = new ArrayList<>(List.of(user));
        inquiries.people(words.incident().id()).stream()
                .filter(other -> !other.equals(user))
                .forEach(people::add);
        return people;
    }

    void showCalls() {
        calls.show(desk.calls(words.incident().id()));
    }

    /** Who else has the same person on the desk. */
    void showOthers() {
        Long caseId = chosenCase();
        story.showOthers(caseId == null ? Set.of() : presence.othersAt(caseId, user));
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        presence.leave(this);
    }

    void showAnswers() {
        form.answers().refresh();
    }

    private void askToDiscard() {
        SureDialog dialog = new SureDialog(
                getTranslation("inquiry.entry.discard.ask"),
                getTranslation("inquiry.entry.discard.what"),
                getTranslation("inquiry.entry.discard.yes"),
                getTranslation("inquiry.entry.discard.no"),
                () -> {
                    drafts.done(false);
                    form.focus();
                });
        dialog.addCancelListener(cancelled -> form.focus());
        dialog.open();
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        presence.show(this, user, chosenCase());
        form.focus();
    }

    private Div callRow() {
        Span title = new Span(getTranslation("inquiry.entry.calls"));
        title.addClassName("m-calls-title");
        title.add(key("F2"));
        Div row = new Div(title, calls);
        row.addClassName("m-calls-row");
        return row;
    }

    /** What to press instead of a click, beside what it does. */
    static Span key(String name) {
        Span key = new Span(name);
        key.addClassName("m-key");
        key.getElement().setAttribute("aria-hidden", "true");
        return key;
    }

    private List<DeskKey> keys() {
        return List.of(
                DeskKey.of("F2", "inquiry.keys.nextCall", calls::pickNext, Key.F2),
                DeskKey.of("F4", "inquiry.keys.nextPerson", caller::chooseNext, Key.F4),
                DeskKey.of("F8", "inquiry.keys.search", caller::focusSearch, Key.F8),
                DeskKey.of("F9", "inquiry.keys.answer", form.answers()::useNext, Key.F9),
                DeskKey.of("Alt + I", "inquiry.keys.impersonation", form::suspect, Key.KEY_I, KeyModifier.ALT),
                DeskKey.of("Ctrl + Enter", "inquiry.keys.save", this::save, Key.ENTER, KeyModifier.CONTROL),
                DeskKey.of(
                        "Ctrl + Shift + Enter",
                        "inquiry.keys.saveAndMore",
                        () -> saveThen(true),
                        Key.ENTER,
                        KeyModifier.CONTROL,
                        KeyModifier.SHIFT),
                DeskKey.of("Alt + N", "inquiry.keys.beside", this::beside, Key.KEY_N, KeyModifier.ALT),
                DeskKey.of("Alt + PageDown", "inquiry.keys.nextDraft", this::nextDraft, Key.PAGE_DOWN, KeyModifier.ALT),
                DeskKey.of("F1, ?", "inquiry.keys.sheet", this::showKeys, Key.F1));
    }

    /** What can be done here, for the palette. */
    List<Command> commands() {
        return keys.commands(this);
    }

    /** Begins an inquiry about this person; who is in the form already stays on offer. */
    void choose(CaseFile person) {
        caller.choose(person);
        form.focus();
    }

    /** Begins, or goes on with, the inquiry of a call that the desk makes; what is in the form already stays on offer. */
    void ring(OutgoingCall call) {
        if (drafts.goOn(draft -> call.reason().equals(draft.particulars().reason()))) {
            // what was said before was said in an earlier call
            form.ringAnew();
            changed();
        } else {
            drafts.beside();
            calls.release();
            form.ring(call);
            Long caseId = call.caseId();
            if (caseId != null) {
                desk.person(caseId).ifPresent(caller::choose);
            }
            outgoing.show(form.reason());
            changed();
        }
        form.focus();
    }

    /** Nobody was reached: what was said stays as a draft; where nothing was, there is nothing to keep. */
    private void leaveCall() {
        if (form.isAnswered()) {
            form.hangUp();
            changed();
        } else {
            drafts.done(false);
        }
    }

    private void showKeys() {
        keys.showSheet();
    }

    private void take(RunningCall call) {
        if (form.reason() != null) {
            // another call than the one that the desk makes
            calls.release();
            drafts.beside();
            calls.restore(call);
        }
        form.take(call);
        form.focus();
        changed();
    }

    private void lookUp(String phone) {
        boolean asked = PhoneDigits.of(phone) != null;
        caller.show(asked ? desk.caller(words.incident().id(), phone) : Caller.UNKNOWN, asked);
    }

    private void personChosen() {
        form.showPerson(caller.chosen());
        story.show(caller.chosen());
        presence.show(this, user, chosenCase());
        showOthers();
        changed();
    }

    private void changed() {
        drafts.changed();
        form.show(form.wasTried() ? problems(inquiry()) : form.cardNumbers());
    }

    private void askToClear() {
        if (form.isFilled() || calls.picked() != null) {
            askToDiscard();
        }
    }

    private void save() {
        saveThen(false);
    }

    /** @param another the same caller has another question */
    private void saveThen(boolean another) {
        try {
            NewInquiry inquiry = inquiry();
            List<FieldProblem> problems = problems(inquiry);
            if (problems.isEmpty()) {
                saved(inquiries.log(inquiry), another);
            } else {
                form.refuse(problems);
            }
        } catch (RejectedException e) {
            String field = e.field();
            form.refuse(List.of(new FieldProblem(field == null ? "summary" : field, e.text())));
        } finally {
            actions.enable();
        }
    }

    private List<FieldProblem> problems(NewInquiry inquiry) {
        List<FieldProblem> problems = new ArrayList<>(inquiries.problems(inquiry));
        problems.addAll(form.unreadable());
        return problems;
    }

    private NewInquiry inquiry() {
        return form.inquiry(words.incident().id(), calls.picked(), chosenCase());
    }

    private @Nullable Long chosenCase() {
        CaseFile chosen = caller.chosen();
        return chosen == null ? null : chosen.id();
    }

    private void saved(InquiryLine line, boolean another) {
        InquiryDraft before = form.draft(
                words.incident().id(), calls.picked(), chosenCase(), new UnsentText("", 0, form.callerText(), ""));
        RunningCall call = calls.picked();
        CaseFile person = caller.chosen();
        CallReason reason = form.reason();
        drafts.done(true);
        if (another) {
            calls.restore(call);
            form.another(before);
            outgoing.show(form.reason());
            if (person != null) {
                caller.choose(person);
            }
            changed();
        }
        form.focus();
        banner.show(line);
        if (reason != null) {
            links.call(words.incident().id(), reason).ifPresent(made -> banner.add(made, line, user));
        }
    }

    private void beside() {
        drafts.beside();
        form.focus();
    }

    private void nextDraft() {
        drafts.next();
        form.focus();
    }
}
