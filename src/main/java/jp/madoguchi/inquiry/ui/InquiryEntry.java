package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLink;
import java.time.Clock;
import java.util.List;
import jp.madoguchi.casefile.CaseFile;
import jp.madoguchi.inquiry.Caller;
import jp.madoguchi.inquiry.DeskService;
import jp.madoguchi.inquiry.FieldProblem;
import jp.madoguchi.inquiry.InquiryLine;
import jp.madoguchi.inquiry.InquiryService;
import jp.madoguchi.inquiry.NewInquiry;
import jp.madoguchi.inquiry.RunningCall;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.text.PhoneDigits;
import jp.madoguchi.privacy.CardNumberGuard;

/** The running calls, the form and the caller beside it; save, and the next one is blank. */
class InquiryEntry extends Div {
    /** A key alone counts only where nobody is typing, and Escape only where it isn't the input method's. */
    static final String KEYS_ALONE = "!event.ctrlKey && !event.altKey && !event.metaKey && !event.repeat"
            + " && !event.isComposing && event.keyCode !== 229 && (event.key === 'Escape'"
            + " || (event.key.length === 1 && !event.composedPath()[0].matches('input,textarea')))";

    private final InquiryWords words;
    private final DeskService desk;
    private final InquiryService inquiries;
    private final RunningCallStrip calls;
    private final InquiryForm form;
    private final CallerPanel caller;
    private final Div banner = new Div();
    private final LeaveGuard leaveGuard = new LeaveGuard();
    private final Button save = new Button(getTranslation("inquiry.entry.save"));
    private final Button discard = new Button(getTranslation("inquiry.entry.discard"));

    InquiryEntry(InquiryWords words, DeskService desk, InquiryService inquiries, CardNumberGuard guard, Clock clock) {
        this.words = words;
        this.desk = desk;
        this.inquiries = inquiries;
        addClassName("m-entry");
        // so that a click beside the fields leaves the keys working
        getElement().setAttribute("tabindex", "-1");
        calls = new RunningCallStrip(clock, this::take);
        caller = new CallerPanel(desk, words);
        form = new InquiryForm(words, guard, clock, this::lookUp, this::changed);
        banner.addClassName("m-saved");
        banner.getElement().setAttribute("role", "status");
        Div work = new Div(form, actions());
        work.addClassName("m-entry-work");
        Div columns = new Div(work, caller);
        columns.addClassName("m-entry-columns");
        add(banner, callRow(), columns, leaveGuard);
        listenToKeys();
        showCalls();
    }

    void showCalls() {
        calls.show(desk.calls(words.incident().id()));
    }

    boolean isFilled() {
        return form.isFilled();
    }

    void askToDiscard(String question, Runnable discarded, Runnable kept) {
        ConfirmDialog dialog = new ConfirmDialog(
                getTranslation(question),
                getTranslation("inquiry.entry.discard.what"),
                getTranslation("inquiry.entry.discard.yes"),
                confirmed -> discarded.run());
        dialog.setConfirmButtonTheme("primary error");
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("inquiry.entry.discard.no"));
        dialog.addCancelListener(cancelled -> {
            kept.run();
            form.focus();
        });
        dialog.open();
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        form.focus();
    }

    private Div callRow() {
        Span title = new Span(getTranslation("inquiry.entry.calls"));
        title.addClassName("m-calls-title");
        Span key = new Span("F2");
        key.addClassName("m-key");
        title.add(key);
        Div row = new Div(title, calls);
        row.addClassName("m-calls-row");
        return row;
    }

    private Div actions() {
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.setSuffixComponent(key("Ctrl+Enter"));
        save.setDisableOnClick(true);
        save.addClickListener(click -> save());
        discard.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        discard.setSuffixComponent(key("Esc"));
        discard.addClickListener(click -> askToClear());
        Div actions = new Div(save, discard);
        actions.addClassName("m-entry-actions");
        return actions;
    }

    private static Span key(String name) {
        Span key = new Span(name);
        key.addClassName("m-key");
        key.getElement().setAttribute("aria-hidden", "true");
        return key;
    }

    private void listenToKeys() {
        Shortcuts.addShortcutListener(this, this::save, Key.ENTER, KeyModifier.CONTROL);
        Shortcuts.addShortcutListener(this, calls::pickNext, Key.F2);
        getElement()
                .addEventListener("keydown", event -> {
                    String key = event.getEventData().get("event.key").asString();
                    if (key.equals("Escape")) {
                        askToClear();
                    } else {
                        form.press(key);
                    }
                })
                .setFilter(KEYS_ALONE)
                .addEventData("event.key");
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

    private void changed() {
        leaveGuard.setActive(form.isFilled());
        form.show(form.wasTried() ? inquiries.problems(inquiry()) : form.cardNumbers());
    }

    private void askToClear() {
        if (form.isFilled() || calls.picked() != null) {
            askToDiscard("inquiry.entry.discard.ask", this::next, () -> {});
        }
    }

    private void save() {
        try {
            NewInquiry inquiry = inquiry();
            List<FieldProblem> problems = inquiries.problems(inquiry);
            if (problems.isEmpty()) {
                saved(inquiries.log(inquiry));
            } else {
                form.refuse(problems);
            }
        } catch (RejectedException e) {
            String field = e.field();
            form.refuse(List.of(new FieldProblem(field == null ? "summary" : field, e.text())));
        } finally {
            save.setEnabled(true);
        }
    }

    private NewInquiry inquiry() {
        CaseFile chosen = caller.chosen();
        return form.inquiry(words.incident().id(), calls.picked(), chosen == null ? null : chosen.id());
    }

    private void saved(InquiryLine line) {
        next();
        RouterLink link = new RouterLink(line.number(), InquiryListView.class);
        link.setQueryParameters(QueryParameters.of("inquiry", line.number()));
        banner.removeAll();
        banner.add(
                new Span(getTranslation("inquiry.entry.saved", words.time(line.endedAt()))),
                link,
                new Span(words.category(line.categoryId()) + "・"
                        + getTranslation(line.outcome().textKey())));
    }

    private void next() {
        calls.release();
        form.clear();
        caller.clear();
        showCalls();
        changed();
        form.focus();
    }
}
