package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jp.madoguchi.casefile.CaseFile;
import jp.madoguchi.inquiry.Caller;
import jp.madoguchi.inquiry.DeskPresence;
import jp.madoguchi.inquiry.DeskService;
import jp.madoguchi.inquiry.DraftService;
import jp.madoguchi.inquiry.FieldProblem;
import jp.madoguchi.inquiry.InquiryDraft;
import jp.madoguchi.inquiry.InquiryLine;
import jp.madoguchi.inquiry.InquiryService;
import jp.madoguchi.inquiry.NewInquiry;
import jp.madoguchi.inquiry.RunningCall;
import jp.madoguchi.inquiry.UnsentText;
import jp.madoguchi.inquiry.escalation.DeskEscalationService;
import jp.madoguchi.inquiry.script.ScriptService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.text.PhoneDigits;
import jp.madoguchi.privacy.CardNumberGuard;
import org.jspecify.annotations.Nullable;

/** The running calls, the form and the caller beside it; save, and the next one is blank. */
class InquiryEntry extends Div {
    /** A key alone counts only where nobody is typing, and Escape only where it isn't the input method's. */
    static final String KEYS_ALONE = "!event.ctrlKey && !event.altKey && !event.metaKey && !event.repeat"
            + " && !event.isComposing && event.keyCode !== 229 && (event.key === 'Escape'"
            + " || (event.key.length === 1 && !event.composedPath()[0].matches('input,textarea')))";

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
            String user,
            CardNumberGuard guard,
            Clock clock) {
        this.words = words;
        this.desk = desk;
        this.inquiries = inquiries;
        this.presence = presence;
        this.user = user;
        addClassName("m-entry");
        // so that a click beside the fields leaves the keys working
        getElement().setAttribute("tabindex", "-1");
        calls = new RunningCallStrip(clock, this::take);
        caller = new CallerPanel(desk, words, person -> personChosen());
        story = new StoryPanel(words, desk, clock);
        form = new InquiryForm(words, scripts, people(user), guard, clock, this::lookUp, this::changed);
        drafts = new DraftBox(words, draftService, user, new FormOfDrafts());
        banner = new SavedBanner(words, escalations, form::focus);
        Div work = new Div(form, actions);
        work.addClassName("m-entry-work");
        Div beside = new Div(form.answers(), story);
        beside.addClassName("m-entry-beside");
        caller.addContact(form.contact());
        Div columns = new Div(caller, work, beside);
        columns.addClassName("m-entry-columns");
        Div lines = new Div(callRow(), drafts);
        lines.addClassName("m-entry-lines");
        add(banner, lines, columns);
        listenToKeys();
        showCalls();
    }

    /** Who can be promised: the user first, then those who have logged inquiries. */
    private List<String> people(String user) {
        List<String> people = new ArrayList<>(List.of(user));
        inquiries.operators(words.incident().id()).stream()
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
        ConfirmDialog dialog = new ConfirmDialog(
                getTranslation("inquiry.entry.discard.ask"),
                getTranslation("inquiry.entry.discard.what"),
                getTranslation("inquiry.entry.discard.yes"),
                confirmed -> {
                    drafts.done(false);
                    form.focus();
                });
        dialog.setConfirmButtonTheme("primary error");
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("inquiry.entry.discard.no"));
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

    private void listenToKeys() {
        Shortcuts.addShortcutListener(this, this::save, Key.ENTER, KeyModifier.CONTROL);
        Shortcuts.addShortcutListener(this, () -> saveThen(true), Key.ENTER, KeyModifier.CONTROL, KeyModifier.SHIFT);
        Shortcuts.addShortcutListener(this, this::showKeys, Key.F1);
        Shortcuts.addShortcutListener(this, calls::pickNext, Key.F2);
        Shortcuts.addShortcutListener(this, caller::chooseNext, Key.F4);
        Shortcuts.addShortcutListener(this, caller::focusSearch, Key.F8);
        Shortcuts.addShortcutListener(this, form.answers()::useNext, Key.F9);
        Shortcuts.addShortcutListener(this, this::beside, Key.KEY_N, KeyModifier.ALT);
        Shortcuts.addShortcutListener(this, this::nextDraft, Key.PAGE_DOWN, KeyModifier.ALT);
        getElement()
                .addEventListener("keydown", event -> {
                    String key = event.getEventData().get("event.key").asString();
                    if (key.equals("Escape")) {
                        askToClear();
                    } else if (key.equals("?")) {
                        showKeys();
                    } else {
                        form.press(key);
                    }
                })
                .setFilter(KEYS_ALONE)
                .addEventData("event.key");
    }

    private void showKeys() {
        ShortcutSheet sheet = new ShortcutSheet();
        sheet.addOpenedChangeListener(change -> {
            if (!change.isOpened()) {
                form.focus();
            }
        });
        sheet.open();
    }

    private void take(RunningCall call) {
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
        drafts.done(true);
        if (another) {
            calls.restore(call);
            form.another(before);
            if (person != null) {
                caller.choose(person);
            }
            changed();
        }
        form.focus();
        banner.show(line);
    }

    private void beside() {
        drafts.beside();
        form.focus();
    }

    private void nextDraft() {
        drafts.next();
        form.focus();
    }

    /** Form, caller and call, as one thing that can be put aside and taken up again. */
    private final class FormOfDrafts implements DraftBox.Form {
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
            return form.draft(words.incident().id(), calls.picked(), chosenCase(), texts);
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
            lookUp(draft.caller());
            Long caseId = draft.caseId();
            if (caseId != null) {
                desk.person(caseId).ifPresent(caller::choose);
            }
        }

        @Override
        public void blank(String key) {
            calls.release();
            form.clear(key);
            caller.clear();
            showCalls();
        }
    }
}
